import { byId, setText } from "./dom.js";
import { STATE_WORDS } from "./words.js";

/** The small light in the header: whether what one sees is true, and how far away it is. */
export class ConnectionBadge {
  constructor(client) {
    this.latency = null;
    client.on("state", () => this.#show(client.state));
    client.on("latency", (ms) => {
      this.latency = ms;
      this.#show(client.state);
    });
  }

  #show(state) {
    const badge = byId("connection");
    badge.hidden = false;
    badge.dataset.state = state;
    setText(byId("connection-text"), STATE_WORDS[state]);
    setText(byId("latency"), state === "live" && this.latency !== null ? `${this.latency} ms` : "");
  }
}
