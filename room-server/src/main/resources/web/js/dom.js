/** The element with this id; a missing one is a mistake of ours, not a case to handle. */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error(`the page has no #${id}`);
  }
  return element;
}

/**
 * A new element. Children that are not elements become text nodes, so nothing that people wrote can
 * turn into markup. Properties: `class`, `dataset`, `on` (listeners by event), the rest are
 * attributes.
 */
export function el(
  tag,
  { class: classes, dataset = {}, on = {}, ...attributes } = {},
  ...children
) {
  const element = document.createElement(tag);
  if (classes) element.className = classes;
  Object.assign(element.dataset, dataset);
  Object.entries(on).forEach(([event, listener]) => element.addEventListener(event, listener));
  Object.entries(attributes).forEach(([name, value]) => setAttribute(element, name, value));
  element.append(...children);
  return element;
}

function setAttribute(element, name, value) {
  if (value === true) {
    element.setAttribute(name, "");
  } else if (value !== false && value !== null && value !== undefined) {
    element.setAttribute(name, value);
  }
}

/** Sets a text only when it differs, so that live regions speak of changes alone. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/**
 * Makes a list show `items`, keeping the elements (and with them the focus) of those that stay.
 *
 * @param key what tells items apart
 * @param make gives a new element for an item
 * @param update fills an element with an item
 */
export function reconcile(list, items, { key, make, update }) {
  const known = new Map(Array.from(list.children, (child) => [child.dataset.key, child]));
  items.forEach((item, index) => {
    const id = String(key(item));
    let child = known.get(id);
    known.delete(id);
    if (!child) {
      child = make(item);
      child.dataset.key = id;
    }
    update?.(child, item);
    if (list.children[index] !== child) {
      list.insertBefore(child, list.children[index] ?? null);
    }
  });
  known.forEach((child) => child.remove());
}

/** Buttons with `data-close` and a click beside it close a dialog. */
export function wireDialog(dialog) {
  dialog.querySelectorAll("[data-close]").forEach((button) => {
    button.addEventListener("click", () => dialog.close());
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
}

/** How long a text is as the server counts it. */
export function codePoints(text) {
  return Array.from(text).length;
}
