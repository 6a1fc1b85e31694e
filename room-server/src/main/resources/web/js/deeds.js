import { byId, el } from "./dom.js";
import { icon } from "./icons.js";
import { REACTIONS } from "./words.js";

const CALM = { id: "stand", name: "Just stand" };

/** The row of things to do under the room: stand up, reactions, and a menu of moves. */
export class Deeds {
  #pose;

  constructor({ stand, react, pose }) {
    this.#pose = pose;
    byId("stand").addEventListener("click", stand);
    byId("reactions").replaceChildren(
      ...REACTIONS.map((reaction) => reactionButton(reaction, react)),
    );
    byId("moves").addEventListener("click", () => this.#open(byId("poses").hidden));
    byId("poses").addEventListener("keydown", ({ key }) => key === "Escape" && this.#close());
    document.addEventListener("pointerdown", ({ target }) => {
      if (!byId("poses").contains(target) && !byId("moves").contains(target)) this.#open(false);
    });
  }

  /** Fills the menu with the poses, gestures and dances of a catalogue. */
  furnishFrom(catalogue) {
    const rank = { gesture: 0, dance: 1, pose: 2 };
    const moves = catalogue.all("pose").sort((a, b) => rank[a.pose.kind] - rank[b.pose.kind]);
    byId("poses").replaceChildren(...[CALM, ...moves].map((move) => this.#moveButton(move)));
    byId("moves").hidden = moves.length === 0;
  }

  show(own) {
    byId("stand").disabled = !own?.seat;
    const pose = own?.pose || CALM.id;
    byId("poses")
      .querySelectorAll("button")
      .forEach((button) =>
        button.setAttribute("aria-pressed", String(button.dataset.pose === pose)),
      );
  }

  #moveButton({ id, name, pose }) {
    const act = () => {
      this.#pose(id);
      this.#close();
    };
    const kind = pose ? el("span", { class: "about" }, pose.kind) : "";
    return el(
      "button",
      { type: "button", class: "quiet", dataset: { pose: id }, on: { click: act } },
      name,
      kind,
    );
  }

  #open(open) {
    byId("poses").hidden = !open;
    byId("moves").setAttribute("aria-expanded", String(open));
    if (open) byId("poses").querySelector("button")?.focus();
  }

  #close() {
    this.#open(false);
    byId("moves").focus();
  }
}

function reactionButton({ name, label }, react) {
  return el(
    "button",
    {
      type: "button",
      class: "round",
      title: label,
      "aria-label": label,
      dataset: { reaction: name },
      on: { click: () => react(name) },
    },
    icon(name),
  );
}
