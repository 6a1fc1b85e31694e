const MESSAGES_MAX = 1_000;
const MESSAGE_TYPES = new Set(["inbox.direct", "inbox.whisper"]);

/** Our inbox: what came in, what we sent, and how far it is read. Never changed in place. */
export class InboxView {
  constructor(fields) {
    Object.assign(this, fields);
    Object.freeze(this);
  }

  static empty() {
    return new InboxView({ offset: 0, read: 0, messages: [], people: new Map(), more: false });
  }

  /** Takes a page as `inbox.read` answers it: the newest one, or an older one. */
  withPage({ offset = this.offset, read = this.read, events, people = {}, more }) {
    const known = new Set(this.messages.map((message) => message.offset));
    const news = events.filter((event) => isMessage(event) && !known.has(event.offset));
    const messages = [...news, ...this.messages].sort((a, b) => a.offset - b.offset);
    return this.#with({
      offset: Math.max(offset, this.offset),
      read: Math.max(read, this.read),
      messages,
      more,
    }).withPeople(people);
  }

  apply(event, offset) {
    if (event.type === "inbox.acked") {
      return this.#with({ offset, read: Math.max(this.read, event.read) });
    }
    const messages = isMessage(event) ? [...this.messages, { ...event, offset }] : this.messages;
    return this.#with({ offset, messages: messages.slice(-MESSAGES_MAX) });
  }

  withPeople(people = {}) {
    return this.#with({ people: new Map([...this.people, ...Object.entries(people)]) });
  }

  /** Messages from others that are not read yet. */
  unread(me) {
    return this.messages.filter((message) => message.from !== me && message.offset > this.read)
      .length;
  }

  /** Conversations by the other persona, the liveliest first. */
  threads(me) {
    const threads = new Map();
    for (const message of this.messages) {
      const other = message.from === me ? message.to : message.from;
      const earlier = threads.get(other) ?? [];
      threads.delete(other);
      threads.set(other, [...earlier, message]);
    }
    return new Map(Array.from(threads).reverse());
  }

  #with(change) {
    return new InboxView({ ...this, ...change });
  }
}

function isMessage(event) {
  return MESSAGE_TYPES.has(event.type);
}
