import { flatten } from "./camera.js";
import { litness, rgbOf } from "./light.js";

const flatPoint = new Float64Array(3);

/**
 * A picture with depth that triangles are drawn into, so that what is nearer hides what is behind
 * it pixel by pixel, whatever order things come in. Pixels are RGBA as one number each, depth is
 * metres away from the eye.
 */
export class Raster {
  /** `left` and `up` are the picture metres of its upper left corner; `scale` pixels per metre. */
  constructor(width, height, { left, up, scale, mood }) {
    this.width = width;
    this.height = height;
    this.pixels = new Uint32Array(width * height);
    this.depth = new Float32Array(width * height).fill(Infinity);
    this.left = left;
    this.up = up;
    this.scale = scale;
    this.mood = mood;
  }

  /** Draws meshes whose points are already in world metres; glass comes last. */
  drawAll(meshes) {
    const clear = (mesh) => (mesh.primitive.opacity ?? 1) < 1;
    meshes.forEach((mesh) => !clear(mesh) && this.draw(mesh));
    meshes.forEach((mesh) => clear(mesh) && this.draw(mesh));
  }

  draw(mesh) {
    const count = mesh.points.length / 3;
    const corners = new Float32Array(count * 4);
    for (let i = 0; i < count; i += 1) {
      flatten(mesh.points[i * 3], mesh.points[i * 3 + 1], mesh.points[i * 3 + 2], flatPoint);
      corners[i * 4] = (flatPoint[0] - this.left) * this.scale;
      corners[i * 4 + 1] = (this.up - flatPoint[1]) * this.scale;
      corners[i * 4 + 2] = flatPoint[2];
      corners[i * 4 + 3] = lightOn(mesh, i * 3);
    }
    const fill = filler(this, mesh.primitive);
    const { triangles } = mesh;
    for (let i = 0; i < triangles.length; i += 3) {
      this.#triangle(mesh, corners, triangles[i], triangles[i + 1], triangles[i + 2], fill);
    }
  }

  #triangle(mesh, corners, a, b, c, fill) {
    const [ax, ay] = [corners[a * 4], corners[a * 4 + 1]];
    const [bx, by] = [corners[b * 4], corners[b * 4 + 1]];
    const [cx, cy] = [corners[c * 4], corners[c * 4 + 1]];
    const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (Math.abs(area) < 1e-6) {
      return;
    }
    const top = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5));
    const bottom = Math.min(this.height - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
    const plane = (va, vb, vc) => {
      const dx = ((vb - va) * (cy - ay) - (vc - va) * (by - ay)) / area;
      const dy = ((vc - va) * (bx - ax) - (vb - va) * (cx - ax)) / area;
      return [va - dx * ax - dy * ay, dx, dy];
    };
    const depth = plane(corners[a * 4 + 2], corners[b * 4 + 2], corners[c * 4 + 2]);
    const light = plane(corners[a * 4 + 3], corners[b * 4 + 3], corners[c * 4 + 3]);
    const { uvs, heights } = mesh;
    const u = plane(uvs[a * 2], uvs[b * 2], uvs[c * 2]);
    const v = plane(uvs[a * 2 + 1], uvs[b * 2 + 1], uvs[c * 2 + 1]);
    const rise = plane(heights[a], heights[b], heights[c]);
    for (let y = top; y <= bottom; y += 1) {
      const from = Math.max(0, Math.ceil(edge(ax, ay, bx, by, cx, cy, y + 0.5, true) - 0.5));
      const to = Math.min(
        this.width - 1,
        Math.floor(edge(ax, ay, bx, by, cx, cy, y + 0.5, false) - 0.5),
      );
      if (from <= to) fill(y, from, to, depth, light, u, v, rise);
    }
  }
}

/** A plane shows both its sides, so it is lit from the side that the eye is on. */
function lightOn({ normals, doubleSided }, i) {
  const away = doubleSided && normals[i] + normals[i + 1] * 0.8 - normals[i + 2] < 0;
  const side = away ? -1 : 1;
  return litness(normals[i] * side, normals[i + 1] * side, normals[i + 2] * side);
}

/** Where the row at `y` enters (`first`) or leaves a triangle. */
function edge(ax, ay, bx, by, cx, cy, y, first) {
  let best = first ? Infinity : -Infinity;
  const meet = (px, py, qx, qy) => {
    if (py <= y === qy <= y) return;
    const x = px + ((y - py) / (qy - py)) * (qx - px);
    best = first ? Math.min(best, x) : Math.max(best, x);
  };
  meet(ax, ay, bx, by);
  meet(bx, by, cx, cy);
  meet(cx, cy, ax, ay);
  return best;
}

function filler(raster, primitive) {
  const paint = painter(primitive, raster.mood);
  const opacity = primitive.opacity ?? 1;
  const { pixels, depth, width } = raster;
  return (y, from, to, d, l, u, v, rise) => {
    const py = y + 0.5;
    let px = from + 0.5;
    let at = y * width + from;
    for (let x = from; x <= to; x += 1, px += 1, at += 1) {
      const far = d[0] + d[1] * px + d[2] * py;
      if (far >= depth[at]) continue;
      const colour = paint(
        l[0] + l[1] * px + l[2] * py,
        u[0] + u[1] * px + u[2] * py,
        v[0] + v[1] * px + v[2] * py,
        rise[0] + rise[1] * px + rise[2] * py,
      );
      if (opacity >= 1) {
        pixels[at] = 0xff000000 | colour;
        depth[at] = far;
      } else {
        pixels[at] = over(pixels[at], colour, opacity);
        if (depth[at] === Infinity) depth[at] = far;
      }
    }
  };
}

/** One colour over a pixel that may itself be partly clear; both without premultiplied alpha. */
export function over(below, above, opacity) {
  const under = ((below >>> 24) / 255) * (1 - opacity);
  const sum = opacity + under;
  if (sum <= 0) return 0;
  const mix = (shift) =>
    (((above >>> shift) & 255) * opacity + ((below >>> shift) & 255) * under) / sum;
  return (((sum * 255) & 255) << 24) | (mix(16) << 16) | (mix(8) << 8) | mix(0);
}

/** A function from light, surface metres and height share to a colour 0xbbggrr. */
function painter(primitive, { shade, lit }) {
  const main = rgbOf(primitive.colour);
  const other = primitive.pattern ? rgbOf(primitive.pattern.colour) : main;
  const share = PATTERNS[primitive.pattern?.kind] ?? (() => 0);
  const size = primitive.pattern?.scale ?? 1;
  return (light, u, v, rise) => {
    const part = share(u / size, v / size, rise);
    const bright = light < 0 ? 0 : light > 1.15 ? 1.15 : light;
    let colour = 0;
    for (let i = 0; i < 3; i += 1) {
      const base = main[i] + (other[i] - main[i]) * part;
      const value = base * (shade[i] + (lit[i] - shade[i]) * bright);
      colour |= (value > 255 ? 255 : value) << (8 * i);
    }
    return colour;
  };
}

const PATTERNS = {
  stripes: (u) => Math.floor(u) & 1,
  checks: (u, v) => (Math.floor(u) + Math.floor(v)) & 1,
  dots: (u, v) => (Math.hypot(u - Math.floor(u) - 0.5, v - Math.floor(v) - 0.5) < 0.28 ? 1 : 0),
  gradient: (_, __, rise) => rise,
};
