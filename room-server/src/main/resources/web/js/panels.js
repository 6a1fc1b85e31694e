import { byId } from "./dom.js";

const NARROW = matchMedia("(max-width: 900px)");

/**
 * The panels beside the room as tabs: arrow keys go from one to the next. On a narrow window a
 * second tap on the chosen tab folds its panel away, so that the room has the whole height.
 */
export class Panels {
  #changed;
  #tabs;

  /** @param changed told the name of the panel that is shown, "none" when folded away */
  constructor(changed) {
    this.#changed = changed;
    this.#tabs = Array.from(byId("room").querySelectorAll(".tabs [role=tab]"));
    this.#tabs.forEach((tab) => {
      tab.addEventListener("click", () => this.#clicked(tab.dataset.panel));
      tab.addEventListener("keydown", (event) => this.#key(event));
    });
    this.choose("talk");
  }

  get shown() {
    return byId("room").dataset.panel;
  }

  choose(name) {
    byId("room").dataset.panel = name;
    this.#tabs.forEach((tab) => {
      const chosen = tab.dataset.panel === name;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen || (name === "none" && tab.dataset.panel === "talk") ? 0 : -1;
      if (chosen) delete tab.dataset.news;
    });
    this.#changed(name);
  }

  /** Shows or takes away a tab; whoever stood on it is back at the talk. */
  offer(name, offered) {
    const tab = this.#tabs.find((each) => each.dataset.panel === name);
    tab.hidden = !offered;
    if (!offered && this.shown === name) this.choose("talk");
  }

  /** A dot on a tab whose panel is not shown: something happened there. */
  news(name) {
    if (this.shown !== name) {
      this.#tabs.find((each) => each.dataset.panel === name).dataset.news = "";
    }
  }

  #clicked(name) {
    this.choose(NARROW.matches && this.shown === name ? "none" : name);
  }

  #key(event) {
    const tabs = this.#tabs.filter((tab) => !tab.hidden);
    const at = tabs.indexOf(event.currentTarget);
    const next = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: tabs.length - 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const tab = tabs[(next + tabs.length) % tabs.length];
    this.choose(tab.dataset.panel);
    tab.focus();
  }
}

/** Buttons that show one part of a panel at a time. */
export function wireSegments(panel, changed = () => {}) {
  const buttons = Array.from(panel.querySelectorAll(".segments [data-part]"));
  const choose = (name) => {
    buttons.forEach((button) =>
      button.setAttribute("aria-pressed", String(button.dataset.part === name)),
    );
    panel.querySelectorAll(".part").forEach((part) => (part.hidden = part.dataset.part !== name));
    changed(name);
  };
  buttons.forEach((button) => button.addEventListener("click", () => choose(button.dataset.part)));
  return choose;
}
