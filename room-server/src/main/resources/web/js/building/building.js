import { byId, el, reconcile, setText } from "../dom.js";
import { wireSegments } from "../panels.js";
import { Shelf, matching } from "../shelf.js";
import { inWords } from "../words.js";
import { Catalogue } from "../world/catalogue.js";
import { BuildDeeds } from "./build-deeds.js";
import { BuildTool } from "./tool.js";

const PIECES_MAX = 500;
const KEYS = "Arrow keys move it, R turns, + and − change its size, Enter places, Escape cancels.";

/** The panel of those who may build: choose, place, move, remove, and take the last deed back. */
export class Building {
  #stage;
  #me = null;
  #view = null;
  #catalogue = new Catalogue();
  #open = false;
  #deeds;
  #tool;

  constructor({ client, stage }) {
    this.#stage = stage;
    this.#deeds = new BuildDeeds(client);
    this.#tool = new BuildTool(stage, {
      changed: (ghost, fault) => this.#showGhost(ghost, fault),
      place: (ghost) => this.#place(ghost),
      cancel: () => this.#cancel(),
      choose: (piece) => this.#lift(piece),
    });
    this.shelf = new Shelf(byId("build-shelf"), {
      choose: (product) => this.#take(product),
      test: "furniture",
    });
    this.choosePart = wireSegments(byId("panel-build"), () => this.#show());
    this.#wire();
  }

  /** For tests: what is in hand and whether it may stand there. */
  get state() {
    const { product, spot, piece } = this.#tool.ghost ?? {};
    return product
      ? { product: product.id, spot, piece: piece?.piece ?? null, fault: this.#tool.fault }
      : null;
  }

  furnishFrom(catalogue) {
    this.#catalogue = catalogue;
    this.#show();
  }

  enter(room) {
    this.#deeds.enter(room);
    this.#view = null;
    this.#tool.drop();
    this.#note("");
  }

  /** The panel was opened, or something else took its place. */
  shown(open) {
    this.#open = open;
    this.#stage.tool = open ? this.#tool : null;
    if (!open) this.#tool.drop();
    this.#show();
  }

  show(view, me) {
    this.#me = me;
    const same = this.#view?.pieces === view.pieces && this.#view?.people === view.people;
    this.#view = view;
    this.#tool.show(view);
    if (!same) this.#show();
  }

  #wire() {
    const on = (id, deed) => byId(id).addEventListener("click", deed);
    on("ghost-left", () => this.#tool.turn(-1));
    on("ghost-right", () => this.#tool.turn(1));
    on("ghost-smaller", () => this.#tool.resize(-1));
    on("ghost-larger", () => this.#tool.resize(1));
    on("ghost-down", () => this.#tool.raise(-1));
    on("ghost-up", () => this.#tool.raise(1));
    on("ghost-cancel", () => this.#cancel());
    on("ghost-place", () => this.#place(this.#tool.ghost));
    on("ghost-remove", () => this.#remove(this.#tool.ghost.piece));
    on("undo-build", () => this.#attempt(() => this.#deeds.undo(), "Taken back."));
    byId("build-search").addEventListener("input", () => this.#show());
    byId("build-node").addEventListener("change", () => this.#show());
  }

  #take(product) {
    this.#tool.take(product);
    byId("floor").focus({ preventScroll: true });
  }

  #lift(piece) {
    const product = this.#catalogue.find(piece.product);
    if (!product) {
      this.#note(
        "This piece is of a product that this server no longer has. It can only be removed.",
      );
      return;
    }
    this.#tool.lift(piece, product);
    byId("floor").focus({ preventScroll: true });
  }

  #cancel() {
    this.#tool.drop();
    this.#note("");
  }

  async #place({ product, spot, piece }) {
    const fault = this.#tool.fault;
    if (fault) {
      this.#note(inWords({ code: fault }));
      return;
    }
    this.#tool.drop();
    const placing = () =>
      piece ? this.#deeds.move(piece, spot) : this.#deeds.place(product.id, spot);
    await this.#attempt(placing, `${product.name} ${piece ? "moved" : "placed"}.`);
  }

  async #remove(piece) {
    this.#tool.drop();
    await this.#attempt(
      () => this.#deeds.remove(piece),
      `${this.#catalogue.nameOf(piece.product)} removed.`,
    );
  }

  async #attempt(deed, done) {
    try {
      await deed();
      this.#note(done);
    } catch (error) {
      this.#note(inWords(error));
    }
    byId("undo-build").disabled = !this.#deeds.canUndo;
    // The button that was used may be gone together with its piece.
    if (document.activeElement === document.body) byId("undo-build").focus();
  }

  #showGhost(ghost, fault) {
    byId("ghost-bar").hidden = !ghost;
    if (!ghost) return;
    const { product, piece, spot } = ghost;
    const where = `${spot.x.toFixed(1)}, ${spot.z.toFixed(1)}`;
    byId("ghost-bar").dataset.fault = fault ?? "";
    setText(
      byId("ghost-state"),
      fault
        ? `${product.name}: ${inWords({ code: fault })}`
        : `${product.name} at ${where}, size ${Math.round(spot.scale * 100)} %. ${this.#foreign(piece)}`,
    );
    byId("floor").title = KEYS;
    byId("ghost-remove").hidden = !piece;
    byId("ghost-remove").disabled = Boolean(this.#foreign(piece));
    byId("ghost-place").disabled = Boolean(fault);
  }

  /** Why somebody may not remove a piece, empty when they may. */
  #foreign(piece) {
    if (!piece || piece.persona === this.#me || this.#view.roleOf(this.#me) === "owner") return "";
    return `${this.#view.nameOf(piece.persona)} placed it: only they and the owner may remove it.`;
  }

  #show() {
    if (!this.#open || !this.#view) return;
    const pieces = Array.from(this.#view.pieces.values());
    setText(byId("piece-count"), `${pieces.length} of ${PIECES_MAX}`);
    byId("undo-build").disabled = !this.#deeds.canUndo;
    this.shelf.show(this.#offered(), this.#catalogue);
    byId("no-pieces").hidden = pieces.length > 0;
    reconcile(byId("pieces"), pieces, {
      key: ({ piece }) => piece,
      make: ({ piece }) => this.#makePiece(piece),
      update: (item, piece) => this.#fillPiece(item, piece),
    });
  }

  #offered() {
    const node = byId("build-node").value;
    const all = matching(this.#catalogue.all("furniture"), byId("build-search").value);
    return node ? all.filter(({ furniture }) => furniture.node === node) : all;
  }

  #makePiece(number) {
    const piece = () => this.#view.pieces.get(number);
    const lift = () => piece() && this.#lift(piece());
    const remove = () => piece() && this.#remove(piece());
    return el(
      "li",
      { class: "piece", dataset: { test: "piece", piece: number } },
      el(
        "button",
        { type: "button", class: "person", on: { click: lift } },
        el("span", { class: "name" }),
        el("span", { class: "about" }),
      ),
      el(
        "button",
        {
          type: "button",
          class: "quiet danger",
          dataset: { test: "piece-remove" },
          on: { click: remove },
        },
        "Remove",
      ),
    );
  }

  #fillPiece(item, piece) {
    const [main, remove] = item.children;
    const name = this.#catalogue.nameOf(piece.product);
    const foreign = this.#foreign(piece);
    const by = piece.persona === this.#me ? "you" : this.#view.nameOf(piece.persona);
    setText(main.firstElementChild, name);
    setText(
      main.lastElementChild,
      `at ${piece.x.toFixed(1)}, ${piece.z.toFixed(1)}, placed by ${by}`,
    );
    remove.disabled = Boolean(foreign);
    remove.title = foreign;
    remove.setAttribute("aria-label", `Remove ${name}`);
  }

  #note(text) {
    setText(byId("build-note"), text);
  }
}
