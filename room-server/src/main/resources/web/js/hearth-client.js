import { snapshotOf } from "./client/arrival.js";
import { Commands } from "./client/commands.js";
import { Emitter } from "./client/emitter.js";
import { HearthError } from "./client/error.js";
import { INBOX, InboxFeed } from "./client/inbox-feed.js";
import { Link } from "./client/link.js";
import { Session } from "./client/session.js";
import { Streams } from "./client/streams.js";
import { RoomView } from "./room-view.js";

const ROOM_VERBS =
  "create configure close reopen join leave say whisper sit stand " +
  "kick ban unban mute unmute role";
const DURABLE = new Set([
  ...ROOM_VERBS.split(" ").map((verb) => `room.${verb}`),
  ..."place move remove".split(" ").map((verb) => `furniture.${verb}`),
  ..."dress save forget wear".split(" ").map((verb) => `avatar.${verb}`),
  "direct.send",
  "inbox.ack",
]);

export { HearthError };

/**
 * A connection to a Hearth server and everything that is seen through it.
 *
 * States: `connecting` (never been in yet), `live`, `stale` (the connection is lost or does not
 * answer: what is shown may be old), `resyncing` (back, catching up), `stopped` (for good; `stop`
 * says why).
 *
 * Events: `state` ({state, code, reason}), `latency` (ms), `ready` (frame), `room` ({room, view,
 * change: "snapshot"|"events"|"moves"|"signs"|"people"|"history", …}), `left` ({room, reason}),
 * `inbox` (InboxView), `pending`, `notice` (frame).
 */
export class HearthClient extends Emitter {
  #session;
  #link;
  #commands;
  #streams = new Streams();
  #rooms = new Map();
  #inbox;
  #state = "stopped";
  #skipped = 0;

