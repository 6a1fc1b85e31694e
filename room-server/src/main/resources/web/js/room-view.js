const TALK_MAX = 1_000;
const NOTE_TYPES = new Set(["room.joined", "room.left", "room.configured", "room.role-changed"]);

/**
 * What one room looks like to us: the fold of its snapshot, its events and its volatile messages.
 *
 * Never changed in place: every method answers a new view (or this one when nothing changed), so a
 * reader may keep a view as long as it likes.
 *
 * `occupants` is a Map by number, `seats` a Map by id (those of furniture name their `piece`),
 * `pieces` a Map of furniture by number, `shell` the name of the room's walls and floor, `people` a Map by persona, `talk` a list in
 * the order of offsets of lines (`kind` "said") and remarks (`kind` "note"), `bans` a Map from
 * persona to the end of those bans that we saw being made.
 */
export class RoomView {
  constructor(fields) {
    Object.assign(this, fields);
    Object.freeze(this);
  }

  static of(snapshot) {
    return new RoomView({
      id: snapshot.room,
      epoch: snapshot.epoch,
      offset: snapshot.offset,
      settings: snapshot.settings,
      floor: snapshot.floor,
      shell: snapshot.shell ?? "hall.v1",
      seats: new Map(snapshot.seats.map(({ occupant, ...seat }) => [seat.seat, seat])),
      pieces: new Map(),
      occupants: new Map(snapshot.occupants.map((each) => [each.number, { ...each, placedAt: 0 }])),
      people: new Map(Object.entries(snapshot.people)),
      talk: snapshot.talk.map((event) => lineOf(event, event.offset)),
      moreTalk: true,
      bans: new Map(),
    }).#withPieces(snapshot.furniture ?? []);
  }

  /** The occupant of a persona, undefined when it is not here. */
  occupantOf(persona) {
    return Array.from(this.occupants.values()).find((each) => each.persona === persona);
  }

  nameOf(persona) {
    return this.people.get(persona)?.name ?? "Somebody";
  }

  /** What somebody looks like; undefined while nobody has told us. */
  lookOf(persona) {
    const look = this.people.get(persona)?.look;
    return look?.body ? look : undefined;
  }

  /** The occupant on a seat, undefined while it is free. */
  sitterOf(seat) {
    return Array.from(this.occupants.values()).find((each) => each.seat === seat);
  }

  roleOf(persona) {
    if (persona === this.settings.owner) return "owner";
    return this.settings.builders?.includes(persona) ? "builder" : "guest";
  }

  /**
   * The view after one event of the room's stream. `catchingUp` while events are old news: only
   * then are stored positions better than what moves have told us.
   */
  apply(event, offset, { catchingUp = false } = {}) {
    const folded = FOLDS[event.type]?.(this, event, offset, catchingUp) ?? this;
    return folded.#with({ offset, talk: folded.#talkWith(event, offset) });
  }

  /** Newest positions; those who sit or came later than `at` are where the stream put them. */
  moved(moves, at) {
    const occupants = new Map(this.occupants);
    for (const [number, x, z, facing] of moves) {
      const occupant = occupants.get(number);
      if (occupant && !occupant.seat && occupant.placedAt <= at) {
        occupants.set(number, { ...occupant, x, z, facing });
      }
    }
    return this.#with({ occupants });
  }

  /** Newest signs; a reaction is a moment, not a state, and stays out of the view. */
  signed(signs) {
    const occupants = new Map(this.occupants);
    for (const { number, reaction, ...sign } of signs) {
      const occupant = occupants.get(number);
      if (occupant) {
        occupants.set(number, { ...occupant, ...sign });
      }
    }
    return this.#with({ occupants });
  }

  /** Names and looks; the higher version wins. */
  withPeople(people = {}) {
    const news = Object.entries(people).filter(([persona, face]) => {
      const known = this.people.get(persona);
      return !known || known.version < face.version || known.name !== face.name;
    });
    return news.length ? this.#with({ people: new Map([...this.people, ...news]) }) : this;
  }

  /** Older talk, paged backwards. */
  withHistory({ events, people, more }) {
    const known = new Set(this.talk.map((line) => line.offset));
    const older = events
      .filter((event) => event.type === "room.said" && !known.has(event.offset))
      .map((event) => lineOf(event, event.offset));
    const talk = [...older, ...this.talk].sort((a, b) => a.offset - b.offset);
    return this.withPeople(people).#with({ talk, moreTalk: more });
  }

