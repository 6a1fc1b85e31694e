import { Backoff } from "./backoff.js";
import { Emitter } from "./emitter.js";
import { HearthError } from "./error.js";
import { Heartbeat } from "./heartbeat.js";

const SUBPROTOCOL = "hearth.v1.json";
const HELLO_MS = 10_000;
const WAIT_MS = 5_000;
const OURS_RESYNC = 4000;

/**
 * One device's attachment to the server, over as many sockets as it takes.
 *
 * Opens, introduces itself (`identify`, or `resume` while the link is known), keeps the socket
 * alive and obeys close codes by their range. It knows nothing of rooms and commands.
 *
 * Events: `up` (the ready or resumed frame), `down` ({delayMs}), `frame`, `latency` (ms), `quiet`
 * (boolean), `stopped` ({code, reason}).
 */
export class Link extends Emitter {
  #session;
  #positions;
  #name;
  #backoff = new Backoff();
  #socket = null;
  #socketUrl = null;
  #attachment = null;
  #token = null;
  #rejectedToken = null;
  #timer = null;
  #heartbeat = null;
  #introducedAt = 0;
  #ready = false;
  #running = false;
  #visible = true;
  #told = true;

  /** @param positions function that gives the `streams` to name when introducing ourselves */
  constructor({ session, positions, name }) {
    super();
    this.#session = session;
    this.#positions = positions;
    this.#name = name;
  }

  start() {
    if (!this.#running) {
      this.#running = true;
      this.#open();
    }
  }

  /** Says good-bye: the server forgets the link at once. */
  stop() {
    this.send({ type: "bye" });
    this.#end(1000, "bye");
  }

  /** False when there is no introduced socket to send on. */
  send(frame) {
    if (!this.#ready || this.#socket?.readyState !== WebSocket.OPEN) {
      return false;
    }
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** Says whether anybody looks: who does not is spared what is only true now. */
  set visible(visible) {
    this.#visible = visible;
    this.#tellVisible();
  }

  #tellVisible() {
    if (this.#visible !== this.#told && this.send({ type: "attention", visible: this.#visible })) {
      this.#told = this.#visible;
    }
  }

  /** Comes back on a new socket and lets the server fill what is missing from our positions. */
  resync() {
    if (this.#socket) {
      this.#drop(OURS_RESYNC);
      this.#retry(0);
    }
  }

  /** Does not wait any longer; for when the network is known to be back. */
  hurry() {
    if (this.#running && this.#timer !== null && !this.#socket) {
      clearTimeout(this.#timer);
      this.#open();
    }
  }

  async #open() {
    this.#timer = null;
    try {
      this.#socketUrl ??= (await this.#session.request("GET", "/v1/config")).socket_url;
      this.#token = await this.#session.accessToken(this.#rejectedToken);
      this.#rejectedToken = null;
    } catch (error) {
      this.#unopened(error);
      return;
    }
    if (this.#running && !this.#socket) {
      this.#connect();
    }
  }

  #unopened(error) {
    if (error instanceof HearthError && error.code === "token.invalid") {
      this.#end(0, error.code);
    } else if (this.#running) {
      this.#retry(error.afterMs ?? 0);
    }
  }

  #connect() {
    const socket = new WebSocket(this.#socketUrl, SUBPROTOCOL);
    this.#socket = socket;
    this.#timer = setTimeout(() => this.resync(), HELLO_MS);
    // A socket that was given up may still speak; only the present one is listened to.
    socket.onmessage = (message) =>
      this.#socket === socket && this.#receive(JSON.parse(message.data));
    socket.onclose = (close) => this.#socket === socket && this.#closed(close);
  }

  #receive(frame) {
    this.#heartbeat?.heard();
    if (frame.type === "hello") {
      this.#introduce(frame);
    } else if (frame.type === "ready" || frame.type === "resumed") {
      this.#attached(frame);
    } else if (frame.type === "heartbeat") {
      this.#heartbeat?.answered(frame);
    } else {
      this.emit("frame", frame);
    }
  }

  #introduce(hello) {
    this.#heartbeat = new Heartbeat(hello.heartbeat_ms, {
      beat: (time) => this.send({ type: "heartbeat", time }),
      latency: (ms) => this.emit("latency", ms),
      quiet: (quiet) => this.emit("quiet", quiet),
      silent: () => this.resync(),
    });
    this.#introducedAt = performance.now();
    const streams = this.#positions();
    const introduction = this.#attachment
      ? { type: "resume", token: this.#token, ...this.#attachment, streams }
      : { type: "identify", token: this.#token, client: this.#name, streams };
    this.#told = this.#visible;
    if (!this.#visible) introduction.visible = false;
    this.#socket.send(JSON.stringify(introduction));
  }

  #attached(frame) {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#ready = true;
    this.#attachment = { link: frame.link, secret: frame.secret };
    this.#backoff.opened();
    this.#heartbeat.start();
    this.#tellVisible();
    this.emit("latency", Math.round(performance.now() - this.#introducedAt));
    this.emit("up", frame);
  }

  #closed({ code, reason }) {
    this.#drop();
    const afterMs = afterMsOf(reason);
    if (code >= 4500 && code <= 4599) {
      this.#end(code, "refused");
      return;
    }
    if (code >= 4200 && code <= 4299) {
      this.#rejectedToken = this.#token;
    }
    if (code >= 4300 && code <= 4399 && this.#attachment) {
      // The server is there and only our link is not: no reason to wait as for a server in trouble.
      this.#backoff.reached();
    }
    if (code >= 4300 && code <= 4499) {
      this.#attachment = null;
    }
    const patience = code >= 4400 && code <= 4499 ? WAIT_MS : 0;
    this.#retry(Math.max(afterMs, patience));
  }

  #drop(code) {
    const socket = this.#socket;
    // A socket that never came to life may have been the wrong address: ask again.
    if (!this.#ready) this.#socketUrl = null;
    this.#socket = null;
    this.#ready = false;
    this.#heartbeat?.stop();
    this.#heartbeat = null;
    clearTimeout(this.#timer);
    this.#timer = null;
    if (code && socket) {
      socket.close(code);
    }
  }

  #retry(afterMs) {
    const delayMs = this.#backoff.next(afterMs);
    this.#timer = setTimeout(() => this.#open(), delayMs);
    this.emit("down", { delayMs });
  }

  #end(code, reason) {
    this.#running = false;
    this.#attachment = null;
    this.#drop(1000);
    this.emit("stopped", { code, reason });
  }
}

function afterMsOf(reason) {
  try {
    return JSON.parse(reason).after_ms ?? 0;
  } catch {
    return 0;
  }
}
