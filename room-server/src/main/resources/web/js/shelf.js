import { el, reconcile, setText } from "./dom.js";
import { productThumb } from "./world/thumbs.js";

const THUMB = 76;
const BUDGET_MS = 7;

/**
 * A grid of product buttons with drawn pictures. Pictures are drawn in the pauses between frames and
 * kept, so that opening a shelf with hundreds of products costs nothing at once.
 */
export class Shelf {
  #list;
  #choose;
  #test;
  #pictures = new Map();
  #waiting = [];
  #catalogue = null;

  constructor(list, { choose, test }) {
    this.#list = list;
    this.#choose = choose;
    this.#test = test;
  }

  /** @param chosen ids that are marked as chosen */
  show(products, catalogue, chosen = new Set()) {
    if (catalogue !== this.#catalogue) {
      this.#catalogue = catalogue;
      this.#pictures.clear();
      this.#list.replaceChildren();
    }
    reconcile(this.#list, products, {
      key: (product) => product.id,
      make: (product) => this.#make(product),
      update: (item, product) =>
        item.firstElementChild.setAttribute("aria-pressed", String(chosen.has(product.id))),
    });
    this.#draw();
  }

  #make(product) {
    const holder = el("span", { class: "thumb", "aria-hidden": "true" });
    this.#waiting.push({ product, holder });
    const name = el("span", { class: "name" });
    setText(name, product.name);
    return el(
      "li",
      {},
      el(
        "button",
        {
          type: "button",
          class: "good",
          title: product.name,
          dataset: { test: this.#test, product: product.id },
          on: { click: () => this.#choose(product) },
        },
        holder,
        name,
      ),
    );
  }

  #draw() {
    if (this.#waiting.length === 0) return;
    requestAnimationFrame(() => {
      const until = performance.now() + BUDGET_MS;
      while (this.#waiting.length && performance.now() < until) {
        const { product, holder } = this.#waiting.shift();
        if (!this.#pictures.has(product.id)) {
          this.#pictures.set(product.id, productThumb(product, this.#catalogue, THUMB));
        }
        holder.replaceChildren(this.#pictures.get(product.id));
      }
      this.#draw();
    });
  }
}

/** Products whose name, tags or id hold every word that was typed. */
export function matching(products, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return products.filter(({ name, tags = [], id }) => {
    const all = `${name} ${tags.join(" ")} ${id}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