  place(number, change) {
    const occupant = this.occupants.get(number);
    return occupant
      ? this.#with({ occupants: new Map(this.occupants).set(number, { ...occupant, ...change }) })
      : this;
  }

  arrive(occupant) {
    return this.#with({ occupants: new Map(this.occupants).set(occupant.number, occupant) });
  }

  depart(number) {
    const occupants = new Map(this.occupants);
    occupants.delete(number);
    return this.#with({ occupants });
  }

  banned(persona, until) {
    const bans = new Map(this.bans);
    until ? bans.set(persona, until) : bans.delete(persona);
    return this.#with({ bans });
  }

  /** Furniture placed or moved: its seats come with it, and whoever sits there too. */
  furnished(piece) {
    const known = this.pieces.get(piece.piece);
    return this.#withPieces([{ ...known, ...piece }]);
  }

  unfurnished(number) {
    const pieces = new Map(this.pieces);
    pieces.delete(number);
    const seats = new Map(Array.from(this.seats).filter(([, seat]) => seat.piece !== number));
    return this.#with({ pieces, seats });
  }

  #withPieces(news) {
    if (news.length === 0) return this;
    const pieces = new Map(this.pieces);
    const seats = new Map(this.seats);
    const occupants = new Map(this.occupants);
    for (const { seats: own = [], ...piece } of news) {
      pieces.set(piece.piece, piece);
      for (const { occupant, ...seat } of own)
        seats.set(seat.seat, { ...seat, piece: piece.piece });
    }
    for (const [number, { seat, ...occupant }] of this.occupants) {
      const spot = seat && seats.get(seat);
      if (spot)
        occupants.set(number, { ...occupant, seat, x: spot.x, z: spot.z, facing: spot.facing });
    }
    return this.#with({ pieces, seats, occupants });
  }

  empty() {
    return this.#with({ occupants: new Map() });
  }

  configured(change) {
    return this.#with({ settings: { ...this.settings, ...change } });
  }

  #talkWith(event, offset) {
    if (event.type === "room.said") {
      return [...this.talk, lineOf(event, offset)].slice(-TALK_MAX);
    }
    if (NOTE_TYPES.has(event.type)) {
      return [...this.talk, { kind: "note", offset, at: event.at, event }].slice(-TALK_MAX);
    }
    return this.talk;
  }

  #with(change) {
    return new RoomView({ ...this, ...change });
  }
}

const FOLDS = {
  "room.configured": (view, { settings }) => view.configured(settings),
  "room.closed": (view) => view.configured({ closed: true }).empty(),
  "room.reopened": (view) => view.configured({ closed: false }),
  "room.joined": (view, { number, persona, x, z, facing, at }, offset) =>
    view.arrive({ number, persona, x, z, facing, joined_at: at, pose: "", placedAt: offset }),
  "room.left": (view, { number }) => view.depart(number),
  "room.sat": (view, { number, seat }, offset) => {
    const { x, z, facing } = view.seats.get(seat) ?? {};
    const place = x === undefined ? {} : { x, z, facing };
    return view.place(number, { seat, placedAt: offset, ...place });
  },
  "room.stood": (view, { number, x, z, facing }, offset) =>
    view.place(number, { seat: undefined, x, z, facing, placedAt: offset }),
  "room.banned": (view, { persona, until }) => view.banned(persona, until),
  "room.unbanned": (view, { persona }) => view.banned(persona, null),
  "room.role-changed": (view, { persona, role }) => {
    const others = (view.settings.builders ?? []).filter((each) => each !== persona);
    return view.configured({ builders: role === "builder" ? [...others, persona] : others });
  },
  "furniture.placed": (view, { type, at, by, ...piece }) => view.furnished(piece),
  "furniture.moved": (view, { type, at, by, ...piece }) => view.furnished(piece),
  "furniture.removed": (view, { piece }) => view.unfurnished(piece),
  "room.positions": (view, { positions }, offset, catchingUp) =>
    catchingUp ? view.moved(positions, offset) : view,
};

function lineOf({ at, by, persona, text }, offset) {
  return { kind: "said", offset, at, by, persona, text };
}
