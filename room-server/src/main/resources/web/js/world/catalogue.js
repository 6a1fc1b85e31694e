const EMPTY = { products: [] };

/** The products of this server by id, with what they are called and how they are drawn. */
export class Catalogue {
  #byId;

  constructor({ products } = EMPTY) {
    this.#byId = new Map(products.map((product) => [product.id, product]));
  }

  /** Fetches it; the address changes with the content, so the browser keeps it for ever. */
  static async fetch(baseUrl) {
    const config = await (await fetch(new URL("/v1/config", baseUrl))).json();
    if (!config.catalogue) return new Catalogue();
    const answer = await fetch(new URL(config.catalogue, baseUrl));
    return new Catalogue(answer.ok ? await answer.json() : EMPTY);
  }

  find(id) {
    return this.#byId.get(id);
  }

  nameOf(id) {
    return this.find(id)?.name ?? id;
  }

  /** All of one kind: furniture, wearable, shell or pose. */
  all(kind) {
    return Array.from(this.#byId.values()).filter((product) => product.kind === kind);
  }
}
