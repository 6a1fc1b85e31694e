import { HearthError } from "./error.js";

const JOIN_MS = 15_000;

/**
 * Waits for the snapshot of a room that was asked for: `promise` resolves with its view, or rejects
 * when nothing came for a while although the connection stands; `cancel` stops waiting.
 */
export function snapshotOf(client, room) {
  let cancel;
  const promise = new Promise((resolve, reject) => {
    const message = "The room did not show itself in time.";
    const late = () =>
      reject(new HearthError({ code: "client.no-snapshot", retry: "later", message }));
    let timer;
    const off = client.on("room", (news) => {
      if (news.room === room && news.change === "snapshot") resolve(news.view);
    });
    const again = () => {
      timer = setTimeout(() => (client.state === "live" ? late() : again()), JOIN_MS);
    };
    again();
    cancel = () => {
      off();
      clearTimeout(timer);
    };
  });
  promise.catch(() => {});
  return { promise, cancel };
}
