import { byId, el } from "./dom.js";

const SHOWN_MS = 6_000;
const TOASTS_MAX = 4;

/** A short remark at the edge of the page that goes away by itself. */
export function toast(text) {
  const list = byId("toasts");
  const remark = el("p", { class: "toast" }, text);
  list.append(remark);
  while (list.children.length > TOASTS_MAX) {
    list.firstElementChild.remove();
  }
  setTimeout(() => remark.remove(), SHOWN_MS);
}
