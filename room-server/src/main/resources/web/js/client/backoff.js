const FIRST_MS = 500;
const LONGEST_MS = 30_000;
const CALM_MS = 60_000;

/**
 * How long to wait before the next attempt: full jitter, so that a thousand clients that lost one
 * node do not come back in one wave. A minute of calm forgets earlier failures.
 */
export class Backoff {
  #failures = 0;
  #openedAt = null;

  constructor({ now = Date.now, random = Math.random } = {}) {
    this.now = now;
    this.random = random;
  }

  opened() {
    this.#openedAt = this.now();
  }

  /** The server answered: earlier failures say nothing about it now. */
  reached() {
    this.#failures = 0;
  }

  /** Milliseconds to wait; never less than what the server asked for. */
  next(afterMs = 0) {
    if (this.#openedAt !== null && this.now() - this.#openedAt >= CALM_MS) {
      this.#failures = 0;
    }
    this.#openedAt = null;
    const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.#failures);
    this.#failures = Math.min(this.#failures + 1, 16);
    return Math.max(afterMs, this.random() * ceiling);
  }
}
