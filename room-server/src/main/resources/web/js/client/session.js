import { HearthError, errorOf } from "./error.js";

const STORED = "hearth.session";
const EARLY_MS = 30_000;
const REQUEST_MS = 15_000;

/**
 * Who we are on this server: signs a guest in and keeps the tokens fresh.
 *
 * A refresh token is good once and showing a used one ends the whole family, so windows that share
 * a storage take turns: the one that gets the lock looks at the storage again before it asks.
 */
export class Session {
  #base;
  #storage;
  #inflight = null;

  constructor({ baseUrl, storage }) {
    this.#base = baseUrl;
    this.#storage = storage;
  }

  /** `{person, persona, name}`, or null while nobody is signed in. */
  get identity() {
    const stored = this.#read();
    return stored && { person: stored.person, persona: stored.persona, name: stored.name };
  }

  async signInAsGuest(name) {
    return this.#keep(await this.request("POST", "/v1/guests", { name }));
  }

  /**
   * A token that is good for a while yet. `rejected` is one that the server no longer takes: it is
   * replaced whatever its age.
   */
  async accessToken(rejected = null) {
    const stored = this.#read();
    if (stored && usable(stored, rejected)) {
      return stored.access_token;
    }
    this.#inflight ??= exclusively(() => this.#refresh(rejected)).finally(() => {
      this.#inflight = null;
    });
    return this.#inflight;
  }

  forget() {
    this.#storage.removeItem(STORED);
  }

  /** One HTTP exchange with the server; refusals become errors with the server's code. */
  async request(method, path, body) {
    const response = await this.#fetch(method, path, body);
    if (!response.ok) {
      throw await errorOf(response);
    }
    return response.json();
  }

  async #fetch(method, path, body) {
    try {
      return await fetch(new URL(path, this.#base), {
        method,
        headers: body ? { "Content-Type": "application/json" } : {},
        body: body && JSON.stringify(body),
        cache: "no-store",
        credentials: "omit",
        signal: AbortSignal.timeout(REQUEST_MS),
      });
    } catch (cause) {
      throw new HearthError({
        code: "client.network",
        retry: "later",
        message: "The server cannot be reached.",
      });
    }
  }

  async #refresh(rejected) {
    const stored = this.#read();
    if (!stored) {
      throw new HearthError({ code: "token.invalid", message: "Nobody is signed in." });
    }
    if (usable(stored, rejected)) {
      return stored.access_token;
    }
    await this.#keep(
      await this.request("POST", "/v1/tokens", { refresh_token: stored.refresh_token }),
    );
    return this.#read().access_token;
  }

  #keep(answer) {
    const expiresAt = Date.now() + answer.expires_in * 1000;
    this.#storage.setItem(STORED, JSON.stringify({ ...answer, expires_at: expiresAt }));
    return this.identity;
  }

  #read() {
    try {
      return JSON.parse(this.#storage.getItem(STORED));
    } catch {
      return null;
    }
  }
}

function usable(stored, rejected) {
  return stored.access_token !== rejected && stored.expires_at - EARLY_MS > Date.now();
}

function exclusively(work) {
  return navigator.locks ? navigator.locks.request(STORED, work) : work();
}
