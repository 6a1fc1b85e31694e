import { get, post } from "./api.js";
import { h, notify } from "./dom.js";
import { duration, moment, whole } from "./format.js";
import { askReason } from "./reason-dialog.js";
import { redraw, table } from "./table.js";

const INTERVAL = 3000;

const OPEN = [
  { title: "Name" }, { title: "Rooms", number: true }, { title: "Waiting, KiB", number: true },
  { title: "Stalled", number: true }, { title: "Heard", number: true }, { title: "Connected", number: true },
  { title: "Client" }, { title: "Node" }, { title: "" },
];

const CLOSED = [
  { title: "When" }, { title: "Name" }, { title: "Code", number: true }, { title: "Was connected", number: true },
  { title: "Node" },
];

/** Live sockets by name, those that keep up worst first, and how others ended. Answers how to leave. */
export function peopleView(main) {
  const find = h("input", { class: "find", type: "search", maxlength: 100, placeholder: "Part of a name, or a persona id",
    "aria-label": "Find somebody" });
  const slow = h("input", { id: "slow", type: "checkbox" });
  const open = h("div");
  const closed = h("div");
  main.append(h("div", { class: "line" }, h("h1", {}, "People"),
    h("label", { class: "check", for: "slow" }, slow, "Slow readers"), find),
  open, h("h2", {}, "Closed lately"), closed);
  let round = 0;
  const look = async () => {
    round += 1;
    const mine = round;
    try {
      const found = await get(`/api/sockets?find=${encodeURIComponent(find.value.trim())}${slow.checked ? "&slow=1" : ""}`);
      // Whoever types on is not shown what was asked before.
      if (mine === round) {
        redraw(open, found.open.length ? openOnes(found.open) : h("p", { class: "empty" }, "Nobody."));
        redraw(closed, found.closed.length ? closedOnes(found.closed) : h("p", { class: "empty" }, "None."));
      }
    } catch (refused) {
      notify(refused.message);
    }
  };
  let pause = 0;
  find.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(look, 250);
  });
  slow.addEventListener("change", look);
  look();
  const timer = setInterval(look, INTERVAL);
  return () => {
    clearInterval(timer);
    clearTimeout(pause);
  };
}

function openOnes(sockets) {
  return table("Live sockets", OPEN, sockets.map((socket) => ({ key: `${socket.node} ${socket.socket}`, cells: [
    h("span", { title: socket.persona }, socket.name), socket.rooms.length, whole(socket.waiting_bytes / 1024),
    socket.stalled_ms ? duration(socket.stalled_ms) : "–", duration(socket.silent_ms), duration(socket.age_ms),
    socket.client, h("span", { class: "mono" }, socket.node), disconnectButton(socket),
  ] })));
}

function closedOnes(sockets) {
  return table("Sockets that closed lately", CLOSED, sockets.map((socket) => ({
    key: `${socket.node} ${socket.at} ${socket.persona}`,
    cells: [moment(socket.at), h("span", { title: socket.persona }, socket.name), socket.code,
      duration(socket.age_ms), h("span", { class: "mono" }, socket.node)],
  })));
}

function disconnectButton(socket) {
  return h("button", { class: "small", type: "button", onclick: () => askReason({
    title: `Disconnect ${socket.name}`,
    text: "Answers that are due go out first, and the client comes back by itself. It is no ban.",
    button: "Disconnect",
    action: async (reason) => {
      const { node, persona } = socket;
      const done = await post("/api/sockets/disconnect", { node, persona, socket: socket.socket, reason });
      notify(`Ordered. Line ${done.entry} of the audit log.`);
    },
  }) }, "Disconnect…");
}
