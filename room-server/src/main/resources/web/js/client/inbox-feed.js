import { InboxView } from "../inbox-view.js";

export const INBOX = "inbox";

/** Keeps our inbox complete: folds what is pushed, and fetches what was never seen. */
export class InboxFeed {
  #streams;
  #command;
  #resync;
  #changed;
  #fetching = null;
  #view = InboxView.empty();

  /** @param changed takes the new InboxView */
  constructor({ streams, command, resync, changed }) {
    this.#streams = streams;
    this.#command = command;
    this.#resync = resync;
    this.#changed = changed;
  }

  get view() {
    return this.#view;
  }

  /** The connection stands: fetches the inbox unless we have a position in it. */
  attached() {
    if (!this.#streams.epochOf(INBOX)) {
      this.#fetch();
    }
  }

  /** Our position is worth nothing any more. */
  restart() {
    this.#streams.forget(INBOX);
    this.#fetch();
  }

  receive({ epoch, offset, events, people }) {
    if (this.#streams.epochOf(INBOX) !== epoch) {
      this.#fetch();
      return;
    }
    const known = this.#streams.advance(INBOX, offset, events.length);
    if (known < 0) {
      this.#resync();
      return;
    }
    const fold = (view, event, index) => view.apply(event, offset + known + index);
    this.#set(events.slice(known).reduce(fold, this.#view.withPeople(people)));
  }

  meet(people) {
    this.#set(this.#view.withPeople(people));
  }

  /** Everything up to now has been seen by `me`. */
  async read(me) {
    if (this.#view.unread(me) > 0) {
      await this.#command("inbox.ack", { offset: this.#view.offset });
    }
  }

  /** Fetches messages from before those that are known. */
  async older(limit) {
    const oldest = this.#view.messages[0];
    const before = oldest ? { before: oldest.offset } : {};
    const { events, people, more } = await this.#command("inbox.read", { limit, ...before });
    this.#set(this.#view.withPage({ events, people, more }));
  }

  async #fetch() {
    this.#fetching ??= this.#command("inbox.read", { limit: 100 });
    try {
      const page = await this.#fetching;
      // An inbox that nothing has come into yet has no epoch, so there is no position in it either.
      if (page.epoch) this.#streams.place(INBOX, page.epoch, page.offset);
      this.#set(this.#view.withPage(page));
    } catch {
      // The inbox stays as it is; the next connection asks again.
    } finally {
      this.#fetching = null;
    }
  }

  #set(view) {
    this.#view = view;
    this.#changed(view);
  }
}
