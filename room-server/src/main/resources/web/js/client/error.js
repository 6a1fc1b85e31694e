/** A refusal or failure with a stable code: of the server, or one of ours (`client.…`). */
export class HearthError extends Error {
  constructor({ code, message, retry = "no", after_ms: afterMs = 0, ref = "", ...details }) {
    super(message || code);
    this.name = "HearthError";
    this.code = code;
    this.retry = retry;
    this.afterMs = afterMs;
    this.ref = ref;
    this.details = details;
  }
}

/** Whatever a server answered over HTTP, as an error with a code. */
export async function errorOf(response) {
  const body = await response.json().catch(() => ({}));
  return new HearthError({
    message: `The server answered ${response.status}.`,
    ...body,
    code: body.code ?? "client.http",
    after_ms: body.after_ms ?? 0,
  });
}
