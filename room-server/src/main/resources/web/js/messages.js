import { byId, codePoints, el, reconcile, setText, wireDialog } from "./dom.js";
import { hueOf, inWords, timeOf } from "./words.js";

const TEXT_MAX = 500;

/** Direct messages and whispers, one conversation per person; they wait while one is away. */
export class Messages {
  #client;
  #names = new Map();
  #other = null;

  constructor(client) {
    this.#client = client;
    this.dialog = byId("messages-dialog");
    wireDialog(this.dialog);
    byId("open-messages").addEventListener("click", () => this.open());
    byId("older-messages").addEventListener("click", () => this.#older());
    byId("message-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    client.on("inbox", () => this.#show());
  }

  /** Opens on the conversation with a persona, or on the latest one. */
  open(persona = null, name = null) {
    if (name) this.#names.set(persona, name);
    this.#other = persona ?? this.#other ?? this.#threads().keys().next().value ?? null;
    this.dialog.showModal();
    this.#problem("");
    this.#show();
    byId("message-input").focus();
  }

  #choose(persona) {
    this.#other = persona;
    this.#show();
    byId("message-input").focus();
  }

  #threads() {
    return this.#client.inbox.threads(this.#client.identity?.persona);
  }

  #show() {
    const me = this.#client.identity?.persona;
    const unread = this.#client.inbox.unread(me);
    byId("unread-badge").hidden = unread === 0;
    setText(byId("unread"), String(unread));
    if (this.dialog.open) {
      this.#showThreads(me);
      this.#showThread(me);
      this.#markRead();
    }
  }

  #showThreads(me) {
    const threads = this.#threads();
    const others =
      threads.has(this.#other) || !this.#other
        ? [...threads.keys()]
        : [this.#other, ...threads.keys()];
    reconcile(byId("threads"), others, {
      key: (persona) => persona,
      make: (persona) =>
        el(
          "li",
          {},
          el(
            "button",
            {
              type: "button",
              class: "person",
              dataset: { thread: persona },
              on: { click: () => this.#choose(persona) },
            },
            el("span", { class: "name" }),
            el("span", { class: "about" }),
          ),
        ),
      update: (item, persona) => {
        const button = item.firstElementChild;
        button.setAttribute("aria-pressed", String(persona === this.#other));
        setText(button.firstElementChild, this.#nameOf(persona));
        setText(button.lastElementChild, threads.get(persona)?.at(-1)?.text ?? "");
      },
    });
  }

  #showThread(me) {
    const messages = this.#threads().get(this.#other) ?? [];
    setText(
      byId("thread-title"),
      this.#other ? this.#nameOf(this.#other) : "Nobody has written yet",
    );
    byId("message-form").hidden = !this.#other;
    byId("older-messages").hidden = !this.#client.inbox.more;
    reconcile(byId("thread"), messages, {
      key: (message) => message.offset,
      make: (message) => this.#line(message, me),
      update: (item, message) => setText(item.firstElementChild, this.#author(message, me)),
    });
    byId("thread-log").scrollTop = byId("thread-log").scrollHeight;
  }

  #line(message, me) {
    const kind = message.type === "inbox.whisper" ? "whisper" : "said";
    return el(
      "li",
      { dataset: { kind, mine: message.from === me } },
      el("span", { class: `who hue-${hueOf(message.from)}` }),
      " ",
      el("span", { class: "what" }, message.text),
      " ",
      el("time", { datetime: message.at }, timeOf(message.at)),
    );
  }

  #author({ type, from }, me) {
    const name = from === me ? "You" : this.#nameOf(from);
    return type === "inbox.whisper" ? `${name}, in a whisper` : name;
  }

  #nameOf(persona) {
    const known = this.#client.inbox.people.get(persona)?.name ?? this.#names.get(persona);
    const met = Array.from(this.#client.rooms.values(), (view) => view.people.get(persona)?.name);
    return known ?? met.find(Boolean) ?? "Somebody";
  }

  #markRead() {
    this.#client.readInbox().catch(() => {
      // Still unread, and asked again when the next message comes.
    });
  }

  async #older() {
    try {
      await this.#client.olderInbox();
    } catch (error) {
      this.#problem(inWords(error));
    }
  }

  async #send() {
    const input = byId("message-input");
    const text = input.value.trim();
    if (!text || !this.#other) {
      return;
    }
    if (codePoints(text) > TEXT_MAX) {
      this.#problem("That is too long.");
      return;
    }
    input.value = "";
    this.#problem("");
    try {
      await this.#client.command("direct.send", { to: this.#other, text });
    } catch (error) {
      this.#problem(inWords(error));
      input.value ||= text;
    }
  }

  #problem(text) {
    setText(byId("message-problem"), text);
  }
}
