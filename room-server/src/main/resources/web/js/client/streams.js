const PARTS_MAX = 1_000;

/**
 * Where we are in each stream. Says of every batch of events whether it is new, known already, or
 * shows that something is missing; puts the parts of a snapshot together.
 */
export class Streams {
  #positions = new Map();
  #parts = new Map();
  #awaited = new Map();

  /** What to name when introducing ourselves. */
  positions() {
    return Array.from(this.#positions, ([stream, { epoch, offset }]) => ({
      stream,
      epoch,
      offset,
    }));
  }

  /** Every stream named in an introduction owes us an answer; until then we are catching up. */
  awaitAnswers() {
    this.#parts.clear();
    this.#awaited = new Map(this.positions().map(({ stream }) => [stream, null]));
  }

  get catchingUp() {
    return this.#awaited.size > 0;
  }

  answer({ stream, answer, offset }) {
    if (answer === "replay" && this.#offset(stream) < offset) {
      this.#awaited.set(stream, offset);
    } else if (answer !== "snapshot") {
      this.#awaited.delete(stream);
    }
  }

  /** Undefined while there is no position in the stream. */
  epochOf(stream) {
    return this.#positions.get(stream)?.epoch;
  }

  place(stream, epoch, offset) {
    this.#positions.set(stream, { epoch, offset });
    this.#reached(stream, offset);
  }

  forget(stream) {
    this.#positions.delete(stream);
    this.#awaited.delete(stream);
  }

  /**
   * How many of `count` events that begin at `first` are known already; -1 when there is a hole
   * before them, or no position to compare with. Moves the position over what is new.
   */
  advance(stream, first, count) {
    const position = this.#positions.get(stream);
    if (!position || first > position.offset + 1) {
      return -1;
    }
    const known = Math.min(count, position.offset + 1 - first);
    if (known < count) {
      this.place(stream, position.epoch, first + count - 1);
    }
    return known;
  }

  /** The whole snapshot once its last part is here, null before. */
  assemble(part) {
    const parts = part.part === 1 ? [part] : [...(this.#parts.get(part.room) ?? []), part];
    if (parts.length > PARTS_MAX || parts.length !== part.part) {
      this.#parts.delete(part.room);
      return null;
    }
    this.#parts.set(part.room, parts);
    if (part.part < part.parts) {
      return null;
    }
    this.#parts.delete(part.room);
    return whole(parts);
  }

  #offset(stream) {
    return this.#positions.get(stream)?.offset ?? 0;
  }

  #reached(stream, offset) {
    if (this.#awaited.has(stream) && offset >= (this.#awaited.get(stream) ?? 0)) {
      this.#awaited.delete(stream);
    }
  }
}

function whole(parts) {
  const lists = (name) => parts.flatMap((part) => part[name] ?? []);
  return {
    ...parts[0],
    seats: lists("seats"),
    occupants: lists("occupants"),
    talk: lists("talk"),
    furniture: lists("furniture"),
    people: Object.assign({}, ...parts.map((part) => part.people ?? {})),
  };
}
