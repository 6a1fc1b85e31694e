import { h } from "./dom.js";

/** Keys for those who look here often: rows, the search box, views. They rest while somebody types or a dialog is open. */

const HELP = [
  ["1 … 9", "go to a view"],
  ["j, k", "next row, previous row"],
  ["Enter", "what can be done with the row"],
  ["/", "search"],
  ["Esc", "close, or leave the search"],
  ["?", "this list"],
];

export function listen(views) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) {
      return;
    }
    if (event.target.matches("input, textarea")) {
      if (event.key === "Escape") {
        event.target.blur();
      }
      return;
    }
    if (act(event.key, views)) {
      event.preventDefault();
    }
  });
}

function act(key, views) {
  if (key === "j" || key === "k") {
    return step(key === "j" ? 1 : -1);
  }
  if (key === "/") {
    return focus(document.querySelector("input.find"));
  }
  if (key === "?") {
    showHelp();
    return true;
  }
  if (key === "Enter" && document.activeElement.matches("tbody tr")) {
    document.activeElement.querySelector("button")?.click();
    return true;
  }
  const view = views()[Number(key) - 1];
  if (view) {
    location.hash = view;
  }
  return Boolean(view);
}

function step(by) {
  const rows = [...document.querySelectorAll("tbody tr")];
  const now = rows.indexOf(document.activeElement.closest("tr"));
  return focus(rows[now < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, now + by))]);
}

function focus(element) {
  element?.focus();
  return Boolean(element);
}

export function showHelp() {
  const rows = HELP.flatMap(([keys, what]) => [h("dt", {}, h("kbd", {}, keys)), h("dd", {}, what)]);
  const close = h("button", { type: "button", onclick: () => dialog.close() }, "Close");
  const dialog = h("dialog", { "aria-label": "Keys", onclose: () => dialog.remove() },
    h("h1", {}, "Keys"), h("dl", { class: "keys" }, ...rows), h("div", { class: "deeds" }, close));
  document.body.append(dialog);
  dialog.showModal();
}
