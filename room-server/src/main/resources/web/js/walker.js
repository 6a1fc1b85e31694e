import { SCREEN_RIGHT, SCREEN_UP } from "./world/camera.js";

const SEND_MS = 100;
// A little slower than allowed: a late frame must not look like running.
const CAUTION = 0.95;
const ARRIVED = 0.02;
const TRUST_OWN_MS = 600;
const [UP, RIGHT] = [SCREEN_UP, SCREEN_RIGHT];
const STEPS = { left: [-RIGHT[0], -RIGHT[1]], right: RIGHT, up: UP, down: [-UP[0], -UP[1]] };

/**
 * Walks our own figure: towards a point or along held directions, at the floor's walking speed and
 * inside its walls, telling the server at most ten times a second.
 */
export class Walker {
  #tell;
  #floor = { width: 1, depth: 1, walk_speed: 1 };
  #here = { x: 0, z: 0, facing: 0 };
  #target = null;
  #held = new Set();
  #toldAt = -Infinity;
  #untold = false;
  #movedAt = -Infinity;

  /** @param tell takes `{x, z, facing}` for the server */
  constructor(tell) {
    this.#tell = tell;
  }

  /** Where the server last saw us; believed unless we are on our way. */
  settle(floor, place, now = performance.now()) {
    this.#floor = floor;
    if (!this.#onTheWay(now)) {
      this.#here = { x: place.x, z: place.z, facing: place.facing };
    }
  }

  /** Our own idea of where we are, null while the server's is as good. */
  ahead(now = performance.now()) {
    return this.#onTheWay(now) ? this.#here : null;
  }

  get walking() {
    return this.#target !== null || this.#held.size > 0;
  }

  goTo(x, z) {
    this.#target = { x: clamp(x, this.#floor.width), z: clamp(z, this.#floor.depth) };
  }

  hold(direction) {
    this.#target = null;
    this.#held.add(direction);
  }

  release(direction) {
    this.#held.delete(direction);
  }

  halt() {
    this.#target = null;
    this.#held.clear();
    this.#untold = false;
    this.#movedAt = -Infinity;
  }

  /** One animation frame of `seconds`; true when we moved. */
  step(seconds, now = performance.now()) {
    const before = this.#here;
    const reach = this.#floor.walk_speed * CAUTION * Math.min(seconds, 0.25);
    this.#here = this.#held.size > 0 ? this.#along(reach) : this.#towards(reach);
    if (this.#here !== before) {
      this.#untold = true;
      this.#movedAt = now;
    }
    this.#report(now);
    return this.#here !== before;
  }

  #onTheWay(now) {
    return this.walking || now - this.#movedAt < TRUST_OWN_MS;
  }

  #along(reach) {
    const sum = (axis) =>
      Array.from(this.#held).reduce((total, each) => total + STEPS[each][axis], 0);
    const [dx, dz] = [sum(0), sum(1)];
    const length = Math.hypot(dx, dz);
    return length === 0 ? this.#here : this.#moved((dx / length) * reach, (dz / length) * reach);
  }

  #towards(reach) {
    if (!this.#target) {
      return this.#here;
    }
    const [dx, dz] = [this.#target.x - this.#here.x, this.#target.z - this.#here.z];
    const distance = Math.hypot(dx, dz);
    if (distance <= Math.max(reach, ARRIVED)) {
      this.#target = null;
      return distance === 0 ? this.#here : this.#moved(dx, dz);
    }
    return this.#moved((dx / distance) * reach, (dz / distance) * reach);
  }

  #moved(dx, dz) {
    return {
      x: clamp(this.#here.x + dx, this.#floor.width),
      z: clamp(this.#here.z + dz, this.#floor.depth),
      facing: Math.atan2(dx, dz),
    };
  }

  #report(now) {
    if (this.#untold && now - this.#toldAt >= SEND_MS) {
      this.#toldAt = now;
      this.#untold = false;
      this.#tell({
        x: rounded(this.#here.x),
        z: rounded(this.#here.z),
        facing: rounded(this.#here.facing),
      });
    }
  }
}

function clamp(value, most) {
  return Math.min(Math.max(value, 0), most);
}

function rounded(value) {
  return Math.round(value * 1000) / 1000;
}
