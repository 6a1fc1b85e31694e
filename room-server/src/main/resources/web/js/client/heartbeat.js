const LATE_MS = 8_000;
const SLACK_MS = 5_000;
const LOOK_MS = 2_000;

/**
 * Shows the server that we are there and notices when it is not: `quiet` when an answer is late,
 * `silent` when nothing at all was heard for two intervals and five seconds.
 *
 * The first beat comes after a random part of the interval, so that clients that arrived together
 * do not beat together.
 */
export class Heartbeat {
  #intervalMs;
  #report;
  #timers = [];
  #heardAt = performance.now();
  #awaiting = null;
  #quiet = false;

  constructor(intervalMs, report) {
    this.#intervalMs = intervalMs;
    this.#report = report;
  }

  start() {
    this.#timers.push(setTimeout(() => this.#beats(), Math.random() * this.#intervalMs));
    this.#timers.push(setInterval(() => this.#look(), LOOK_MS));
  }

  stop() {
    // One id space serves both kinds of timer.
    this.#timers.forEach((timer) => clearTimeout(timer));
    this.#timers = [];
  }

  heard() {
    this.#heardAt = performance.now();
    this.#awaiting = null;
    this.#setQuiet(false);
  }

  answered({ time }) {
    this.#report.latency(Math.max(0, Math.round(performance.now() - time)));
  }

  #beats() {
    this.#beat();
    this.#timers.push(setInterval(() => this.#beat(), this.#intervalMs));
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
