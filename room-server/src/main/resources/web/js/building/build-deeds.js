const UNDO_MAX = 50;

/** Sends what was built, and remembers for each deed the command that takes it back. */
export class BuildDeeds {
  #client;
  #room = null;
  #undo = [];

  constructor(client) {
    this.#client = client;
  }

  enter(room) {
    this.#room = room;
    this.#undo = [];
  }

  get canUndo() {
    return this.#undo.length > 0;
  }

  async place(product, spot) {
    const { piece } = await this.#send("place", { product, ...spot });
    this.#remember("remove", { piece });
  }

  async move(piece, spot) {
    const before = spotOf(piece);
    await this.#send("move", { piece: piece.piece, ...spot });
    this.#remember("move", { piece: piece.piece, ...before });
  }

  async remove(piece) {
    const before = spotOf(piece);
    await this.#send("remove", { piece: piece.piece });
    this.#remember("place", { product: piece.product, ...before });
  }

  /** Takes the last own deed back; somebody may have made that impossible meanwhile. */
  async undo() {
    const { verb, fields } = this.#undo.pop();
    await this.#send(verb, fields);
  }

  #send(verb, fields) {
    return this.#client.command(`furniture.${verb}`, { room: this.#room, ...fields });
  }

  #remember(verb, fields) {
    this.#undo = [...this.#undo, { verb, fields }].slice(-UNDO_MAX);
  }
}

function spotOf({ x, y, z, yaw, scale }) {
  return { x, y, z, yaw, scale };
}
