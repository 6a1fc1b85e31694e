import { signIn } from "./api.js";
import { h } from "./dom.js";

/** Asks for name and password; goes on with the session. */
export function signInView(main, onDone) {
  const name = h("input", { id: "name", autocomplete: "username", required: true, maxlength: 100, spellcheck: "false" });
  const password = h("input", { id: "password", type: "password", autocomplete: "current-password", required: true });
  const error = h("p", { class: "error", role: "alert" });
  const button = h("button", { class: "main", type: "submit" }, "Sign in");
  const submit = async (event) => {
    event.preventDefault();
    button.disabled = true;
    error.textContent = "";
    try {
      onDone(await signIn(name.value, password.value));
    } catch (refused) {
      error.textContent = refused.message;
      password.select();
    } finally {
      button.disabled = false;
    }
  };
  main.append(h("form", { class: "sign-in", onsubmit: submit },
    h("h1", {}, "Hearth console"),
    h("label", { for: "name" }, "Name"), name,
    h("label", { for: "password" }, "Password"), password,
    error, button));
  name.focus();
}
