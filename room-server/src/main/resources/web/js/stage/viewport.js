import { bounds, flat, planAt, planOf } from "../world/camera.js";
import { EMPTY } from "../world/sprite.js";

const ZOOMS = [1, 1.35, 1.8, 2.4];
const MARGIN = 10;
/** What walls add around a floor, in metres of the picture. */
const WALLS = 1.1;
const PERSON_PX = 56;
const PERSON_METRES = 1.6;
const PIXELS_MAX = 4_200_000;
/** Whom one follows stands a little low, so that there is air above for words. */
const BELOW_MIDDLE = 0.66;
const FOLLOW_SECONDS = 0.25;

/**
 * Which part of the room is seen and how large: fits the room into the canvas, or follows somebody
 * when it is drawn larger than that. Lengths are CSS pixels; `ratio` is what a screen adds.
 */
export class Viewport {
  #canvas;
  #floor = null;
  #zoom = null;
  #shift = { x: 0, y: 0 };

  constructor(canvas) {
    this.#canvas = canvas;
    this.scale = 1;
    this.ratio = 1;
    this.left = 0;
    this.top = 0;
  }

  get width() {
    return this.#canvas.clientWidth;
  }

  get height() {
    return this.#canvas.clientHeight;
  }

  get canZoomIn() {
    return this.#zoom < ZOOMS.at(-1);
  }

  get canZoomOut() {
    return this.#zoom > ZOOMS[0];
  }

  /** Takes the canvas's size and the room's; true when the room has to be drawn anew. */
  fit(floor) {
    this.#floor = floor;
    const { left, right, top, bottom } = bounds({
      ...floor,
      height: Math.min(floor.height ?? 3.2, 3.4),
    });
    const across = (this.width - 2 * MARGIN) / (right - left + WALLS);
    const fitting = Math.max(
      8,
      Math.min(across, (this.height - 2 * MARGIN) / (top - bottom + WALLS)),
    );
    this.#zoom ??=
      ZOOMS.find((zoom) => fitting * zoom * PERSON_METRES >= PERSON_PX) ?? ZOOMS.at(-1);
    const before = `${this.scale} ${this.ratio}`;
    this.scale = fitting * this.#zoom;
    const pixels = (right - left + 1) * (top - bottom + 1) * this.scale ** 2;
    this.ratio = Math.min(devicePixelRatio || 1, Math.sqrt(PIXELS_MAX / pixels));
    return before !== `${this.scale} ${this.ratio}`;
  }

  /** One step nearer (1) or further (-1). */
  zoom(step) {
    const at = ZOOMS.indexOf(this.#zoom) + step;
    this.#zoom = ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, at))];
  }

  /** Another room chooses its own size. */
  forget() {
    this.#zoom = null;
    this.#shift = { x: 0, y: 0 };
  }

  pan(dx, dy) {
    this.#shift = { x: this.#shift.x + dx, y: this.#shift.y + dy };
  }

  centre() {
    this.#shift = { x: 0, y: 0 };
  }

  /** Moves towards showing a spot; true while it is on its way. */
  follow(picture, spot, seconds) {
    const { x, y } = this.#wanted(picture, spot);
    const share = seconds === null ? 1 : 1 - Math.exp(-seconds / FOLLOW_SECONDS);
    const [dx, dy] = [x - this.left, y - this.top];
    const near = Math.abs(dx) + Math.abs(dy) < 0.6;
    this.left += near ? dx : dx * share;
    this.top += near ? dy : dy * share;
    return !near;
  }

  #wanted(picture, spot) {
    const [width, height] = [picture.width / this.ratio, picture.height / this.ratio];
    const at = picture.project(spot.x, 0.9, spot.z);
    const whole = this.#zoom === ZOOMS[0];
    const place = (size, part, wish, shift) =>
      whole || size <= part
        ? (part - size) / 2 + shift
        : Math.max(part - size, Math.min(0, wish + shift));
    return {
      x: place(width, this.width, this.width / 2 - at.x / this.ratio, this.#shift.x),
      y: place(height, this.height, this.height * BELOW_MIDDLE - at.y / this.ratio, this.#shift.y),
    };
  }

  /** Where a point of the room is on the canvas. */
  toCanvas(picture, x, y, z) {
    const { right, up } = flat(x, y, z);
    return [
      this.left + (picture.originX + right * picture.scale) / this.ratio,
      this.top + (picture.originY - up * picture.scale) / this.ratio,
    ];
  }

  /** The pixel of the picture under a point of the canvas. */
  toPixel(x, y) {
    return [Math.round((x - this.left) * this.ratio), Math.round((y - this.top) * this.ratio)];
  }

  /** The spot of the floor plan that is seen at a point of the canvas, on whatever stands there. */
  toPlan(picture, x, y) {
    const [px, py] = this.toPixel(x, y);
    const { frame } = picture;
    const inside = px >= 0 && py >= 0 && px < frame.width && py < frame.height;
    const depth = inside ? frame.depth[py * frame.width + px] : EMPTY;
    const [right, up] = this.toFlat(picture, x, y);
    return depth === EMPTY ? planAt(right, up) : planOf(right, up, depth / 1000);
  }

  /** A point of the canvas in metres of the picture. */
  toFlat(picture, x, y) {
    return [
      ((x - this.left) * this.ratio - picture.originX) / picture.scale,
      (picture.originY - (y - this.top) * this.ratio) / picture.scale,
    ];
  }
}
