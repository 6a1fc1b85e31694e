import { byId, codePoints, el, reconcile, setText } from "./dom.js";
import { hueOf, inWords, timeOf } from "./words.js";

const TEXT_MAX = 500;
const TYPING_FOR_MS = 3_000;
const NEAR_END_PX = 60;
const LEFT_WORDS = {
  left: "left",
  lost: "lost the connection and left",
  kicked: "was sent out",
  banned: "was banned",
};

/** What is said in the room: the log, older pages, what waits to be sent, and a line to add. */
export class Talk {
  #client;
  #room = null;
  #whisper = null;
  #typing = { on: false, told: false, timer: null };
  #shown = [];

  constructor(client) {
    this.#client = client;
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#say();
    });
    byId("talk-input").addEventListener("input", () => this.#type());
    byId("whisper-off").addEventListener("click", () => this.whisperTo(null));
    byId("earlier").addEventListener("click", () => this.#earlier());
    client.on("pending", () => this.#showWaiting());
    // What could not be told while the connection was away is told when it is back.
    client.on("state", ({ state }) => state === "live" && this.#room && this.#tellTyping());
  }

  enter(room) {
    this.#room = room;
    this.#shown = [];
    byId("talk").replaceChildren();
    this.whisperTo(null);
    this.#problem("");
  }

  /** Speaks to one occupant alone; null speaks to the room again. */
  whisperTo(occupant, name = "") {
    this.#whisper = occupant && { number: occupant.number, name };
    byId("whisper-to").hidden = !occupant;
    setText(byId("whisper-name"), name);
    byId("talk-input").placeholder = occupant ? `Whisper to ${name}` : "Say something";
    if (occupant) byId("talk-input").focus();
  }

  /** A panel that was hidden has no scroll position to keep. */
  toEnd() {
    const scroll = byId("talk-scroll");
    scroll.scrollTop = scroll.scrollHeight;
  }

  show(view, inbox, me) {
    this.#showTyping(view, me);
    const parts = [view.talk, view.people, view.moreTalk, inbox];
    if (this.#shown.every((part, index) => part === parts[index]) && this.#shown.length) {
      return;
    }
    const first = this.#shown.length === 0;
    this.#shown = parts;
    byId("earlier").hidden = !view.moreTalk;
    this.#keepingPlace(first, () => {
      reconcile(byId("talk"), withWhispers(view, inbox), {
        key: (line) => line.key,
        make: () => el("li"),
        update: (item, line) => fillLine(item, line, view, me),
      });
    });
  }

  /** New lines pull the log along only for those who read its end; older pages never move it. */
  #keepingPlace(first, change) {
    const scroll = byId("talk-scroll");
    const fromEnd = scroll.scrollHeight - scroll.scrollTop;
    const atEnd = first || fromEnd - scroll.clientHeight < NEAR_END_PX;
    const log = byId("talk-log");
    const lines = byId("talk");
    const top = lines.firstElementChild;
    log.setAttribute("aria-busy", String(first));
    change();
    if (atEnd) {
      scroll.scrollTop = scroll.scrollHeight;
    } else if (top !== lines.firstElementChild) {
      scroll.scrollTop = scroll.scrollHeight - fromEnd;
    }
    log.setAttribute("aria-busy", "false");
  }

  #showTyping(view, me) {
    const names = Array.from(view.occupants.values())
      .filter((each) => each.typing && each.persona !== me)
      .map((each) => view.nameOf(each.persona));
    const text = names.length > 2 ? "Several people are typing" : names.join(" and ");
    setText(
      byId("typing"),
      names.length === 0 || names.length > 2
        ? text && `${text}…`
        : `${text} ${names.length > 1 ? "are" : "is"} typing…`,
    );
  }

  #showWaiting() {
    const lines = this.#client.pending.filter(
      (each) => each.type === "room.say" && each.room === this.#room,
    );
    reconcile(byId("waiting"), lines, {
      key: (line) => line.key,
      make: (line) =>
        el(
          "li",
          {},
          el("span", { class: "what" }, line.text),
          el("span", { class: "about" }, " on its way"),
        ),
    });
  }

  async #say() {
    const input = byId("talk-input");
    const text = input.value.trim();
    if (!text || this.#tooLong(text)) {
      return;
    }
    const room = this.#room;
    const whisper = this.#whisper;
    input.value = "";
    this.#setTyping(false);
    this.#problem("");
    try {
      await (whisper
        ? this.#client.command("room.whisper", { room, to: whisper.number, text })
        : this.#client.command("room.say", { room, text }));
    } catch (error) {
      this.#problem(inWords(error));
      input.value ||= text;
    }
  }

  #tooLong(text) {
    const over = codePoints(text) - TEXT_MAX;
    this.#problem(over > 0 ? `That is ${over} characters too long.` : "");
    return over > 0;
  }

  #type() {
    const text = byId("talk-input").value;
    this.#tooLong(text);
    this.#setTyping(Boolean(text) && !this.#whisper);
  }

  #setTyping(on) {
    this.#typing.on = on;
    clearTimeout(this.#typing.timer);
    if (on) {
      this.#typing.timer = setTimeout(() => this.#setTyping(false), TYPING_FOR_MS);
    }
    this.#tellTyping();
  }

  #tellTyping() {
    const { on, told } = this.#typing;
    if (on !== told && this.#client.tell("room.typing", { room: this.#room, on })) {
      this.#typing.told = on;
    }
  }

  async #earlier() {
    const button = byId("earlier");
    button.disabled = true;
    try {
      await this.#client.history(this.#room);
    } catch (error) {
      this.#problem(inWords(error));
    } finally {
      button.disabled = false;
    }
  }

  #problem(text) {
    setText(byId("talk-problem"), text);
  }
}

