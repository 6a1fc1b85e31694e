import { h } from "./dom.js";

/**
 * A table whose rows keep the focus when it is drawn anew.
 *
 * @param columns title, and whether it holds numbers
 * @param rows a key and cells each: text, elements, or nothing
 */
export function table(caption, columns, rows) {
  const head = columns.map(({ title, number }) => h("th", { scope: "col", class: number ? "number" : null }, title));
  const body = rows.map(({ key, cells }) => h("tr", { tabindex: -1, "data-key": key },
    ...cells.map((cell, i) => h("td", { class: columns[i].number ? "number" : columns[i].text ? "text" : null }, cell))));
  return h("div", { class: "sheet" }, h("table", {},
    h("caption", {}, caption), h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...body)));
}

/** Draws something anew below a parent; whoever had the focus inside has it again. */
export function redraw(parent, ...children) {
  const focused = parent.contains(document.activeElement) ? document.activeElement : null;
  const key = focused?.closest("tr")?.dataset.key;
  const onButton = focused?.matches("button");
  parent.replaceChildren(...children);
  if (key !== undefined) {
    const row = [...parent.querySelectorAll("tr")].find((each) => each.dataset.key === key);
    (onButton ? row?.querySelector("button") : row)?.focus({ preventScroll: true });
  }
}
