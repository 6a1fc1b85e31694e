import { get, post } from "./api.js";
import { h, notify } from "./dom.js";
import { moment, whole } from "./format.js";
import { askReason } from "./reason-dialog.js";
import { redraw, table } from "./table.js";

const INTERVAL = 3000;

const COLUMNS = [
  { title: "Room" }, { title: "State" }, { title: "Commands a minute", number: true }, { title: "People", number: true },
  { title: "Events", number: true }, { title: "Node" }, { title: "Id" }, { title: "" },
];

/** The busiest rooms of all nodes; for moderators a way into each. Answers how to leave. */
export function roomsView(main, me) {
  const find = h("input", { class: "find", type: "search", placeholder: "Name or id", "aria-label": "Find a room" });
  const place = h("div");
  main.append(h("div", { class: "line" }, h("h1", {}, "Rooms"), find),
    h("p", { class: "soft" }, "Those that are awake, the busiest first."), place);
  let rooms = [];
  const draw = () => {
    const wanted = find.value.trim().toLowerCase();
    const shown = rooms.filter((room) => room.name.toLowerCase().includes(wanted) || room.room === find.value.trim());
    redraw(place, shown.length ? sheet(shown, me) : nothing(find.value.trim(), me));
  };
  const look = async () => {
    try {
      rooms = (await get("/api/rooms")).rooms;
      draw();
    } catch (refused) {
      notify(refused.message);
    }
  };
  find.addEventListener("input", draw);
  look();
  const timer = setInterval(look, INTERVAL);
  return () => clearInterval(timer);
}

/** A room that sleeps is in no list, but an id leads to it. */
function nothing(id, me) {
  const way = id && me.role !== "viewer"
    ? h("button", { type: "button", onclick: () => lookIn(id) }, `Look into ${id}`) : null;
  return h("div", { class: "empty" }, h("p", {}, id ? "No room that is awake has this name." : "All rooms sleep."), way);
}

function sheet(rooms, me) {
  return table("The busiest rooms", COLUMNS, rooms.map((room) => ({ key: room.room, cells: [
    room.name, h("span", { class: room.closed ? "state leaving" : "state" }, room.closed ? "closed" : "open"),
    whole(room.commands_per_minute), `${whole(room.occupants)} of ${whole(room.capacity)}`, whole(room.offset),
    h("span", { class: "mono" }, room.node), h("span", { class: "mono soft", title: room.room }, room.room.slice(0, 8)),
    me.role === "viewer" ? ""
      : h("button", { class: "small", type: "button", onclick: () => lookIn(room.room) }, "Look in…"),
  ] })));
}

const PEOPLE = [{ title: "No.", number: true }, { title: "Name" }, { title: "Since" }, { title: "State" }, { title: "" }];

/** One room and who is in it, with what can be done there. */
function lookIn(id) {
  const place = h("div");
  const dialog = h("dialog", { class: "wide", "aria-label": "A room", onclose: () => dialog.remove() }, place);
  document.body.append(dialog);
  dialog.showModal();
  const people = [];
  const more = async () => {
    try {
      const last = people[people.length - 1];
      const room = await get(`/api/rooms/look?room=${encodeURIComponent(id)}&after=${last ? last.number : 0}`);
      people.push(...room.occupants);
      redraw(place, ...inside(room, people, more, dialog));
    } catch (refused) {
      redraw(place, h("p", { class: "error", role: "alert" }, refused.message), closeOf(dialog));
    }
  };
  more();
}

function inside(room, people, more, dialog) {
  const rows = people.map((person) => ({ key: person.number, cells: [
    person.number, person.name || "–", moment(person.joined_at),
    [person.reconnecting ? "reconnecting " : "", person.muted ? "muted" : ""].join("") || "here", deedsTo(room, person),
  ] }));
  const left = room.occupant_count - people.length;
  return [
    h("h1", {}, room.name),
    h("p", { class: "soft" }, `${room.occupant_count} of ${room.capacity} people, ${whole(room.offset)} events, `,
      room.closed ? "closed. " : "open. ", h("span", { class: "mono" }, room.room)),
    people.length ? table("Who is in", PEOPLE, rows) : h("p", { class: "empty" }, "Nobody is in."),
    left > 0 ? h("p", {}, h("button", { type: "button", onclick: more }, `Show more of the other ${left}`)) : null,
    h("div", { class: "deeds" }, openOrClose(room, dialog), closeOf(dialog)),
  ].filter(Boolean);
}

const closeOf = (dialog) => h("button", { type: "button", onclick: () => dialog.close() }, "Done");

function openOrClose(room, dialog) {
  const path = room.closed ? "/api/rooms/reopen" : "/api/rooms/close";
  return h("button", { type: "button", onclick: () => askReason({
    title: `${room.closed ? "Reopen" : "Close"} ${room.name}`,
    text: room.closed ? "People may come in again." : "Everybody has to leave, and nobody comes in until it is reopened.",
    button: room.closed ? "Reopen this room" : "Close this room",
    action: async (reason) => {
      notify(`Ordered. Line ${(await post(path, { room: room.room, reason })).entry} of the audit log.`);
      dialog.close();
    },
  }) }, room.closed ? "Reopen…" : "Close…");
}

function deedsTo(room, person) {
  const who = person.name || `number ${person.number}`;
  const minutes = h("input", { id: "minutes", type: "number", min: 1, max: 1440, value: 10, required: true });
  const deed = (word, path, text, extra, body) => h("button", { class: "small", type: "button", onclick: () => askReason({
    title: `${word} ${who}`, text, button: `${word} ${who}`, extra,
    action: async (reason) => {
      const sent = { room: room.room, occupant: person.number, reason, ...body() };
      notify(`Ordered. Line ${(await post(path, sent)).entry} of the audit log.`);
    },
  }) }, `${word}…`);
  return h("span", { class: "pair" },
    deed("Kick", "/api/rooms/kick", "They have to leave, and may come in again.", [], () => ({})),
    deed("Mute", "/api/rooms/mute", "They stay, and cannot talk for a while.",
      [h("label", { for: "minutes" }, "Minutes, 1 to 1440"), minutes], () => ({ minutes: Number(minutes.value) })));
}