/** Lines of the room with whispers of this room between them, by the time they were said. */
function withWhispers(view, inbox) {
  const lines = view.talk.map((line) => ({ ...line, key: `l${line.offset}` }));
  const since = lines.length ? Date.parse(lines[0].at) : -Infinity;
  const whispers = inbox.messages
    .filter(
      (message) =>
        message.type === "inbox.whisper" &&
        message.room === view.id &&
        Date.parse(message.at) >= since,
    )
    .map((message) => ({
      ...message,
      kind: "whisper",
      persona: message.from,
      key: `w${message.offset}`,
      inbox,
    }));
  return whispers.length
    ? [...lines, ...whispers].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    : lines;
}

function fillLine(item, line, view, me) {
  const words = line.kind === "note" ? noteOf(line.event, view) : line.text;
  const name = line.kind === "note" ? "" : authorOf(line, view, me);
  if (item.dataset.name === name && item.dataset.words === words) {
    return;
  }
  Object.assign(item.dataset, { name, words, kind: line.kind, mine: line.persona === me });
  if (line.kind === "note") {
    item.replaceChildren(words);
    return;
  }
  item.replaceChildren(
    el("span", { class: `who hue-${hueOf(line.persona)}` }, name),
    " ",
    el("span", { class: "what" }, words),
    " ",
    el("time", { datetime: line.at }, timeOf(line.at)),
  );
}

function authorOf(line, view, me) {
  if (line.kind !== "whisper") {
    return view.nameOf(line.persona);
  }
  const named = (persona) =>
    view.people.get(persona)?.name ?? line.inbox.people.get(persona)?.name ?? "Somebody";
  return line.from === me ? `You, whispering to ${named(line.to)}` : `${named(line.from)} whispers`;
}

function noteOf({ type, persona, reason, role }, view) {
  const name = view.nameOf(persona);
  if (type === "room.joined") return `${name} came in`;
  if (type === "room.left") return `${name} ${LEFT_WORDS[reason] ?? "left"}`;
  if (type === "room.role-changed")
    return role === "builder" ? `${name} may build here now` : `${name} no longer builds here`;
  return "The room was changed";
}
