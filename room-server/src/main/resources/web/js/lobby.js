import { byId, el, reconcile, setText } from "./dom.js";
import { inWords } from "./words.js";

const REFRESH_MS = 4_000;
const TYPING_MS = 250;
const PAGE = 30;

/** The list of rooms with live counts, and the places somebody knows already. */
export class Lobby {
  #client;
  #places;
  #rooms = [];
  #next = null;
  #pages = 1;
  #timer = null;
  #asked = 0;

  constructor({ client, places, createRoom }) {
    this.#client = client;
    this.#places = places;
    byId("create-room").addEventListener("click", createRoom);
    byId("more-rooms").addEventListener("click", () => this.#more());
    byId("room-filter").addEventListener("input", () => this.#again(TYPING_MS));
    byId("room-space").addEventListener("change", () => this.refresh());
    client.on("state", ({ state }) => state === "live" && this.open && this.refresh());
    document.addEventListener("visibilitychange", () => this.open && this.refresh());
  }

  get open() {
    return !byId("lobby").hidden;
  }

  show() {
    this.#pages = 1;
    this.#showPlaces();
    this.refresh();
  }

  hide() {
    clearTimeout(this.#timer);
  }

  /** Asks for as many pages as are shown, so that a refresh does not fold the list up. */
  async refresh() {
    clearTimeout(this.#timer);
    const asked = (this.#asked += 1);
    if (document.hidden || this.#client.state !== "live") {
      this.#again(REFRESH_MS);
      return;
    }
    try {
      const found = await this.#fetch();
      if (asked === this.#asked) this.#showRooms(found);
    } catch (error) {
      if (asked === this.#asked && !this.#rooms.length) this.#showNone(inWords(error));
    }
    if (asked === this.#asked) this.#again(REFRESH_MS);
  }

  async #fetch() {
    const wanted = filters();
    const found = { rooms: [], next: null };
    for (let page = 0; page < this.#pages && (page === 0 || found.next); page += 1) {
      const { rooms, next } = await this.#client.command("directory.list", {
        limit: PAGE,
        ...wanted,
        ...(found.next && { after: found.next }),
      });
      found.rooms.push(...rooms);
      found.next = next ?? null;
    }
    return found;
  }

  #more() {
    this.#pages += 1;
    this.refresh();
  }

  #again(afterMs) {
    clearTimeout(this.#timer);
    if (this.open) {
      this.#timer = setTimeout(() => this.refresh(), afterMs);
    }
  }

  #showRooms({ rooms, next }) {
    this.#rooms = rooms;
    this.#next = next;
    reconcile(byId("room-list"), rooms, {
      key: (room) => room.room,
      make: makeCard,
      update: fillCard,
    });
    byId("more-rooms").hidden = !this.#next;
    const searching = Object.keys(filters()).length > 0;
    this.#showNone(
      searching ? "No room matches that." : "No room is open yet. Be the first to light a fire.",
    );
  }

  #showNone(text) {
    byId("no-rooms").hidden = this.#rooms.length > 0;
    setText(byId("no-rooms"), text);
  }

  #showPlaces() {
    const places = this.#places.all;
    byId("places").hidden = places.length === 0;
    reconcile(byId("place-list"), places, {
      key: (place) => place.room,
      make: (place) => el("li", {}, el("a", { class: "chip", href: `#room=${place.room}` })),
      update: (item, place) => setText(item.firstElementChild, place.name),
    });
  }
}

/** What was typed is looked for everywhere; behind a # it is a whole tag. */
function filters() {
  const typed = byId("room-filter").value.trim();
  const words = typed.startsWith("#") ? { tag: typed.slice(1).trim() } : { text: typed };
  return {
    ...(Object.values(words)[0] && words),
    ...(byId("room-space").checked && { has_space: true }),
  };
}

function makeCard({ room }) {
  const link = el(
    "a",
    { class: "card", href: `#room=${room}`, dataset: { test: "room-card", room } },
    el("strong"),
    el("span", { class: "topic" }),
    el("span", { class: "tags" }),
    el("span", { class: "count" }),
  );
  return el("li", {}, link);
}

function fillCard(item, { name, topic, tags = [], occupants, capacity }) {
  const [title, about, tagLine, count] = item.firstElementChild.children;
  setText(title, name);
  setText(about, topic || " ");
  setText(tagLine, tags.map((tag) => `#${tag}`).join("  "));
  setText(
    count,
    occupants === 0 ? `empty, ${capacity} places` : `${occupants} of ${capacity} here`,
  );
  count.classList.toggle("lively", occupants > 0);
}