  /**
   * @param baseUrl where the server's HTTP door is
   * @param identityStorage keeps the tokens, shared by every window that is the same person
   * @param commandStorage keeps commands without an outcome, for one window alone
   */
  constructor({ baseUrl, identityStorage, commandStorage, name = "hearth-js/0.1.0" }) {
    super();
    this.#session = new Session({ baseUrl, storage: identityStorage });
    this.#link = new Link({ session: this.#session, positions: () => this.#introduce(), name });
    this.#commands = new Commands({
      transmit: (frame) => this.#link.send(frame),
      storage: commandStorage,
      changed: () => this.emit("pending"),
    });
    this.#inbox = this.#newInbox();
    this.#link.on("up", (frame) => this.#up(frame));
    this.#link.on("down", () => this.#enter(this.#state === "connecting" ? "connecting" : "stale"));
    this.#link.on("quiet", (quiet) => this.#quiet(quiet));
    this.#link.on("stopped", (why) => this.#enter("stopped", why));
    this.#link.on("latency", (ms) => this.emit("latency", ms));
    this.#link.on("frame", (frame) => this.#receive(frame));
  }

  /** `{person, persona, name}` or null. */
  get identity() {
    return this.#session.identity;
  }

  get state() {
    return this.#state;
  }

  /** Views of the rooms we are in, by id. */
  get rooms() {
    return this.#rooms;
  }

  get inbox() {
    return this.#inbox.view;
  }

  /** Commands without an outcome yet. */
  get pending() {
    return this.#commands.pending;
  }

  /** How many events were for somebody else's eyes. */
  get skipped() {
    return this.#skipped;
  }

  signInAsGuest(name) {
    return this.#session.signInAsGuest(name);
  }

  /** Ends the connection and forgets who we were. */
  signOut() {
    this.#link.stop();
    this.#session.forget();
    this.#commands.clear();
    this.#rooms.clear();
    this.#streams = new Streams();
    this.#inbox = this.#newInbox();
  }

  connect() {
    this.#enter("connecting");
    this.#link.start();
  }

  /** Whether anybody looks; a client that is not looked at gets no steps and no signs. */
  set visible(visible) {
    this.#link.visible = visible;
  }

  /** For when the browser says that the network is back. */
  hurry() {
    this.#link.hurry();
  }

  /** Any command; resolves with its `ok`, rejects with a HearthError. */
  command(type, fields = {}) {
    return this.#commands.submit({ type, ...fields }, { durable: DURABLE.has(type) });
  }

  /** A volatile message: worth something now or not at all. False when it could not be sent. */
  tell(type, fields) {
    return this.#state === "live" && this.#link.send({ type, ...fields });
  }

  /** Resolves with the room's view once its snapshot is here. */
  async join(room) {
    const arrived = snapshotOf(this, room);
    try {
      await this.command("room.join", { room });
      return await arrived.promise;
    } finally {
      arrived.cancel();
    }
  }

  async leave(room) {
    await this.command("room.leave", { room });
    this.#leave(room, "left");
  }

  /** Fetches talk from before what is known and puts it into the view. */
  async history(room, limit = 50) {
    const oldest = this.#rooms.get(room)?.talk.find((line) => line.kind === "said");
    const before = oldest ? { before: oldest.offset } : {};
    const page = await this.command("room.history", { room, limit, ...before });
    this.#show(room, (view) => view.withHistory(page), "history");
  }

  /** Everything in the inbox up to now has been seen. */
  readInbox = () => this.#inbox.read(this.identity?.persona);

  /** Fetches messages from before those that are known. */
  olderInbox(limit = 50) {
    return this.#inbox.older(limit);
  }

  #newInbox() {
    return new InboxFeed({
      streams: this.#streams,
      command: (type, fields) => this.command(type, fields),
      resync: () => this.#link.resync(),
      changed: (view) => this.emit("inbox", view),
    });
  }

  #introduce() {
    this.#streams.awaitAnswers();
    return this.#streams.positions();
  }

  #up(frame) {
    this.#enter(this.#streams.catchingUp ? "resyncing" : "live");
    this.emit("ready", frame);
    this.#commands.opened();
    this.#inbox.attached();
  }

  #quiet(quiet) {
    if (quiet && this.#state === "live") {
      this.#enter("stale");
    } else if (!quiet && this.#state === "stale") {
      this.#enter("live");
    }
  }

  #enter(state, why = {}) {
    if (state !== this.#state) {
      this.#state = state;
      this.emit("state", { state, ...why });
    }
  }

  #receive(frame) {
    if (["ok", "error", "unknown"].includes(frame.type)) {
      this.#commands.answered(frame);
    } else {
      this.#pushes[frame.type]?.(frame);
    }
    if (this.#state === "resyncing" && !this.#streams.catchingUp) {
      this.#enter("live");
    }
  }

  // Types that are not here are of a later version of the protocol and are ignored.
  #pushes = {
    stream: (frame) => this.#streamAnswered(frame),
    "room.snapshot": (frame) => this.#snapshotPart(frame),
    "room.events": (frame) => this.#roomEvents(frame),
    "room.moves": ({ room, moves, at }) =>
      this.#show(room, (view) => view.moved(moves, at), "moves"),
    "room.signs": ({ room, signs }) =>
      this.#show(room, (view) => view.signed(signs), "signs", { signs }),
    people: ({ people }) => this.#meet(people),
    "inbox.events": (frame) => this.#inbox.receive(frame),
    notice: (frame) => this.emit("notice", frame),
  };

  #streamAnswered(frame) {
    this.#streams.answer(frame);
    const room = roomOf(frame.stream);
    if (frame.answer === "gone") {
      this.#streams.forget(frame.stream);
      if (room) this.#leave(room, frame.reason);
    }
    if (frame.stream === INBOX && ["gone", "snapshot"].includes(frame.answer)) {
      this.#inbox.restart();
    }
  }

  #snapshotPart(frame) {
    const snapshot = this.#streams.assemble(frame);
    if (snapshot) {
      this.#streams.place(`room:${snapshot.room}`, snapshot.epoch, snapshot.offset);
      this.#rooms.set(snapshot.room, RoomView.of(snapshot));
      this.#show(snapshot.room, (view) => view, "snapshot");
    }
  }

  #roomEvents({ room, offset, events, people }) {
    if (!this.#rooms.has(room)) {
      return;
    }
    const known = this.#streams.advance(`room:${room}`, offset, events.length);
    if (known < 0) {
      this.#link.resync();
      return;
    }
    const fresh = events.slice(known);
    this.#skipped += fresh.filter((event) => event.type === "skip").length;
    const options = { catchingUp: this.#state === "resyncing" };
    const fold = (view, event, index) => view.apply(event, offset + known + index, options);
    this.#show(room, (view) => fresh.reduce(fold, view.withPeople(people)), "events", {
      events: fresh,
    });
    this.#noticeOwnDeparture(room, fresh);
  }

  #noticeOwnDeparture(room, events) {
    const persona = this.identity?.persona;
    const left = events.find((event) => event.type === "room.left" && event.persona === persona);
    const closed = events.some((event) => event.type === "room.closed");
    if ((left || closed) && !this.#rooms.get(room).occupantOf(persona)) {
      this.#leave(room, closed ? "closed" : left.reason);
    }
  }

  #meet(people) {
    for (const room of this.#rooms.keys()) {
      this.#show(room, (view) => view.withPeople(people), "people");
    }
    this.#inbox.meet(people);
  }

  #show(room, fold, change, detail = {}) {
    const view = this.#rooms.get(room);
    if (view) {
      const next = fold(view);
      this.#rooms.set(room, next);
      this.emit("room", { room, view: next, change, ...detail });
    }
  }

  #leave(room, reason) {
    this.#streams.forget(`room:${room}`);
    if (this.#rooms.delete(room)) {
      this.emit("left", { room, reason });
    }
  }
}

function roomOf(stream) {
  return stream.startsWith("room:") ? stream.slice("room:".length) : null;
}
