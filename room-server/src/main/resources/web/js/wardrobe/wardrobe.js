import { byId, el, setText } from "../dom.js";
import { wireSegments } from "../panels.js";
import { Shelf, matching } from "../shelf.js";
import { toast } from "../toast.js";
import { inWords, listed, slotName } from "../words.js";
import { PLAIN } from "../world/avatars.js";
import { Catalogue } from "../world/catalogue.js";
import { BodyForm } from "./body-form.js";
import { Mirror } from "./mirror.js";
import { Outfit } from "./outfit.js";
import { SavedLooks } from "./saved-looks.js";

const WORN = "worn";

/**
 * The wardrobe: try things on before the mirror, see what will come off, then wear them. Nothing is
 * sent before "Wear this", and what the server says came off is told afterwards.
 */
export class Wardrobe {
  #client;
  #catalogue = new Catalogue();
  #outfit = new Outfit(PLAIN);
  #version = 0;
  #saved = [];
  #open = false;

  constructor(client) {
    this.#client = client;
    this.mirror = new Mirror();
    this.shelf = new Shelf(byId("wear-shelf"), {
      choose: (product) => this.#toggle(product),
      test: "garment",
    });
    this.bodyForm = new BodyForm((change) => this.#try(this.#outfit.shape(change)));
    this.savedLooks = new SavedLooks({
      save: (name) => this.#command("avatar.save", { name }),
      forget: (name) => this.#command("avatar.forget", { name }),
      wear: (name) => this.#wearSaved(name),
    });
    wireSegments(byId("panel-wardrobe"), () => this.#show());
    byId("wear").addEventListener("click", () => this.#wear());
    byId("wear-reset").addEventListener("click", () => this.#try(new Outfit(this.#outfit.look)));
    byId("wear-search").addEventListener("input", () => this.#show());
    byId("wear-slot").addEventListener("change", () => this.#show());
  }

  get state() {
    const { look, draft, changed } = this.#outfit;
    return { look, draft, changed, version: this.#version, saved: this.#saved };
  }

  furnishFrom(catalogue) {
    this.#catalogue = catalogue;
    const slots = Array.from(
      new Set(catalogue.all("wearable").map(({ wearable }) => wearable.slot)),
    );
    byId("wear-slot").replaceChildren(
      el("option", { value: "" }, "Everything"),
      el("option", { value: WORN }, "What I wear"),
      ...slots.map((slot) => el("option", { value: slot }, slotName(slot))),
    );
    this.#show();
  }

  /** The panel was opened, or something else took its place. */
  shown(open) {
    this.#open = open;
    if (open) {
      this.#show();
      this.read().catch((error) => this.#note(inWords(error)));
    }
  }

  /** What we look like came by some other way, for instance through the room. */
  learn(face) {
    if (face?.look?.body && face.version > this.#version) this.#take(face);
  }

  async read() {
    const answer = await this.#client.command("avatar.read");
    this.#saved = answer.saved;
    this.#take(answer);
    return answer;
  }

  /** Wears these products at once, without trying on: `body` and `wear` as the command takes them. */
  async dress(fields) {
    this.#take(await this.#client.command("avatar.dress", fields));
  }

  forgetAll() {
    this.#version = 0;
    this.#saved = [];
    this.#outfit = new Outfit(PLAIN);
  }

  #take({ version, look }) {
    if (version >= this.#version) {
      this.#version = version;
      this.#outfit = this.#outfit.over(look);
    }
    this.#show();
  }

  #toggle(product) {
    this.#try(this.#outfit.toggle(product, this.#catalogue));
  }

  #try(outfit) {
    this.#outfit = outfit;
    this.#show();
    this.#note(this.#intention());
  }

  #intention() {
    const { added, removed, changed } = this.#outfit;
    if (!changed) return "This is what you wear.";
    const names = (ids) => listed(ids.map((id) => this.#catalogue.nameOf(id)));
    return (
      [added.length && `On: ${names(added)}.`, removed.length && `Comes off: ${names(removed)}.`]
        .filter(Boolean)
        .join(" ") || "Your body will change."
    );
  }

  async #wear() {
    byId("wear").disabled = true;
    try {
      this.#worn(await this.#client.command("avatar.dress", this.#outfit.command(this.#catalogue)));
    } catch (error) {
      this.#note(inWords(error));
      this.#show();
    }
  }

  async #wearSaved(name) {
    this.#worn(await this.#client.command("avatar.wear", { name }));
  }

  #worn(answer) {
    this.#outfit = new Outfit(answer.look);
    this.#take(answer);
    const off = (answer.off ?? []).map((id) => this.#catalogue.nameOf(id));
    const words = off.length ? `You wear it now. Came off: ${listed(off)}.` : "You wear it now.";
    this.#note(words);
    toast(words);
  }

  async #command(type, fields) {
    await this.#client.command(type, fields);
    await this.read();
  }

  #show() {
    if (!this.#open) return;
    const { draft, changed } = this.#outfit;
    byId("wear").disabled = !changed;
    byId("wear-reset").disabled = !changed;
    this.mirror.show(draft, this.#catalogue);
    this.shelf.show(this.#offered(), this.#catalogue, new Set(draft.worn));
    this.bodyForm.show(draft, this.#catalogue);
    this.savedLooks.show(this.#saved, this.#catalogue);
  }

  #offered() {
    const slot = byId("wear-slot").value;
    const all = matching(this.#catalogue.all("wearable"), byId("wear-search").value);
    if (slot === WORN) return all.filter(({ id }) => this.#outfit.draft.worn.includes(id));
    return slot ? all.filter(({ wearable }) => wearable.slot === slot) : all;
  }

  #note(text) {
    setText(byId("wardrobe-note"), text);
  }
}
