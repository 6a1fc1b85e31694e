import { flat } from "./camera.js";
import { Raster, over } from "./raster.js";

export { over };

/** Pixels drawn per pixel shown, in each direction: what makes edges smooth. */
const FINE = 2;
const INK_STEP = 0.09;
const INK = 0.74;
export const EMPTY = 32767;

/**
 * A drawn thing with its depth: `pixels` RGBA as numbers, `depth` in millimetres behind its anchor,
 * `left` and `top` in pixels from the anchor to its upper left corner.
 */
export function spriteOf(meshes, { scale, mood, ink = true, fine = FINE }) {
  const extent = extentOf(meshes);
  if (!extent) {
    return {
      width: 0,
      height: 0,
      left: 0,
      top: 0,
      pixels: new Uint32Array(0),
      depth: new Int16Array(0),
    };
  }
  const left = Math.floor(extent.left * scale) - 1;
  const top = Math.floor(-extent.top * scale) - 1;
  const width = Math.ceil(extent.right * scale) + 1 - left;
  const height = Math.ceil(-extent.bottom * scale) + 1 - top;
  return windowOf(meshes, { width, height, left, top, scale, mood, ink, fine });
}

/** What is seen in a window of the picture: a sprite of exactly that size. */
export function windowOf(
  meshes,
  { width, height, left, top, scale, mood, ink = true, fine = FINE },
) {
  const raster = new Raster(width * fine, height * fine, {
    left: left / scale,
    up: -top / scale,
    scale: scale * fine,
    mood,
  });
  raster.drawAll(meshes);
  if (ink) outline(raster);
  return { width, height, left, top, ...shrunk(raster, width, height, fine) };
}

/** A canvas with a sprite's picture, for buttons and ghosts. */
export function canvasOf(sprite) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, sprite.width);
  canvas.height = Math.max(1, sprite.height);
  if (sprite.width > 0) {
    const bytes = new Uint8ClampedArray(sprite.pixels.buffer.slice(0));
    canvas.getContext("2d").putImageData(new ImageData(bytes, sprite.width, sprite.height), 0, 0);
  }
  return canvas;
}

/** The edges of meshes on the picture plane, in metres; null for none. */
export function extentOf(meshes) {
  let extent = null;
  for (const { points } of meshes) {
    for (let i = 0; i < points.length; i += 3) {
      const { right, up } = flat(points[i], points[i + 1], points[i + 2]);
      extent ??= { left: right, right, top: up, bottom: up };
      extent.left = Math.min(extent.left, right);
      extent.right = Math.max(extent.right, right);
      extent.top = Math.max(extent.top, up);
      extent.bottom = Math.min(extent.bottom, up);
    }
  }
  return extent;
}

/** Darkens what ends before something further behind: a soft pen around things. */
function outline({ pixels, depth, width, height }) {
  const marked = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      if (depth[at] === Infinity) continue;
      const behind = depth[at] + INK_STEP;
      marked[at] =
        x === 0 ||
        y === 0 ||
        x === width - 1 ||
        y === height - 1 ||
        depth[at - 1] > behind ||
        depth[at + 1] > behind ||
        depth[at - width] > behind ||
        depth[at + width] > behind
          ? 1
          : 0;
    }
  }
  for (let at = 0; at < pixels.length; at += 1) {
    if (marked[at]) pixels[at] = darker(pixels[at], INK);
  }
}

function darker(pixel, share) {
  const part = (shift) => (((pixel >>> shift) & 255) * share) << shift;
  return (pixel & 0xff000000) | part(16) | part(8) | part(0);
}

function shrunk(raster, width, height, fine) {
  const pixels = new Uint32Array(width * height);
  const depth = new Int16Array(width * height).fill(EMPTY);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let [r, g, b, a, near] = [0, 0, 0, 0, Infinity];
      for (let row = 0; row < fine; row += 1) {
        const from = (y * fine + row) * raster.width + x * fine;
        for (let at = from; at < from + fine; at += 1) {
          const pixel = raster.pixels[at];
          const part = pixel >>> 24;
          if (part === 0) continue;
          r += (pixel & 255) * part;
          g += ((pixel >>> 8) & 255) * part;
          b += ((pixel >>> 16) & 255) * part;
          a += part;
          if (raster.depth[at] < near) near = raster.depth[at];
        }
      }
      if (a > 0) {
        const at = y * width + x;
        pixels[at] = ((a / (fine * fine)) << 24) | ((b / a) << 16) | ((g / a) << 8) | (r / a);
        depth[at] = Math.max(-32000, Math.min(32000, Math.round(near * 1000)));
      }
    }
  }
  return { pixels, depth };
}

/**
 * Puts a sprite into a frame (`{width, height, pixels, depth, ids?}`, depth in millimetres) at a
 * pixel, `away` millimetres from the eye, where nothing in the frame is nearer.
 */
export function merge(frame, sprite, x, y, away, { opacity = 1, id = 0, bias = 12 } = {}) {
  const [left, top] = [x + sprite.left, y + sprite.top];
  const from = Math.max(0, -left);
  const to = Math.min(sprite.width, frame.width - left);
  for (let row = Math.max(0, -top); row < sprite.height && top + row < frame.height; row += 1) {
    let source = row * sprite.width + from;
    let target = (top + row) * frame.width + left + from;
    for (let column = from; column < to; column += 1, source += 1, target += 1) {
      const pixel = sprite.pixels[source];
      const part = pixel >>> 24;
      if (part === 0) continue;
      const depth = sprite.depth[source] + away;
      if (depth - bias > frame.depth[target]) continue;
      if (part === 255 && opacity === 1) {
        frame.pixels[target] = pixel;
      } else {
        frame.pixels[target] = over(frame.pixels[target], pixel, (part / 255) * opacity);
      }
      if (part > 100 && opacity === 1) {
        frame.depth[target] = depth;
        if (frame.ids) frame.ids[target] = id;
      }
    }
  }
}
