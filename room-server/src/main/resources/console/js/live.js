/** What the node pushes every two seconds, and the last five minutes of it. */

export const SLOTS = 150;

const listeners = new Set();
let source = null;
let before = null;

export const state = { town: null, stale: false, history: { sockets: [], commands: [], rooms: [], lag: [], commit: [] } };

/** Calls back at each change; answers how to stop that. */
export function follow(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function open(onRefused) {
  close();
  source = new EventSource("/api/live");
  source.onmessage = (event) => {
    take(JSON.parse(event.data));
    tell();
  };
  source.onerror = () => {
    state.stale = true;
    tell();
    // A browser gives up by itself only when it was refused; a node that is away it asks again.
    if (source.readyState === EventSource.CLOSED) {
      onRefused();
    }
  };
}

export function close() {
  source?.close();
  source = null;
}

function take(town) {
  const nodes = town.nodes.filter((node) => !node.silent);
  const answered = new Map(nodes.map((node) => [node.address, node.answered]));
  push("sockets", sum(nodes, "sockets"));
  push("rooms", sum(town.nodes, "rooms"));
  push("lag", Math.max(0, ...nodes.map((node) => node.lag_ms)));
  push("commit", Math.max(0, ...nodes.map((node) => node.commit_ms)));
  if (before && town.at > before.at) {
    push("commands", rate(answered, before.answered, (town.at - before.at) / 1000));
  }
  before = { at: town.at, answered };
  state.town = town;
  state.stale = false;
}

/** A node that began anew counts from 0 again. */
function rate(now, then, seconds) {
  let more = 0;
  for (const [address, count] of now) {
    const last = then.get(address);
    more += last === undefined || last > count ? 0 : count - last;
  }
  return more / seconds;
}

function push(name, value) {
  const values = state.history[name];
  values.push(value);
  if (values.length > SLOTS) {
    values.shift();
  }
}

const sum = (nodes, field) => nodes.reduce((total, node) => total + node[field], 0);

const tell = () => listeners.forEach((listener) => listener());
