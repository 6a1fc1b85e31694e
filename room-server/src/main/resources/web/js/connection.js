import { byId, el, setText, wireDialog } from "./dom.js";
import { STATE_MEANINGS, STATE_WORDS } from "./words.js";

/** The small light in the header: whether what one sees is true, and how far away it is. */
export class ConnectionBadge {
  #dialog = byId("connection-dialog");

  constructor(client) {
    this.latency = null;
    client.on("state", () => this.#show(client.state));
    client.on("latency", (ms) => {
      this.latency = ms;
      this.#show(client.state);
    });
    wireDialog(this.#dialog);
    byId("connection").addEventListener("click", () => this.#dialog.showModal());
    byId("connection-meanings").replaceChildren(
      ...Object.entries(STATE_WORDS).flatMap(([state, word]) => [
        el("dt", { dataset: { state } }, el("span", { class: "dot", "aria-hidden": "true" }), word),
        el("dd", {}, STATE_MEANINGS[state]),
      ]),
    );
  }

  #show(state) {
    const badge = byId("connection");
    const ms = state === "live" && this.latency !== null ? `${this.latency} ms` : "";
    badge.hidden = false;
    badge.dataset.state = state;
    setText(byId("connection-text"), STATE_WORDS[state]);
    setText(byId("latency"), ms);
    setText(byId("connection-now"), STATE_WORDS[state]);
    setText(byId("connection-ms"), ms && `The server answers in ${ms}.`);
  }
}
