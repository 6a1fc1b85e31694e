import { flat, heightOf, planOf } from "./camera.js";
import { FurnitureSprites } from "./furniture.js";
import { isFlame } from "./light.js";
import { FloorLight } from "./shadows.js";
import { plainShell, shellMeshes } from "./shell.js";
import { EMPTY, merge, spriteOf } from "./sprite.js";

const PAD = 0.55;
const FLOOR_LEVEL = 0.05;
const HEAD_ROOM = 2.3;
const GLOW = [255, 176, 92];

/**
 * Everything in a room that stands still, drawn once with its depth: shell, furniture, their
 * shadows and light. `frame` is `{width, height, pixels, depth, ids}`; ids are piece numbers.
 */
export class RoomPicture {
  #floor;
  #shell;
  #shellProduct;
  #sprites;
  #mood;

  constructor({ floor, shell, scale, mood }) {
    this.#floor = floor;
    this.#shellProduct = shell;
    this.#mood = mood;
    this.scale = scale;
    this.#sprites = new FurnitureSprites({ scale, mood });
    const model = shell?.model ?? plainShell(floor);
    this.#shell = spriteOf(shellMeshes(model, floor), { scale, mood, fine: scale > 110 ? 1 : 2 });
    this.#measure();
  }

  /** Draws it anew with these pieces: `[{number, product, x, y, z, yaw, scale}]`. */
  furnish(pieces) {
    const { width, height } = this;
    const frame = {
      width,
      height,
      pixels: new Uint32Array(width * height),
      depth: new Int16Array(width * height).fill(EMPTY),
      ids: new Uint16Array(width * height),
    };
    merge(frame, this.#shell, this.originX, this.originY, 0);
    const lying = ({ product }) => product.furniture?.size[1] < FLOOR_LEVEL;
    pieces.filter(lying).forEach((piece) => this.#place(frame, piece));
    const upright = pieces.filter((piece) => !lying(piece));
    this.#light(frame, upright);
    const clear = ({ product }) => product.model.some(({ opacity = 1 }) => opacity < 1);
    upright.filter((piece) => !clear(piece)).forEach((piece) => this.#place(frame, piece));
    upright.filter(clear).forEach((piece) => this.#place(frame, piece));
    this.frame = frame;
    return frame;
  }

  /** A piece's picture, for ghosts. */
  spriteOf(product, spot) {
    return this.#sprites.sprite(product, spot);
  }

  /** Pixel and depth (millimetres) of a spot in the room. */
  project(x, y, z) {
    const { right, up, away } = flat(x, y, z);
    return {
      x: Math.round(this.originX + right * this.scale),
      y: Math.round(this.originY - up * this.scale),
      away: Math.round(away * 1000),
    };
  }

  #measure() {
    const pad = Math.ceil(PAD * this.scale);
    const headRoom = Math.ceil(flat(0, HEAD_ROOM, this.#floor.depth).up * this.scale);
    const rise = Math.max(-this.#shell.top, headRoom) + pad;
    this.originX = pad - this.#shell.left;
    this.originY = rise;
    this.width = this.#shell.width + 2 * pad;
    this.height = rise + this.#shell.top + this.#shell.height + pad;
  }

  #place(frame, { number, product, x, y, z, yaw, scale }) {
    const at = this.project(x, y, z);
    merge(frame, this.spriteOf(product, { yaw, scale }), at.x, at.y, at.away, { id: number });
  }

  #light(frame, pieces) {
    const light = new FloorLight(this.#floor);
    pieces.forEach((piece) => light.add(piece.product, piece));
    this.#shellShadows(light);
    const sample = light.finished();
    const spot = [0, 0];
    for (let y = 0; y < frame.height; y += 1) {
      const up = (this.originY - y) / this.scale;
      for (let x = 0; x < frame.width; x += 1) {
        const at = y * frame.width + x;
        if (frame.depth[at] === EMPTY) continue;
        const right = (x - this.originX) / this.scale;
        this.#lightAt(frame, at, right, up, sample, spot);
      }
    }
  }

  #lightAt({ pixels, depth }, at, right, up, sample, spot) {
    const away = depth[at] / 1000;
    const level = heightOf(up, away);
    const [x, z] = planOf(right, up, away);
    let dark = corner(x, this.#floor.depth - z, level);
    let glow = 0;
    if (level > -0.04 && level < FLOOR_LEVEL) {
      sample(x, z, spot);
      dark = 1 - (1 - dark) * (1 - spot[0] * this.#mood.shadow);
      glow = spot[1] * this.#mood.glow;
    } else if (level >= FLOOR_LEVEL) {
      sample(Math.max(0.1, x), Math.min(this.#floor.depth - 0.1, z), spot);
      glow = spot[1] * this.#mood.glow * 0.8 * Math.exp(-level * 0.7);
    }
    if (dark > 0.003 || glow > 0.003) pixels[at] = toned(pixels[at], dark, glow);
  }

  #shellShadows(light) {
    const { width, depth } = this.#floor;
    const inside = (this.#shellProduct?.model ?? []).filter((primitive) => {
      const [x, y, z] = primitive.at;
      const size = primitive.size ?? [0, 0, 0];
      const large = size[0] > width * 0.5 || (size[2] ?? size[1]) > depth * 0.5;
      return !large && y > 0.03 && x > 0.05 && z < depth - 0.05 && x < width - 0.05 && z > 0.05;
    });
    const fire = inside.find(isFlame);
    if (fire) light.addFire(fire.at);
    light.add({ id: "", model: inside }, { x: 0, z: 0, yaw: 0, scale: 1 });
  }
}

/** Corners between floor and the two far walls, and between these, get a little less light. */
function corner(fromLeft, fromBack, level) {
  const near = (distance) => Math.exp(-Math.max(0, distance) / 0.42);
  const [left, back, low] = [near(fromLeft), near(fromBack), near(level)];
  return 0.2 * Math.max(left * back, left * low, back * low);
}

function toned(pixel, dark, glow) {
  const part = (shift, warm) => {
    const value = ((pixel >>> shift) & 255) * (1 - dark);
    const lit = value + value * (warm / 255) * glow * 1.15;
    return (lit > 255 ? 255 : lit) << shift;
  };
  return (pixel & 0xff000000) | part(16, GLOW[2]) | part(8, GLOW[1]) | part(0, GLOW[0]);
}
