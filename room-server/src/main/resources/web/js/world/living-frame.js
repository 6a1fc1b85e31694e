import { FLOOR_SHORTENING, flat, heightOf } from "./camera.js";
import { EMPTY, merge, over } from "./sprite.js";

const SHADOW_METRES = 0.3;
const RING_METRES = 0.36;

/**
 * The still picture with people in it. Keeps pixels and depth of the whole room and, each time,
 * puts back only what people covered before, so that the work depends on the people alone.
 */
export class LivingFrame {
  #picture;
  #frame;
  #image;
  #covered = [];

  constructor(picture) {
    this.#picture = picture;
    this.canvas = document.createElement("canvas");
    this.canvas.width = picture.width;
    this.canvas.height = picture.height;
    this.context = this.canvas.getContext("2d");
    this.refresh();
  }

  /** After the still picture was drawn anew. */
  refresh() {
    const { width, height, pixels, depth } = this.#picture.frame;
    this.#image = new ImageData(width, height);
    this.#frame = {
      width,
      height,
      pixels: new Uint32Array(this.#image.data.buffer),
      depth: depth.slice(),
    };
    this.#frame.pixels.set(pixels);
    this.#covered = [];
    this.context.putImageData(this.#image, 0, 0);
  }

  /**
   * Shows these people: `[{sprite, x, y, z, opacity, ring?}]`, in metres; `ring` is a colour
   * 0xbbggrr for a ring on the floor around somebody's feet. Whoever looks as before, and stands
   * clear of those who do not, is left alone.
   */
  show(people) {
    const placed = people.map((person) => this.#placed(person));
    const stale = this.#covered.filter((before) => !placed.some((each) => same(each, before)));
    const fresh = placed.filter((each) => !this.#covered.some((before) => same(each, before)));
    const dirty = [...stale, ...fresh].map(({ area }) => area);
    const touched = new Set(fresh);
    for (let grown = true; grown;) {
      const more = placed.filter(
        (each) => !touched.has(each) && dirty.some((area) => overlap(area, each.area)),
      );
      more.forEach((each) => touched.add(each) && dirty.push(each.area));
      grown = more.length > 0;
    }
    dirty.forEach((area) => this.#restore(area));
    touched.forEach((person) => this.#ground(person));
    touched.forEach(({ sprite, at, opacity }) =>
      merge(this.#frame, sprite, at.x, at.y, at.away, { opacity }),
    );
    dirty.forEach(({ left, top, width, height }) =>
      this.context.putImageData(this.#image, 0, 0, left, top, width, height),
    );
    this.#covered = placed;
  }

  #placed(person) {
    const at = this.#picture.project(person.x, person.y, person.z);
    return { ...person, at, area: this.#areaOf({ ...person, at }) };
  }

  #areaOf({ sprite, at }) {
    const reach = Math.ceil(RING_METRES * 1.2 * this.#picture.scale);
    const left = Math.max(0, Math.min(at.x + sprite.left, at.x - reach));
    const top = Math.max(0, Math.min(at.y + sprite.top, at.y - reach));
    const right = Math.min(
      this.#frame.width,
      Math.max(at.x + sprite.left + sprite.width, at.x + reach),
    );
    const bottom = Math.min(
      this.#frame.height,
      Math.max(at.y + sprite.top + sprite.height, at.y + reach),
    );
    return { left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
  }

  #restore({ left, top, width, height }) {
    const still = this.#picture.frame;
    for (let y = top; y < top + height; y += 1) {
      const from = y * still.width + left;
      this.#frame.pixels.set(still.pixels.subarray(from, from + width), from);
      this.#frame.depth.set(still.depth.subarray(from, from + width), from);
    }
  }

  /** A soft shadow under somebody, and their ring, on whatever is level with their feet. */
  #ground({ x, y, z, ring, grounded = true, opacity = 1 }) {
    if (!grounded) return;
    const { scale, originX, originY } = this.#picture;
    const { right, up } = flat(x, y, z);
    const reach = RING_METRES * 1.2 * scale;
    const [cx, cy] = [originX + right * scale, originY - up * scale];
    for (
      let py = Math.max(0, Math.floor(cy - reach / 2));
      py <= cy + reach / 2 && py < this.#frame.height;
      py += 1
    ) {
      for (
        let px = Math.max(0, Math.floor(cx - reach));
        px <= cx + reach && px < this.#frame.width;
        px += 1
      ) {
        const at = py * this.#frame.width + px;
        const far = Math.hypot(px - cx, (py - cy) / FLOOR_SHORTENING) / scale;
        if (far > RING_METRES * 1.1 || this.#frame.depth[at] === EMPTY) continue;
        const level = heightOf((originY - py) / scale, this.#frame.depth[at] / 1000);
        if (Math.abs(level - y) < 0.09)
          this.#frame.pixels[at] = shaded(this.#frame.pixels[at], far, ring, opacity, scale);
      }
    }
  }
}

function same(a, b) {
  const still =
    a.sprite === b.sprite && a.at.x === b.at.x && a.at.y === b.at.y && a.at.away === b.at.away;
  return still && a.opacity === b.opacity && a.ring === b.ring && a.grounded === b.grounded;
}

function overlap(a, b) {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  );
}

function shaded(pixel, far, ring, opacity, scale) {
  const soft = Math.max(0, 1 - (far / SHADOW_METRES) ** 2) * 0.42 * opacity;
  const shadowed = soft > 0 ? over(pixel, 0x0a0f1a, soft) : pixel;
  if (ring === undefined) return shadowed;
  const edge = Math.abs(far - RING_METRES + 0.03) * scale;
  const part = Math.max(0, Math.min(1, 2.1 - edge)) * 0.9;
  return part > 0 ? over(shadowed, ring, part) : shadowed;
}
