import { post } from "./api.js";
import { h, notify } from "./dom.js";
import { mebibytes, millis, since, whole } from "./format.js";
import { SLOTS, follow, state } from "./live.js";
import { askReason } from "./reason-dialog.js";
import { bar, spark } from "./spark.js";
import { redraw, table } from "./table.js";

/** Whether all is well, the figures of the last minutes, and every node. Answers how to leave. */
export function nodesView(main, me) {
  const verdict = h("div", { "aria-live": "polite" });
  const figures = h("div");
  const nodes = h("div");
  main.append(verdict, figures, h("h2", {}, "Nodes"), nodes);
  let shown = "";
  const draw = () => {
    if (!state.town) {
      redraw(verdict, h("p", { class: "empty" }, state.stale ? "This node does not answer." : "Asking all nodes…"));
      return;
    }
    // Read aloud only when it changes.
    const now = JSON.stringify([state.town.verdict, state.town.reasons, state.stale]);
    if (now !== shown) {
      shown = now;
      redraw(verdict, verdictOf(state.town));
    }
    redraw(figures, figuresOf(state.history));
    redraw(nodes, nodesOf(state.town, me));
  };
  draw();
  return follow(draw);
}

function verdictOf(town) {
  const good = town.verdict === "green";
  const count = town.reasons.length;
  const title = good ? "All is well" : count === 1 ? "One thing is not well" : `${count} things are not well`;
  const place = `${town.nodes.length} ${town.nodes.length === 1 ? "node" : "nodes"}, seen by ${town.seen_by}`;
  const reasons = town.reasons.map((reason) => h("li", {},
    h("strong", {}, reason.code.replaceAll("-", " ")), h("span", { class: "mono" }, reason.node), h("span", {}, reason.detail)));
  return h("section", { class: `verdict ${town.verdict}${state.stale ? " stale" : ""}` },
    h("h1", {}, title),
    h("p", {}, state.stale ? "No news: this node does not answer at the moment." : place),
    good ? null : h("ul", {}, ...reasons));
}

function figuresOf(history) {
  const figure = (title, values, show, unit = "") => h("div", { class: "figure" },
    h("dt", {}, title),
    h("dd", {}, values.length ? show(values[values.length - 1]) : "–", h("small", {}, unit)),
    spark(values, SLOTS));
  return h("dl", { class: "figures" },
    figure("Sockets", history.sockets, whole),
    figure("Commands", history.commands, whole, " a second"),
    figure("Rooms awake", history.rooms, whole),
    figure("Latest event loop", history.lag, millis, " ms"),
    figure("Slowest commits", history.commit, millis, " ms"));
}

const COLUMNS = [
  { title: "Node" }, { title: "State" }, { title: "Version" }, { title: "Shards", number: true },
  { title: "Rooms", number: true }, { title: "Sessions", number: true }, { title: "Sockets", number: true },
  { title: "Heap, MiB" }, { title: "Lag, ms", number: true }, { title: "Up for" }, { title: "" },
];

function nodesOf(town, me) {
  const rows = town.nodes.map((node) => ({ key: node.address, cells: cells(node, town, me) }));
  return table("All nodes of the cluster", COLUMNS, rows);
}

function cells(node, town, me) {
  const first = [h("span", { class: "mono" }, node.address), stateOf(node)];
  const counts = [whole(node.shards), whole(node.rooms), whole(node.sessions)];
  if (node.silent) {
    return [...first, "–", ...counts, "–", "–", "–", "–", ""];
  }
  const heap = [bar(node.heap_used / node.heap_max), `${mebibytes(node.heap_used)} of ${mebibytes(node.heap_max)}`];
  return [...first, node.version, ...counts, whole(node.sockets), heap, millis(node.lag_ms),
    since(node.started_at, town.at), me.role === "operator" && !node.draining ? drainButton(node) : ""];
}

function stateOf(node) {
  if (!node.reachable || (node.silent && node.status === "up")) {
    return h("span", { class: "state bad" }, node.reachable ? "silent" : "unreachable");
  }
  if (node.draining || node.status !== "up") {
    return h("span", { class: "state leaving" }, node.draining ? "draining" : node.status);
  }
  return h("span", { class: node.refuses || !node.store_answers ? "state bad" : "state" },
    node.refuses ? "admits nobody" : node.store_answers ? "up" : "store silent");
}

function drainButton(node) {
  return h("button", { class: "small", type: "button", onclick: () => askReason({
    title: `Drain ${node.address}`,
    text: "Nobody new comes in, sockets move to other nodes in batches, rooms follow, and the process ends. "
      + "People see a pause of seconds.",
    button: "Drain this node",
    action: async (reason) => {
      const done = await post("/api/nodes/drain", { node: node.address, reason });
      notify(`${node.address} leaves. Line ${done.entry} of the audit log.`);
    },
  }) }, "Drain…");
}
