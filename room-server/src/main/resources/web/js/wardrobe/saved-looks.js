import { byId, codePoints, el, reconcile, setText } from "../dom.js";
import { inWords } from "../words.js";
import { portrait } from "../world/thumbs.js";

const NAME_MAX = 40;

/** Looks under a name: save what one wears, wear one again, forget one. */
export class SavedLooks {
  #deeds;
  #drawn = new WeakMap();

  /** @param deeds `{save(name), wear(name), forget(name)}`, each a promise */
  constructor(deeds) {
    this.#deeds = deeds;
    byId("save-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save();
    });
  }

  show(saved, catalogue) {
    byId("no-looks").hidden = saved.length > 0;
    reconcile(byId("looks"), saved, {
      key: ({ name }) => name,
      make: ({ name }) => this.#make(name),
      update: (item, { look }) => this.#draw(item.firstElementChild, look, catalogue),
    });
  }

  #make(name) {
    const button = (label, deed, classes = "") =>
      el(
        "button",
        {
          type: "button",
          class: classes,
          "aria-label": `${label} ${name}`,
          dataset: { test: `look-${label.toLowerCase()}` },
          on: { click: () => this.#attempt(() => deed(name)) },
        },
        label,
      );
    return el(
      "li",
      { class: "saved", dataset: { test: "saved-look" } },
      el("span", { class: "thumb", "aria-hidden": "true" }),
      el("span", { class: "name" }, name),
      button("Wear", this.#deeds.wear),
      button("Forget", this.#deeds.forget, "quiet danger"),
    );
  }

  #draw(holder, look, catalogue) {
    if (this.#drawn.get(holder) === look) return;
    this.#drawn.set(holder, look);
    holder.replaceChildren(portrait(look, catalogue, { width: 48, height: 68 }));
  }

  async #save() {
    const input = byId("look-name");
    const name = input.value.trim();
    if (!name || codePoints(name) > NAME_MAX) {
      this.#problem(name ? "A name may have 40 characters." : "Give it a name first.");
      return;
    }
    if (await this.#attempt(() => this.#deeds.save(name))) input.value = "";
  }

  async #attempt(deed) {
    this.#problem("");
    try {
      await deed();
      return true;
    } catch (error) {
      this.#problem(inWords(error));
      return false;
    }
  }

  #problem(text) {
    setText(byId("save-problem"), text);
  }
}
