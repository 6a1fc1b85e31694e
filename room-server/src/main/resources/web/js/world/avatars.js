import { partsOf } from "./body.js";
import { posed } from "./skeleton.js";
import { spriteOf } from "./sprite.js";

const TURNS = 16;
const SPRITE_BYTES_MAX = 72_000_000;
const LOOKS_MAX = 200;
const DRAWN_PER_FRAME = 10;

/** What somebody wears whose look nobody has told us. */
export const PLAIN = { body: { skin: "#c98f6b", height: 1, build: 0, face: 1 }, worn: [] };

/**
 * Pictures of people by look, posture and facing, each drawn once and kept. In one frame only a few
 * are drawn anew; whoever has to wait shows their last picture, so that a full room never stutters.
 */
export class Avatars {
  #catalogue;
  #scale;
  #mood;
  #parts = new Map();
  #sprites = new Map();
  #bytes = 0;
  #drawn = 0;

  constructor(catalogue, { scale, mood }) {
    this.#catalogue = catalogue;
    this.#scale = scale;
    this.#mood = mood;
  }

  /** At the beginning of a frame. */
  begin() {
    this.#drawn = 0;
  }

  /** Null when this picture has to wait for a later frame. */
  sprite(look, { key, posture }, facing) {
    const turn = Math.round((facing / (Math.PI * 2)) * TURNS) & (TURNS - 1);
    const name = `${lookKey(look)}|${key}|${turn}`;
    const known = this.#sprites.get(name);
    if (known) {
      this.#sprites.delete(name);
      this.#sprites.set(name, known);
      return known;
    }
    if (this.#drawn >= DRAWN_PER_FRAME) return null;
    this.#drawn += 1;
    return this.#keep(name, this.#draw(look, posture, (turn / TURNS) * Math.PI * 2));
  }

  #draw(look, posture, facing) {
    const meshes = posed(this.#partsOf(look), look.body, posture, facing);
    return spriteOf(meshes, { scale: this.#scale, mood: this.#mood });
  }

  #partsOf(look) {
    const key = lookKey(look);
    if (!this.#parts.has(key)) {
      if (this.#parts.size >= LOOKS_MAX) this.#parts.clear();
      this.#parts.set(key, partsOf(look, this.#catalogue));
    }
    return this.#parts.get(key);
  }

  #keep(name, sprite) {
    this.#sprites.set(name, sprite);
    this.#bytes += sprite.pixels.length * 6;
    for (const [oldest, { pixels }] of this.#sprites) {
      if (this.#bytes <= SPRITE_BYTES_MAX) break;
      this.#sprites.delete(oldest);
      this.#bytes -= pixels.length * 6;
    }
    return sprite;
  }
}

const keys = new WeakMap();

/** Equal for looks that look the same. */
export function lookKey(look) {
  if (!keys.has(look)) {
    const { skin, height, build, face } = look.body;
    keys.set(look, `${skin} ${height} ${build} ${face} ${look.worn.join(",")}`);
  }
  return keys.get(look);
}
