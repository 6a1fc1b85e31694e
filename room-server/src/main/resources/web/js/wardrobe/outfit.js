/**
 * What would come off by putting a product on: everything in its slot, everything in slots that it
 * hides, and everything that hides its slot. The server decides by the same rule.
 */
export function inTheWay(worn, product, catalogue) {
  const { slot, hides = [] } = product.wearable;
  return worn.filter((id) => {
    const other = catalogue.find(id)?.wearable;
    return (
      id !== product.id &&
      other &&
      (other.slot === slot || hides.includes(other.slot) || other.hides?.includes(slot))
    );
  });
}

/** A look being tried on: never changed in place. */
export class Outfit {
  constructor(look, draft = look) {
    this.look = look;
    this.draft = draft;
  }

  /** Puts a product on, or takes it off when it is on. */
  toggle(product, catalogue) {
    const { worn } = this.draft;
    if (worn.includes(product.id))
      return this.#with({ worn: worn.filter((id) => id !== product.id) });
    const off = inTheWay(worn, product, catalogue);
    return this.#with({ worn: [...worn.filter((id) => !off.includes(id)), product.id] });
  }

  shape(body) {
    return this.#with({ body: { ...this.draft.body, ...body } });
  }

  /** The same wishes over a look that has changed meanwhile; nothing tried on: simply the look. */
  over(look) {
    return this.changed ? new Outfit(look, this.draft) : new Outfit(look);
  }

  get changed() {
    return this.added.length + this.removed.length > 0 || Object.keys(this.bodyChange).length > 0;
  }

  get added() {
    return this.draft.worn.filter((id) => !this.look.worn.includes(id));
  }

  /** What was worn and will not be. */
  get removed() {
    return this.look.worn.filter((id) => !this.draft.worn.includes(id));
  }

  get bodyChange() {
    const entries = Object.entries(this.draft.body);
    return Object.fromEntries(entries.filter(([field, value]) => this.look.body[field] !== value));
  }

  /** The fields of the command that makes the draft real; what makes way by itself is not named. */
  command(catalogue) {
    const { added, removed, bodyChange } = this;
    const makingWay = new Set(
      added.flatMap((id) => inTheWay(this.look.worn, catalogue.find(id), catalogue)),
    );
    const takenOff = removed.filter((id) => !makingWay.has(id));
    return {
      ...(added.length && { wear: added }),
      ...(takenOff.length && { take_off: takenOff }),
      ...(Object.keys(bodyChange).length && { body: bodyChange }),
    };
  }

  #with(change) {
    return new Outfit(this.look, { ...this.draft, ...change });
  }
}
