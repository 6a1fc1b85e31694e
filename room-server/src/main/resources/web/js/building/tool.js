import { canvasOf } from "../world/sprite.js";
import { corners, fault, firstSpot, lifted, nudged, scaled, spotUnder, turned } from "./spots.js";

const NUDGE = 0.1;
const NUDGE_FAR = 0.5;
const GOOD = "rgb(64 160 96 / 45%)";
const BAD = "rgb(200 50 40 / 50%)";

/**
 * A piece in somebody's hands: follows the pointer or the keys over the room and shows, in green or
 * red, whether it may stand there. Sends nothing itself.
 */
export class BuildTool {
  #stage;
  #on;
  #view = null;
  #ghost = null;
  #tinted = { key: "", canvas: null };

  /** @param on `{changed(ghost, fault), place(ghost), cancel(), choose(piece)}` */
  constructor(stage, on) {
    this.#stage = stage;
    this.#on = on;
  }

  get ghost() {
    return this.#ghost;
  }

  get fault() {
    return this.#ghost && fault(this.#ghost.product, this.#ghost.spot, this.#view.floor);
  }

  show(view) {
    this.#view = view;
    const { piece } = this.#ghost ?? {};
    if (piece && !view.pieces.has(piece.piece)) this.drop();
  }

  /** Takes a new product in hand. */
  take(product) {
    this.#set({ product, piece: null, spot: firstSpot(product, this.#view.floor) });
  }

  /** Takes a piece in hand that stands there already. */
  lift(piece, product) {
    const { x, y, z, yaw, scale } = piece;
    this.#set({ product, piece, spot: { x, y, z, yaw, scale } });
  }

  drop() {
    this.#ghost = null;
    this.#changed();
  }

  turn(step) {
    this.#move(turned, step);
  }

  resize(step) {
    this.#move(scaled, step);
  }

  raise(step) {
    this.#move(lifted, step);
  }

  nudge(dx, dy) {
    const { product, spot } = this.#ghost;
    this.#set({ ...this.#ghost, spot: nudged(product, spot, dx, dy, this.#view.floor) });
  }

  /** A tap on the stage; true when it was ours. */
  tap(hit, point) {
    if (this.#ghost) {
      this.#follow(point);
      this.#on.place(this.#ghost);
      return true;
    }
    const piece = this.#view?.pieces.get(hit.piece);
    if (piece) this.#on.choose(piece);
    return Boolean(piece);
  }

  hover(hit, point) {
    if (this.#ghost && point) this.#follow(point);
  }

  /** A key on the stage; true when it was ours. */
  key(event) {
    if (!this.#ghost) return false;
    const far = event.shiftKey ? NUDGE_FAR : NUDGE;
    const deed = {
      ArrowLeft: () => this.nudge(-far, 0),
      ArrowRight: () => this.nudge(far, 0),
      ArrowUp: () => this.nudge(0, far),
      ArrowDown: () => this.nudge(0, -far),
      r: () => this.turn(1),
      R: () => this.turn(-1),
      "+": () => this.resize(1),
      "=": () => this.resize(1),
      "-": () => this.resize(-1),
      PageUp: () => this.raise(1),
      PageDown: () => this.raise(-1),
      Enter: () => this.#on.place(this.#ghost),
      Escape: () => this.#on.cancel(),
    }[event.key];
    deed?.();
    return Boolean(deed);
  }

  draw(context) {
    const { picture, viewport } = this.#stage;
    if (!this.#ghost || !picture) return;
    const { product, spot } = this.#ghost;
    const bad = this.fault !== null;
    context.beginPath();
    corners(product, spot).forEach(([x, z], index) => {
      const at = viewport.toCanvas(picture, x, product.furniture.node === "wall" ? spot.y : 0, z);
      index ? context.lineTo(...at) : context.moveTo(...at);
    });
    context.closePath();
    context.fillStyle = bad ? BAD : GOOD;
    context.fill();
    const sprite = picture.spriteOf(product, spot);
    const at = picture.project(spot.x, spot.y, spot.z);
    const { left, top, ratio } = viewport;
    context.globalAlpha = 0.88;
    context.drawImage(
      this.#tint(sprite, bad),
      left + (at.x + sprite.left) / ratio,
      top + (at.y + sprite.top) / ratio,
      sprite.width / ratio,
      sprite.height / ratio,
    );
    context.globalAlpha = 1;
  }

  #tint(sprite, bad) {
    if (this.#tinted.sprite !== sprite || this.#tinted.bad !== bad) {
      const canvas = canvasOf(sprite);
      const context = canvas.getContext("2d");
      context.globalCompositeOperation = "source-atop";
      context.fillStyle = bad ? "rgb(220 40 30 / 50%)" : "rgb(90 190 110 / 26%)";
      context.fillRect(0, 0, canvas.width, canvas.height);
      this.#tinted = { sprite, bad, canvas };
    }
    return this.#tinted.canvas;
  }

  #follow(point) {
    const { picture, viewport } = this.#stage;
    const { product, spot } = this.#ghost;
    const under = viewport.toFlat(picture, point.x, point.y);
    this.#set({ ...this.#ghost, spot: spotUnder(product, spot, under, this.#view.floor) });
  }

  #move(change, step) {
    if (!this.#ghost) return;
    const { product, spot } = this.#ghost;
    this.#set({ ...this.#ghost, spot: change(product, spot, step, this.#view.floor) });
  }

  #set(ghost) {
    this.#ghost = ghost;
    this.#changed();
  }

  #changed() {
    this.#on.changed(this.#ghost, this.fault);
    this.#stage.wake();
  }
}
