const LATE_MS = 8_000;
const SLACK_MS = 5_000;
const LOOK_MS = 2_000;

/**
 * Shows the server that we are there and notices when it is not: `quiet` when an answer is late,
 * `silent` when nothing at all was heard for two intervals and five seconds.
 *
 * The first beat comes after a random part of the interval, so that clients that arrived together
 * do not beat together. A worker keeps the time: in a hidden window a browser lets timers fire once
 * a minute at best, which is too seldom for the server.
 */
export class Heartbeat {
  #intervalMs;
  #report;
  #worker = null;
  #timer = null;
  #heardAt = performance.now();
  #awaiting = null;
  #quiet = false;

  constructor(intervalMs, report) {
    this.#intervalMs = intervalMs;
    this.#report = report;
  }

  start() {
    this.#worker = new Worker(new URL("./ticker-worker.js", import.meta.url));
    this.#worker.onmessage = () => this.#beat();
    this.#worker.postMessage({
      firstMs: Math.random() * this.#intervalMs,
      everyMs: this.#intervalMs,
    });
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
  }

  stop() {
    this.#worker?.terminate();
    clearInterval(this.#timer);
  }

  heard() {
    this.#heardAt = performance.now();
    this.#awaiting = null;
    this.#setQuiet(false);
  }

  answered({ time }) {
    this.#report.latency(Math.max(0, Math.round(performance.now() - time)));
  }

  #beat() {
    const time = performance.now();
    if (this.#report.beat(Math.round(time)) && this.#awaiting === null) {
      this.#awaiting = time;
    }
  }

  #look() {
    const now = performance.now();
    if (now - this.#heardAt > 2 * this.#intervalMs + SLACK_MS) {
      this.#report.silent();
    } else if (this.#awaiting !== null && now - this.#awaiting > LATE_MS) {
      this.#setQuiet(true);
    }
  }

  #setQuiet(quiet) {
    if (quiet !== this.#quiet) {
      this.#quiet = quiet;
      this.#report.quiet(quiet);
    }
  }
}
