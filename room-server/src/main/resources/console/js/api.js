/** Asks this console. Knows the session's token, which every change must repeat. */

let token = "";
let onLost = () => {};

export class Refused extends Error {
  constructor(status, body) {
    super(body.message || "the console did not answer");
    this.status = status;
    this.code = body.code || "unreachable";
  }
}

/** What to do when a session is over. */
export function whenLost(action) {
  onLost = action;
}

export const get = (path) => ask("GET", path);
export const post = (path, body) => ask("POST", path, body);

/** The session of this browser, or nothing. */
export async function session() {
  const found = await ask("GET", "/api/session");
  return found.name ? remember(found) : null;
}

export const signIn = async (name, password) => remember(await ask("POST", "/api/session", { name, password }, true));

export async function signOut() {
  await ask("DELETE", "/api/session");
  token = "";
}

function remember(found) {
  token = found.csrf;
  return found;
}

async function ask(method, path, body, quiet = false) {
  const headers = {};
  if (method !== "GET") {
    headers["X-Hearth-Csrf"] = token;
  }
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  let response;
  try {
    response = await fetch(path, { method, headers, body: body && JSON.stringify(body), cache: "no-store" });
  } catch {
    throw new Refused(0, {});
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) {
    return answer;
  }
  if (response.status === 401 && !quiet) {
    onLost();
  }
  throw new Refused(response.status, answer);
}
