import { meshOf } from "./meshes.js";
import { spriteOf } from "./sprite.js";

const PIECES_MAX = 700;
const GLOWING = /lamp|light|candle|fire|lantern|neon/;

/** A product's meshes, turned and scaled, around the spot where it stands. */
export function standing(product, { yaw = 0, scale = 1 }) {
  const glows = glowOf(product) > 0;
  return product.model.map((primitive) => turned(meshOf(lit(primitive, glows)), yaw, scale));
}

/** A view's pieces with their products; what the catalogue does not know is not drawn. */
export function placedPieces(pieces, catalogue) {
  const placed = Array.from(pieces.values(), (piece) => ({
    ...piece,
    number: piece.piece,
    product: catalogue.find(piece.product),
  }));
  return placed.filter(({ product }) => product);
}

/** How much warm light a product throws around it, 0 for most. */
export function glowOf({ tags = [], id }) {
  return tags.some((tag) => GLOWING.test(tag)) || GLOWING.test(id) ? 1 : 0;
}

/** Pictures of furniture by product, yaw and scale, each drawn once. */
export class FurnitureSprites {
  #options;
  #sprites = new Map();

  constructor({ scale, mood }) {
    this.#options = { scale, mood };
  }

  sprite(product, { yaw, scale }) {
    const key = `${product.id}|${Math.round((yaw * 180) / Math.PI)}|${scale}`;
    if (!this.#sprites.has(key)) {
      if (this.#sprites.size >= PIECES_MAX) this.#sprites.clear();
      this.#sprites.set(key, spriteOf(standing(product, { yaw, scale }), this.#options));
    }
    return this.#sprites.get(key);
  }
}

/**
 * How high one sits at a point of a model, in its own metres: the highest face there that is not
 * above a lap. Undefined where there is nothing to sit on.
 */
export function surfaceAt(model, x, z, most = 0.8) {
  const tops = model
    .map((primitive) => topAt(primitive, x, z))
    .filter((top) => top !== null && top > 0.05 && top <= most);
  return tops.length ? Math.max(...tops) : undefined;
}

function topAt(primitive, x, z) {
  const [ax, ay, az] = primitive.at;
  const [sin, cos] = [Math.sin(primitive.yaw ?? 0), Math.cos(primitive.yaw ?? 0)];
  const [dx, dz] = [x - ax, z - az];
  const [lx, lz] = [Math.abs(dx * cos - dz * sin), Math.abs(dx * sin + dz * cos)];
  const [w, h, d] = extentOf(primitive);
  return lx <= w + 0.02 && lz <= d + 0.02 ? ay + h : null;
}

function extentOf(primitive) {
  const { shape, size, radius, height, axis, points, depth } = primitive;
  if (shape === "box") return size.map((each) => each / 2);
  if (shape === "sphere") return [radius * 0.7, radius, radius * 0.7];
  if (shape === "cylinder") {
    return (
      { x: [height / 2, radius, radius], z: [radius, radius, height / 2] }[axis] ?? [
        radius,
        height / 2,
        radius,
      ]
    );
  }
  if (shape === "plane") return axis === "y" ? [size[0] / 2, 0, size[1] / 2] : [0, 0, 0];
  const reach = (i) => Math.max(...points.map((each) => Math.abs(each[i])));
  return axis === "y" ? [reach(0), depth / 2, reach(1)] : [reach(0), reach(1), depth / 2];
}

/** Bright warm parts of a lamp need no light to be seen. */
function lit(primitive, glows) {
  if (!glows) return primitive;
  const [r, g, b] = [1, 3, 5].map((i) => Number.parseInt(primitive.colour.slice(i, i + 2), 16));
  return r > 225 && g > 120 && r >= b ? { ...primitive, glows: true } : primitive;
}

function turned(mesh, yaw, scale) {
  const [sin, cos] = [Math.sin(yaw), Math.cos(yaw)];
  const spin = (vectors, factor) => {
    const result = new Float32Array(vectors.length);
    for (let i = 0; i < vectors.length; i += 3) {
      result[i] = (vectors[i] * cos + vectors[i + 2] * sin) * factor;
      result[i + 1] = vectors[i + 1] * factor;
      result[i + 2] = (-vectors[i] * sin + vectors[i + 2] * cos) * factor;
    }
    return result;
  };
  return { ...mesh, points: spin(mesh.points, scale), normals: spin(mesh.normals, 1) };
}
