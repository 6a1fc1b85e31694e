import { byId, setText } from "./dom.js";
import { inWords } from "./words.js";

/** The welcome page: a name, and one is in. */
export class SignIn {
  /** @param enter takes a name, resolves when somebody is signed in */
  constructor(enter) {
    this.section = byId("sign-in");
    byId("sign-in-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(enter);
    });
  }

  show(problem = "") {
    setText(byId("sign-in-error"), problem);
    byId("name").focus();
  }

  async #submit(enter) {
    const name = byId("name").value.trim();
    if (!name) {
      this.show("A name is needed, any name.");
      return;
    }
    const button = this.section.querySelector("button");
    button.disabled = true;
    try {
      await enter(name);
    } catch (error) {
      this.show(error.code === "name.invalid" ? error.message : inWords(error));
    } finally {
      button.disabled = false;
    }
  }
}
