import { byId, el, reconcile, setText } from "./dom.js";
import { seatName } from "./words.js";

/** Every seat as a button, so that sitting needs no pointer. */
export class Seats {
  #sit;
  #stand;
  #shown = null;
  #nameOf = () => null;

  constructor({ sit, stand }) {
    this.#sit = sit;
    this.#stand = stand;
  }

  /** Seats of furniture are called after it. */
  furnishFrom(catalogue) {
    this.#nameOf = (view, { piece, seat }) => {
      const product = catalogue.find(view.pieces.get(piece)?.product);
      return product ? `${product.name}, place ${seat.split(".").at(-1)}` : null;
    };
    this.#shown = null;
  }

  show(view, me) {
    const parts = [view.seats, view.people, seatingOf(view)];
    if (this.#shown?.every((part, index) => part === parts[index])) {
      return;
    }
    this.#shown = parts;
    reconcile(byId("seats"), Array.from(view.seats.values()), {
      key: (seat) => seat.seat,
      make: (seat) => this.#make(seat),
      update: (item, seat) =>
        fill(item.firstElementChild, seat, view, me, this.#nameOf(view, seat)),
    });
  }

  #make({ seat }) {
    const act = ({ currentTarget }) =>
      currentTarget.dataset.state === "mine" ? this.#stand() : this.#sit(seat);
    return el(
      "li",
      {},
      el(
        "button",
        { type: "button", class: "seat", dataset: { seat }, on: { click: act } },
        el("span", { class: "seat-name" }),
        el("span", { class: "about" }),
      ),
    );
  }
}

function fill(button, seat, view, me, name) {
  const sitter = view.sitterOf(seat.seat);
  const state = !sitter ? "free" : sitter.persona === me ? "mine" : "taken";
  button.dataset.state = state;
  button.setAttribute("aria-pressed", String(state === "mine"));
  setText(button.firstElementChild, name ?? seatName(seat.seat));
  setText(
    button.lastElementChild,
    state === "free" ? "free" : state === "mine" ? "you" : view.nameOf(sitter.persona),
  );
}

function seatingOf(view) {
  return Array.from(view.occupants.values(), ({ number, seat }) =>
    seat ? `${number}:${seat}` : "",
  ).join(" ");
}
