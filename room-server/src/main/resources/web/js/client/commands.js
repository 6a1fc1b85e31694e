import { HearthError } from "./error.js";

const STORED = "hearth.commands";
const QUEUE_MAX = 100;
const UNANSWERED_MAX = 32;
const SILENCE_MS = 8_000;
const RESEND_MS = 1_000;
const GIVE_UP_MS = 10 * 60_000;
const REFUSALS_MAX = 12;

/**
 * Commands on their way: numbered, keyed, stored before they are sent, and sent again with the same
 * key until the server has said what became of them.
 *
 * Commands of one lane (a room, or what is about ourselves) keep their order: while one waits to be
 * sent again, later ones of its lane wait behind it.
 */
export class Commands {
  #transmit;
  #storage;
  #changed;
  #unanswered;
  #entries = [];
  #lastId = 0;
  #timer = null;

  /** @param transmit sends a frame, false when there is no connection */
  constructor({ transmit, storage, changed = () => {}, unanswered = UNANSWERED_MAX }) {
    this.#transmit = transmit;
    this.#storage = storage;
    this.#changed = changed;
    this.#unanswered = unanswered;
    this.#entries = this.#restore();
  }

  /** Frames without an outcome yet, oldest first. */
  get pending() {
    return this.#entries.map(({ frame, key, state }) => ({ ...frame, key, state }));
  }

  /** Resolves with the `ok`, rejects with a HearthError; stays open across lost connections. */
  submit(frame, { durable }) {
    if (this.#entries.length >= QUEUE_MAX) {
      const message = "Too much is waiting to be sent.";
      return Promise.reject(
        new HearthError({ code: "client.queue-full", retry: "later", message }),
      );
    }
    return new Promise((resolve, reject) => {
      const key = durable ? newKey() : null;
      this.#entries.push({ frame, key, state: "queued", madeAt: Date.now(), resolve, reject });
      this.#store();
      this.#pump();
    });
  }

  /** A connection stands: whatever the last one left unanswered goes first, in its old order. */
  opened() {
    this.#entries.forEach((entry) => Object.assign(entry, { state: "queued", wakeAt: undefined }));
    this.#pump();
  }

  /** True when the frame was an answer to one of ours. */
  answered(frame) {
    const entry = this.#entries.find((each) => each.state === "sent" && each.id === frame.id);
    if (!entry) {
      return false;
    }
    if (frame.type === "unknown" || this.#mayInsist(entry, frame)) {
      this.#hold(entry, frame.after_ms ?? RESEND_MS);
    } else {
      this.#settle(entry);
      frame.type === "ok" ? entry.resolve(frame) : entry.reject(new HearthError(frame));
    }
    this.#pump();
    return true;
  }

  /** Gives everything up; for when somebody else takes our place. */
  clear() {
    const message = "Signed out before this was sent.";
    const dropped = this.#entries;
    this.#entries = [];
    this.#store();
    dropped.forEach((entry) =>
      entry.reject(new HearthError({ code: "client.signed-out", message })),
    );
    this.#changed();
  }

  /** A refusal that asks for the same command again is obeyed, but not for ever. */
  #mayInsist(entry, frame) {
    entry.refusals = (entry.refusals ?? 0) + 1;
    return frame.type === "error" && frame.retry === "same" && entry.refusals <= REFUSALS_MAX;
  }

  #hold(entry, afterMs) {
    entry.state = "waiting";
    entry.wakeAt = Date.now() + afterMs;
  }

  #settle(entry) {
    this.#entries = this.#entries.filter((each) => each !== entry);
    this.#store();
  }

  #pump() {
    this.#expire();
    const now = Date.now();
    const blocked = new Set();
    let sent = this.#entries.filter((entry) => entry.state === "sent").length;
    for (const entry of this.#entries) {
      this.#awaken(entry, now);
      const lane = entry.frame.room ?? "self";
      if (entry.state === "waiting") {
        blocked.add(lane);
      } else if (entry.state === "queued" && !blocked.has(lane) && sent < this.#unanswered) {
        if (!this.#send(entry, now)) break;
        sent += 1;
      }
    }
    this.#schedule();
    this.#changed();
  }

  #awaken(entry, now) {
    // Silence is the same as `unknown`: it may have happened, so ask again with the same key.
    if (entry.wakeAt !== undefined && entry.wakeAt <= now) {
      entry.state = "queued";
      entry.wakeAt = undefined;
    }
  }

  #send(entry, now) {
    const id = this.#lastId + 1;
    const frame = entry.key ? { ...entry.frame, id, key: entry.key } : { ...entry.frame, id };
    if (!this.#transmit(frame)) {
      return false;
    }
    this.#lastId = id;
    Object.assign(entry, { id, state: "sent", wakeAt: now + SILENCE_MS });
    return true;
  }

  #expire() {
    const oldest = Date.now() - GIVE_UP_MS;
    for (const entry of this.#entries.filter((each) => each.madeAt < oldest)) {
      this.#settle(entry);
      const message = "The server did not say in time what became of this.";
      entry.reject(new HearthError({ code: "client.expired", message }));
    }
  }

  #schedule() {
    clearTimeout(this.#timer);
    const wakeAt = Math.min(...this.#entries.map((entry) => entry.wakeAt ?? Infinity));
    if (wakeAt !== Infinity) {
      this.#timer = setTimeout(() => this.#pump(), Math.max(0, wakeAt - Date.now()));
    }
  }

  #store() {
    const durable = this.#entries.filter((entry) => entry.key);
    const stored = durable.map(({ frame, key, madeAt }) => ({ frame, key, madeAt }));
    this.#storage.setItem(STORED, JSON.stringify(stored));
  }

  #restore() {
    try {
      const stored = JSON.parse(this.#storage.getItem(STORED)) ?? [];
      const nobody = { state: "queued", resolve: () => {}, reject: () => {} };
      return stored.slice(0, QUEUE_MAX).map((entry) => ({ ...entry, ...nobody }));
    } catch {
      return [];
    }
  }
}

/** 128 random bits as 32 lower-case hexadecimal digits. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
