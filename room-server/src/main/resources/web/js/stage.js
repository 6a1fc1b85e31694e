import { Painter } from "./stage-paint.js";

const SEAT_REACH = 0.45;
const PERSON_REACH = 0.4;
const GLIDE_SECONDS = 0.09;
const JUMP = 4;
const BUBBLE_MS = 4_000;
const BUBBLE_PER_CHAR_MS = 40;
const REACTION_MS = 2_000;
const KEYS = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  a: "left",
  d: "right",
  w: "up",
  s: "down",
};

/**
 * The floor from above: shows the view's people where they are, glides between positions, and turns
 * clicks and keys into walking, sitting and meeting. Draws only while something changes.
 */
export class Stage {
  #canvas;
  #walker;
  #deeds;
  #painter;
  #view = null;
  #me = null;
  #figures = new Map();
  #hover = null;
  #keys = new Set();
  #last = 0;
  #frame = null;
  #still = matchMedia("(prefers-reduced-motion: reduce)");

  /** @param deeds `{walk(), sit(seat), meet(number)}`; walk stands up first where needed */
  constructor(canvas, walker, deeds) {
    this.#canvas = canvas;
    this.#walker = walker;
    this.#deeds = deeds;
    this.#painter = new Painter(canvas);
    this.#listen();
  }

  show(view, me) {
    this.#view = view;
    this.#me = me;
    const own = view.occupantOf(me);
    if (own) this.#walker.settle(view.floor, own);
    this.#keepFigures();
    this.#wake();
  }

  clear() {
    this.#view = null;
    this.#figures.clear();
    this.#walker.halt();
  }

  said(number, text) {
    const until = performance.now() + BUBBLE_MS + text.length * BUBBLE_PER_CHAR_MS;
    this.#mark(number, { bubble: { text, until } });
  }

  reacted(number, name) {
    const now = performance.now();
    this.#mark(number, { reaction: { name, since: now, until: now + REACTION_MS } });
  }

  /** Where a point of the floor is in the window, for those who click on it. */
  pointOf(x, z) {
    const box = this.#canvas.getBoundingClientRect();
    const [left, top] = this.#painter.toCanvas(x, z);
    return { x: box.left + left, y: box.top + top };
  }

  #mark(number, change) {
    const figure = this.#figures.get(number);
    if (figure) {
      Object.assign(figure, change);
      this.#wake();
    }
  }

  #keepFigures() {
    for (const [number, { x, z, facing }] of this.#view.occupants) {
      if (!this.#figures.has(number)) this.#figures.set(number, { x, z, facing });
    }
    for (const number of this.#figures.keys()) {
      if (!this.#view.occupants.has(number)) this.#figures.delete(number);
    }
  }

  #wake() {
    this.#frame ??= requestAnimationFrame((now) => this.#tick(now));
  }

  #tick(now) {
    this.#frame = null;
    if (!this.#view) {
      return;
    }
    // The first frame after a pause must not make up for the pause.
    const seconds = Math.min((now - this.#last) / 1000, 0.1);
    this.#last = now;
    const busy = this.#walker.step(seconds, now) || this.#walker.ahead(now) !== null;
    const gliding = this.#glide(seconds, now);
    this.#painter.paint({
      view: this.#view,
      me: this.#me,
      figures: this.#figures,
      hover: this.#hover,
      now,
      still: this.#still.matches,
    });
    if (busy || gliding || this.#walker.walking) this.#wake();
  }

  /** Brings every figure nearer to where it belongs; true while one is not there yet. */
  #glide(seconds, now) {
    const share = this.#still.matches ? 1 : 1 - Math.exp(-seconds / GLIDE_SECONDS);
    let moving = false;
    for (const [number, figure] of this.#figures) {
      const occupant = this.#view.occupants.get(number);
      const ahead =
        occupant.persona === this.#me && !occupant.seat ? this.#walker.ahead(now) : null;
      moving = glideTo(figure, ahead ?? occupant, share) || moving;
      moving =
        this.#fade(figure, now) || moving || (occupant.pose === "dance" && !this.#still.matches);
    }
    return moving;
  }

  #fade(figure, now) {
    if (figure.bubble?.until < now) figure.bubble = null;
    if (figure.reaction?.until < now) figure.reaction = null;
    return Boolean(figure.bubble || figure.reaction);
  }

  #listen() {
    new ResizeObserver(() => {
      this.#painter.resize();
      this.#wake();
    }).observe(this.#canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.#painter.readColours();
      this.#wake();
    });
    this.#canvas.addEventListener("pointerdown", (event) => this.#pressed(event));
    this.#canvas.addEventListener("pointermove", (event) => this.#hovered(this.#hit(event)));
    this.#canvas.addEventListener("pointerleave", () => this.#hovered(null));
    this.#canvas.addEventListener("keydown", (event) => this.#key(event, true));
    this.#canvas.addEventListener("keyup", (event) => this.#key(event, false));
    this.#canvas.addEventListener("blur", () =>
      Object.values(KEYS).forEach((each) => this.#release(each)),
    );
  }

  #key(event, down) {
    const direction = KEYS[event.key];
    if (!direction || !this.#view || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    event.preventDefault();
    if (!down) {
      this.#release(direction);
    } else if (!event.repeat) {
      this.#keys.add(direction);
      // Standing up first takes a moment; by then the key may have been let go.
      this.#walk(() => this.#keys.has(direction) && this.#walker.hold(direction));
    }
  }

  #release(direction) {
    this.#keys.delete(direction);
    this.#walker.release(direction);
  }

  #pressed(event) {
    const hit = this.#view && event.button === 0 ? this.#hit(event) : null;
    if (!hit) {
      return;
    }
    if (hit.number !== undefined) {
      this.#deeds.meet(hit.number);
    } else if (hit.seat !== undefined) {
      this.#walker.halt();
      this.#deeds.sit(hit.seat);
    } else {
      this.#walk(() => this.#walker.goTo(hit.x, hit.z));
    }
  }

  #walk(begin) {
    this.#deeds.walk(() => {
      begin();
      this.#wake();
    });
  }

  #hovered(hit) {
    const hover = hit?.seat ?? null;
    this.#canvas.classList.toggle("points", hit?.number !== undefined || hover !== null);
    if (hover !== this.#hover) {
      this.#hover = hover;
      this.#wake();
    }
  }

  /** What is under the pointer: somebody else, a free seat, or the floor. */
  #hit(event) {
    if (!this.#view) {
      return null;
    }
    const box = this.#canvas.getBoundingClientRect();
    const [x, z] = this.#painter.toFloor(event.clientX - box.left, event.clientY - box.top);
    const near = (place, reach) => Math.hypot(place.x - x, place.z - z) <= reach;
    for (const [number, figure] of this.#figures) {
      if (this.#view.occupants.get(number)?.persona !== this.#me && near(figure, PERSON_REACH))
        return { number };
    }
    const seat = Array.from(this.#view.seats.values()).find((each) => near(each, SEAT_REACH));
    return seat && !this.#view.sitterOf(seat.seat) ? { seat: seat.seat } : { x, z };
  }
}

function glideTo(figure, target, share) {
  const [dx, dz] = [target.x - figure.x, target.z - figure.z];
  const turn = Math.atan2(
    Math.sin(target.facing - figure.facing),
    Math.cos(target.facing - figure.facing),
  );
  const distance = Math.hypot(dx, dz);
  if (distance < 0.004 && Math.abs(turn) < 0.01) {
    return false;
  }
  const part = distance > JUMP ? 1 : share;
  figure.x += dx * part;
  figure.z += dz * part;
  figure.facing += turn * part;
  return true;
}
