import { heightAt, planAt } from "../world/camera.js";

const GRID = 0.05;
const WALL_GAP = 0.25;
export const SCALE_MIN = 0.25;
export const SCALE_MAX = 4;
const C = Math.SQRT1_2;
const LEFT_WALL = Math.PI / 2;
const BACK_WALL = Math.PI;

/** A first spot for a product: before the middle of the room, or on the wall or ceiling there. */
export function firstSpot(product, floor, near) {
  const spot = {
    x: near?.x ?? floor.width / 2,
    y: 0,
    z: near?.z ?? floor.depth / 2,
    yaw: Math.PI,
    scale: 1,
  };
  if (nodeOf(product) === "wall") {
    return fitted(
      product,
      { ...spot, y: Math.max(0, 1.5 - sizeOf(product, spot)[1] / 2), z: floor.depth },
      floor,
    );
  }
  return fitted(product, spot, floor);
}

/** A spot under a point of the picture (`right`, `up` in metres), keeping turn and size. */
export function spotUnder(product, spot, [right, up], floor) {
  if (nodeOf(product) === "wall")
    return fitted(product, { ...spot, ...onWall(product, spot, right, up, floor) }, floor);
  const [x, z] = planAt(right, up, spot.y);
  return fitted(product, { ...spot, x, z }, floor);
}

/** Moved by a little on the screen: dx to the right, dy upwards, in steps of metres. */
export function nudged(product, spot, dx, dy, floor) {
  if (nodeOf(product) === "wall") {
    const along = isLeft(spot) ? { z: spot.z + dx } : { x: spot.x + dx };
    return fitted(product, { ...spot, ...along, y: spot.y + dy }, floor);
  }
  return fitted(
    product,
    { ...spot, x: spot.x + (dx - dy) * C * 1.4, z: spot.z + (dx + dy) * C * 1.4 },
    floor,
  );
}

export function turned(product, spot, step, floor) {
  if (nodeOf(product) !== "wall")
    return fitted(product, { ...spot, yaw: normal(spot.yaw + (step * Math.PI) / 8) }, floor);
  const other = isLeft(spot)
    ? { yaw: BACK_WALL, x: floor.width / 2, z: floor.depth }
    : { yaw: LEFT_WALL, x: 0, z: floor.depth / 2 };
  return fitted(product, { ...spot, ...other }, floor);
}

export function scaled(product, spot, step, floor) {
  const scale = Math.round(spot.scale * 1.15 ** step * 20) / 20;
  return fitted(
    product,
    { ...spot, scale: Math.min(SCALE_MAX, Math.max(SCALE_MIN, scale)) },
    floor,
  );
}

export function lifted(product, spot, step, floor) {
  return fitted(product, { ...spot, y: spot.y + step * 2 * GRID }, floor);
}

/** Why a piece cannot stand there, as an error code of the server; null when it can. */
export function fault(product, spot, floor) {
  const [w, h, d] = sizeOf(product, spot);
  if (nodeOf(product) === "ceiling" && floor.height > 5) return "furniture.no-ceiling";
  if (nodeOf(product) === "wall" && Math.min(spot.x, floor.depth - spot.z) > WALL_GAP)
    return "furniture.not-on-wall";
  const [left, right, near, far] = footprint(product, spot, w, d);
  const slack = 0.001;
  const inside =
    left >= -slack && near >= -slack && right <= floor.width + slack && far <= floor.depth + slack;
  return inside && spot.y >= -slack && spot.y + h <= (floor.height ?? 3.2) + slack
    ? null
    : "furniture.outside";
}

/** The corners of a piece's footprint on the floor plan. */
export function corners(product, spot) {
  const [w, , d] = sizeOf(product, spot);
  const wall = nodeOf(product) === "wall";
  const [sin, cos] = [Math.sin(spot.yaw), Math.cos(spot.yaw)];
  const [back, front] = wall ? [0, d] : [-d / 2, d / 2];
  return [
    [-w / 2, back],
    [w / 2, back],
    [w / 2, front],
    [-w / 2, front],
  ].map(([x, z]) => [spot.x + x * cos + z * sin, spot.z - x * sin + z * cos]);
}

function sizeOf(product, { scale }) {
  return product.furniture.size.map((each) => each * scale);
}

function nodeOf(product) {
  return product.furniture.node;
}

function isLeft({ yaw }) {
  return Math.abs(normal(yaw - LEFT_WALL)) < 0.3;
}

function footprint(product, spot) {
  const points = corners(product, spot);
  const [xs, zs] = [points.map(([x]) => x), points.map(([, z]) => z)];
  return [Math.min(...xs), Math.max(...xs), Math.min(...zs), Math.max(...zs)];
}

/** Brings a spot onto the grid and, where it fits at all, inside the room. */
function fitted(product, spot, floor) {
  const [, h] = sizeOf(product, spot);
  const height = floor.height ?? 3.2;
  const y =
    nodeOf(product) === "ceiling" ? height - h : clamp(grid(spot.y), 0, Math.max(0, height - h));
  const onGrid = { ...spot, x: grid(spot.x), z: grid(spot.z), y };
  if (nodeOf(product) === "wall")
    Object.assign(onGrid, isLeft(spot) ? { x: 0 } : { z: floor.depth });
  const [left, right, near, far] = footprint(product, onGrid);
  const shift = (low, high, most) =>
    high - low > most ? 0 : Math.max(0, -low) - Math.max(0, high - most);
  return {
    ...onGrid,
    x: rounded(onGrid.x + shift(left, right, floor.width)),
    z: rounded(onGrid.z + shift(near, far, floor.depth)),
    y: rounded(y),
    yaw: rounded(onGrid.yaw),
  };
}

/** Where one looks onto one of the two far walls, whichever is seen there. */
function onWall(product, spot, right, up, floor) {
  const [, h] = sizeOf(product, spot);
  const forwardLeft = right;
  const forwardBack = floor.depth / C - right;
  const left = forwardLeft <= forwardBack;
  const forward = left ? forwardLeft : forwardBack;
  const y = heightAt(up, forward) - h / 2;
  return left
    ? { yaw: LEFT_WALL, x: 0, z: 2 * right * C, y }
    : { yaw: BACK_WALL, x: (right - forward) * C, z: floor.depth, y };
}

function normal(angle) {
  return Math.atan2(Math.sin(angle), Math.cos(angle));
}

function grid(value) {
  return Math.round(value / GRID) * GRID;
}

function rounded(value) {
  return Math.round(value * 1000) / 1000;
}

function clamp(value, low, high) {
  return Math.max(low, Math.min(high, value));
}
