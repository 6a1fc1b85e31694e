import { byId, el, reconcile, setText } from "./dom.js";
import { paintAvatar } from "./person-dialog.js";
import { Portraits } from "./portraits.js";
import { seatName } from "./words.js";

/** Who is here, oneself first; each a button to what can be done with them. */
export class People {
  #open;
  #shown = null;
  #portraits = null;

  constructor(open) {
    this.#open = open;
  }

  /** From now on people are shown with their own faces. */
  furnishFrom(catalogue) {
    this.#portraits = new Portraits(catalogue);
    this.#shown = null;
  }

  show(view, me) {
    const { occupants, people, settings } = view;
    const same =
      this.#shown &&
      this.#shown.every((part, index) => part === [occupants, people, settings][index]);
    if (same) {
      return;
    }
    this.#shown = [occupants, people, settings];
    setText(byId("people-count"), String(occupants.size));
    reconcile(byId("people"), inOrder(view, me), {
      key: (occupant) => occupant.number,
      make: (occupant) => this.#make(occupant),
      update: (item, occupant) => fill(item, view, occupant, me, this.#portraits),
    });
  }

  #make({ number, persona }) {
    const open = () => this.#open(number);
    const button = el(
      "button",
      { type: "button", class: "person", on: { click: open } },
      el("span", { "aria-hidden": "true" }),
      el("span", { class: "name" }),
      el("span", { class: "about" }),
    );
    return el("li", { dataset: { test: "occupant", number, persona } }, button);
  }
}

function inOrder(view, me) {
  const rank = ({ persona }) => (persona === me ? 0 : 1);
  const named = Array.from(view.occupants.values(), (each) => ({
    ...each,
    name: view.nameOf(each.persona),
  }));
  return named.sort(
    (a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name) || a.number - b.number,
  );
}

function fill(item, view, occupant, me, portraits) {
  const [avatar, name, about] = item.firstElementChild.children;
  const look = view.lookOf(occupant.persona);
  look && portraits
    ? portraits.paint(avatar, look)
    : paintAvatar(avatar, occupant.persona, occupant.name);
  setText(name, occupant.name);
  setText(about, remarks(view, occupant, me).join(", "));
  item.classList.toggle("away", Boolean(occupant.reconnecting));
}

function remarks(view, occupant, me) {
  const role = view.roleOf(occupant.persona);
  return [
    occupant.persona === me && "you",
    role !== "guest" && role,
    occupant.reconnecting ? "connection lost" : occupant.typing && "typing",
    occupant.seat && `on ${seatName(occupant.seat).toLowerCase()}`,
  ].filter(Boolean);
}
