import { PLAIN } from "./avatars.js";
import { partsOf } from "./body.js";
import { flat } from "./camera.js";
import { standing } from "./furniture.js";
import { MOODS } from "./light.js";
import { shellMeshes } from "./shell.js";
import { STANDING, posed } from "./skeleton.js";
import { canvasOf, extentOf, windowOf } from "./sprite.js";

const TOWARDS_EYE = Math.PI * 0.75;
const MANNEQUIN = { ...PLAIN.body, skin: "#e2d8cd", face: 2 };
const LEAST_METRES = 0.42;
const MOOD = MOODS.day;
/** Pixels per metre beyond which small things would look like large ones. */
const LARGEST = 75;

/** A picture of a product for a button, `size` CSS pixels wide and high. */
export function productThumb(product, catalogue, size) {
  return product.kind === "wearable"
    ? wornThumb(product, catalogue, size)
    : standingThumb(product, size);
}

/** Somebody as they look, from the side they turn to us (0: facing the eye). */
export function portrait(look, catalogue, { width, height, turn = 0, close = false }) {
  const meshes = posed(partsOf(look, catalogue), look.body, STANDING, TOWARDS_EYE + turn);
  const tall = look.body.height;
  const focus = close
    ? { low: 1.36 * tall, high: 1.86 * tall }
    : { low: -0.1, high: 2.0 * Math.max(1, tall) };
  const scale = Math.min(height / ((focus.high - focus.low) * 0.866), width / (close ? 0.44 : 0.9));
  const middle = flat(0, (focus.high + focus.low) / 2, 0);
  return framed(meshes, { width, height, right: 0, up: middle.up, scale });
}

/** A small picture of a room as it is before anybody furnishes it. */
export function shellThumb(product, { width, height }) {
  const room = roomOf(product.model);
  return fitted(shellMeshes(product.model, room), width, height, { ink: false });
}

/** The room that a shell's floor, its widest part, lies in the middle of. */
function roomOf(model) {
  const wide = ({ size }) => (size?.length === 3 ? size[0] * size[2] : 0);
  const { at } = model.reduce((widest, each) => (wide(each) > wide(widest) ? each : widest));
  return { width: 2 * at[0], depth: 2 * at[2], height: 100 };
}

function standingThumb(product, size) {
  const turn = product.furniture?.node === "wall" ? Math.PI : TOWARDS_EYE;
  return fitted(standing(product, { yaw: turn + 0.25, scale: 1 }), size, size);
}

function wornThumb(product, catalogue, size) {
  const look = { body: MANNEQUIN, worn: [product.id] };
  const parts = partsOf(look, catalogue);
  const own = parts.slice(-product.model.length);
  const turn = product.wearable.slot === "back" ? TOWARDS_EYE + Math.PI : TOWARDS_EYE - 0.35;
  const meshes = posed(parts, MANNEQUIN, STANDING, turn);
  const extent = extentOf(posed(own, MANNEQUIN, STANDING, turn));
  const wide = Math.max(LEAST_METRES, extent.right - extent.left, extent.top - extent.bottom);
  return framed(meshes, {
    width: size,
    height: size,
    right: (extent.left + extent.right) / 2,
    up: (extent.top + extent.bottom) / 2,
    scale: (size * 0.82) / wide,
  });
}

function fitted(meshes, width, height, options = {}) {
  const extent = extentOf(meshes);
  const scale = Math.min(
    (width * 0.9) / (extent.right - extent.left),
    (height * 0.9) / (extent.top - extent.bottom),
  );
  const [right, up] = [(extent.left + extent.right) / 2, (extent.top + extent.bottom) / 2];
  return framed(meshes, { width, height, right, up, scale: Math.min(scale, LARGEST), ...options });
}

/** The part of the picture plane around a point, on a canvas that is crisp on this screen. */
function framed(meshes, { width, height, right, up, scale, ink = true }) {
  const ratio = Math.min(2, devicePixelRatio || 1);
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  const fine = scale * ratio;
  return canvasOf(
    windowOf(meshes, {
      width: w,
      height: h,
      left: Math.round(right * fine - w / 2),
      top: Math.round(-up * fine - h / 2),
      scale: fine,
      mood: MOOD,
      ink,
    }),
  );
}
