import { lookKey } from "./world/avatars.js";
import { portrait } from "./world/thumbs.js";

const SIZE = 40;

/** Small pictures of faces for lists; each element is drawn again only when its look changes. */
export class Portraits {
  #catalogue;
  #drawn = new WeakMap();

  constructor(catalogue) {
    this.#catalogue = catalogue;
  }

  paint(element, look) {
    const key = lookKey(look);
    if (this.#drawn.get(element) === key) return;
    this.#drawn.set(element, key);
    element.className = "avatar portrait";
    element.replaceChildren(
      portrait(look, this.#catalogue, { width: SIZE, height: SIZE, close: true }),
    );
  }
}
