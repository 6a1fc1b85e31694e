import { glowOf } from "./furniture.js";

const PER_METRE = 32;
const MARGIN = 1;
const SUN = { x: -0.36, z: 0.68 };
const FAR = 2_048;

/**
 * The light on a floor as seen from above: where furniture takes the sun away, and where lamps add
 * warmth. Both 0 to 255 for each spot of a grid.
 */
export class FloorLight {
  #width;
  #height;
  #shadow;
  #glow;

  constructor({ width, depth }) {
    this.#width = Math.ceil((width + 2 * MARGIN) * PER_METRE);
    this.#height = Math.ceil((depth + 2 * MARGIN) * PER_METRE);
    this.#shadow = this.#layer();
    this.#glow = this.#layer();
  }

  /** Adds a product's shadow and light where it stands. */
  add(product, { x, y = 0, z, yaw, scale }) {
    product.model.forEach((primitive) => this.#shade(primitive, { x, y, z, yaw, scale }));
    const glow = glowOf(product);
    if (glow) this.#shine(x, z, (1.9 + y * 0.35) * Math.sqrt(scale), glow);
  }

  /** Adds the light of an open fire. */
  addFire([x, , z]) {
    this.#shine(x, z, 3.1, 0.8);
  }

  /** Freezes what was added: a function from a spot to `[shadow, glow]` shares of 0..1. */
  finished() {
    const [shadow, glow] = [this.#read(this.#shadow), this.#read(this.#glow)];
    const width = this.#width;
    const sample = (layer, x, z) => {
      const [px, pz] = [(x + MARGIN) * PER_METRE - 0.5, (z + MARGIN) * PER_METRE - 0.5];
      const [left, top] = [Math.floor(px), Math.floor(pz)];
      if (left < 0 || top < 0 || left >= width - 1 || top >= this.#height - 1) return 0;
      const at = top * width + left;
      const [fx, fz] = [px - left, pz - top];
      const upper = layer[at] * (1 - fx) + layer[at + 1] * fx;
      const lower = layer[at + width] * (1 - fx) + layer[at + width + 1] * fx;
      return (upper * (1 - fz) + lower * fz) / 255;
    };
    return (x, z, out) => {
      out[0] = sample(shadow, x, z);
      out[1] = sample(glow, x, z);
    };
  }

  #layer() {
    const canvas = document.createElement("canvas");
    canvas.width = this.#width;
    canvas.height = this.#height;
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.setTransform(PER_METRE, 0, 0, PER_METRE, MARGIN * PER_METRE, MARGIN * PER_METRE);
    return context;
  }

  /** Draws far off the layer and lets only the blurred shadow of it fall where it belongs. */
  #shade(primitive, { x, y, z, yaw, scale }) {
    const [ax, ay, az] = primitive.at.map((each) => each * scale);
    const [sin, cos] = [Math.sin(yaw), Math.cos(yaw)];
    const above = Math.max(0, y + ay);
    const context = this.#shadow;
    context.save();
    context.shadowColor = `rgb(0 0 0 / ${Math.max(0.12, 0.72 - above * 0.2) * (primitive.opacity ?? 1)})`;
    context.shadowBlur = (0.09 + Math.min(above, 2.5) * 0.16) * PER_METRE;
    context.shadowOffsetX = FAR + above * SUN.x * 0.35 * PER_METRE;
    context.shadowOffsetY = above * SUN.z * 0.35 * PER_METRE;
    context.translate(x + ax * cos + az * sin - FAR / PER_METRE, z - ax * sin + az * cos);
    context.rotate(-yaw - (primitive.yaw ?? 0));
    context.fill(footprint(primitive, scale));
    context.restore();
  }

  #shine(x, z, radius, strength) {
    const light = this.#glow.createRadialGradient(x, z, 0, x, z, radius);
    light.addColorStop(0, `rgb(0 0 0 / ${0.75 * strength})`);
    light.addColorStop(0.35, `rgb(0 0 0 / ${0.36 * strength})`);
    light.addColorStop(1, "rgb(0 0 0 / 0)");
    this.#glow.fillStyle = light;
    this.#glow.fillRect(x - radius, z - radius, 2 * radius, 2 * radius);
  }

  #read(context) {
    const { data } = context.getImageData(0, 0, this.#width, this.#height);
    const layer = new Uint8Array(this.#width * this.#height);
    for (let i = 0; i < layer.length; i += 1) layer[i] = data[i * 4 + 3];
    return layer;
  }
}

function footprint({ shape, size, radius, height, axis, points, depth }, scale) {
  const path = new Path2D();
  const rect = (w, d) => path.rect((-w * scale) / 2, (-d * scale) / 2, w * scale, d * scale);
  if (shape === "box") rect(size[0], size[2]);
  else if (shape === "plane") axis === "y" && rect(size[0], size[1]);
  else if (shape === "cylinder" && axis === "x") rect(height, 2 * radius);
  else if (shape === "cylinder" && axis === "z") rect(2 * radius, height);
  else if (shape === "extrusion") extruded(path, points, depth, axis, scale);
  else path.arc(0, 0, radius * scale, 0, Math.PI * 2);
  return path;
}

function extruded(path, points, depth, axis, scale) {
  if (axis === "y") {
    points.forEach(([x, y], i) =>
      i ? path.lineTo(x * scale, y * scale) : path.moveTo(x * scale, y * scale),
    );
    return;
  }
  const xs = points.map(([x]) => x);
  const [from, to] = [Math.min(...xs) * scale, Math.max(...xs) * scale];
  const d = depth * scale;
  axis === "x" ? path.rect(-d / 2, from, d, to - from) : path.rect(from, -d / 2, to - from, d);
}
