import { Avatars } from "../world/avatars.js";
import { Catalogue } from "../world/catalogue.js";
import { placedPieces } from "../world/furniture.js";
import { MOODS, rgbOf } from "../world/light.js";
import { LivingFrame } from "../world/living-frame.js";
import { RoomPicture } from "../world/room-picture.js";
import { Figures } from "./figures.js";
import { hitAt } from "./hits.js";
import { watchKeys } from "./keys.js";
import { namedPeople, paintSeat } from "./overlay.js";
import { watchPointer } from "./pointer.js";
import { Tags } from "./tags.js";
import { Viewport } from "./viewport.js";

const DARK = matchMedia("(prefers-color-scheme: dark)");
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * The room as one sees it: draws the view's furniture and people, glides between positions, and
 * turns taps and keys into walking, sitting and meeting. Draws only while something changes.
 *
 * A `tool` may take over the pointer and the keys, as building does: `{ghost, tap(hit, point),
 * hover(hit, point), key(event), draw(context)}`, where tap and key say whether it did.
 */
export class Stage {
  #canvas;
  #walker;
  #deeds;
  #viewport;
  #tags;
  #figures = new Figures();
  #catalogue = new Catalogue();
  #view = null;
  #me = null;
  #picture = null;
  #living = null;
  #avatars = null;
  #built = {};
  #hover = null;
  #last = 0;
  #frame = null;
  #tool = null;

  /** @param deeds `{walk(begin), sit(seat), meet(number)}`; walk stands up first where needed */
  constructor(canvas, walker, deeds) {
    this.#canvas = canvas;
    this.#walker = walker;
    this.#deeds = deeds;
    this.#viewport = new Viewport(canvas);
    this.#tags = new Tags(canvas);
    this.#listen();
  }

  get picture() {
    return this.#picture;
  }

  get viewport() {
    return this.#viewport;
  }

  set tool(tool) {
    this.#tool = tool;
    this.#hover = null;
    this.wake();
  }

  furnishFrom(catalogue) {
    this.#catalogue = catalogue;
    this.#picture = null;
    if (this.#view) this.show(this.#view, this.#me);
  }

  show(view, me) {
    if (view.id !== this.#view?.id) this.#viewport.forget();
    this.#view = view;
    this.#me = me;
    const own = view.occupantOf(me);
    if (own) this.#walker.settle(view.floor, own);
    this.#figures.show(view, this.#catalogue, performance.now());
    this.wake();
  }

  clear() {
    this.#view = null;
    this.#figures.clear();
    this.#walker.halt();
  }

  said(number, text) {
    this.#figures.said(number, text, performance.now());
    this.wake();
  }

  reacted(number, name) {
    this.#figures.reacted(number, name, performance.now());
    this.wake();
  }

  zoom(step) {
    this.#viewport.zoom(step);
    this.#picture = null;
    this.wake();
  }

  /** Where a point of the room is in the window, for those who click on it. */
  pointOf(x, z) {
    const box = this.#canvas.getBoundingClientRect();
    const [left, top] = this.#picture ? this.#viewport.toCanvas(this.#picture, x, 0, z) : [0, 0];
    return { x: box.left + left, y: box.top + top };
  }

  wake() {
    this.#frame ??= requestAnimationFrame((now) => this.#tick(now));
  }

  #tick(now) {
    this.#frame = null;
    if (!this.#view || this.#viewport.width < 2) return;
    // The first frame after a pause must not make up for the pause.
    const seconds = Math.min((now - this.#last) / 1000, 0.1);
    this.#last = now;
    this.#build();
    const busy = this.#walker.step(seconds, now) || this.#walker.ahead(now) !== null;
    const moving = this.#figures.step(seconds, now, {
      still: STILL.matches,
      catalogue: this.#catalogue,
      aheadOf: (number) => this.#aheadOf(number, now),
    });
    const waiting = this.#paint(now, seconds);
    if (busy || moving || waiting || this.#walker.walking) this.wake();
  }

  #aheadOf(number, now) {
    const occupant = this.#view.occupants.get(number);
    return occupant?.persona === this.#me && !occupant.seat ? this.#walker.ahead(now) : null;
  }

  /** Draws anew only what changed: everything for another size or light, else the furniture. */
  #build() {
    const { floor, shell, pieces } = this.#view;
    const resized = this.#viewport.fit(floor);
    const mood = DARK.matches ? MOODS.evening : MOODS.day;
    const { scale, ratio } = this.#viewport;
    if (!this.#picture || resized || this.#built.shell !== shell || this.#built.mood !== mood) {
      const options = { scale: scale * ratio, mood };
      this.#picture = new RoomPicture({ floor, shell: this.#catalogue.find(shell), ...options });
      this.#avatars = new Avatars(this.#catalogue, options);
      this.#figures.all.forEach((figure) => (figure.sprite = null));
      this.#living = null;
    }
    if (!this.#living || this.#built.pieces !== pieces) {
      this.#picture.furnish(placedPieces(pieces, this.#catalogue));
      this.#living ? this.#living.refresh() : (this.#living = new LivingFrame(this.#picture));
    }
    this.#built = { shell, pieces, mood };
  }

  #paint(now, seconds) {
    const context = this.#context();
    const drawing = {
      catalogue: this.#catalogue,
      now,
      still: STILL.matches,
      me: this.#me,
      ring: this.#ring,
    };
    this.#avatars.begin();
    this.#living.show(this.#figures.drawn(this.#avatars, drawing));
    const own = Array.from(this.#figures.all).find(
      ([number]) => this.#view.occupants.get(number)?.persona === this.#me,
    );
    const spot = own?.[1] ?? { x: this.#view.floor.width / 2, z: this.#view.floor.depth / 2 };
    const moving = this.#viewport.follow(
      this.#picture,
      spot,
      STILL.matches || seconds > 0.09 ? null : seconds,
    );
    const { left, top, ratio, width, height } = this.#viewport;
    context.clearRect(0, 0, width, height);
    context.drawImage(
      this.#living.canvas,
      left,
      top,
      this.#picture.width / ratio,
      this.#picture.height / ratio,
    );
    paintSeat(context, this.#hover && this.#view.seats.get(this.#hover), {
      viewport: this.#viewport,
      picture: this.#picture,
      colour: this.#ember,
    });
    this.#tool?.draw(context);
    const named = namedPeople(this.#scene);
    this.#tags.draw(named, {
      width,
      scale: this.#viewport.scale,
      now,
      still: STILL.matches,
    });
    return moving || drawing.waiting;
  }

  #context() {
    const ratio = devicePixelRatio || 1;
    const [width, height] = [this.#viewport.width, this.#viewport.height].map((each) =>
      Math.round(each * ratio),
    );
    if (this.#canvas.width !== width || this.#canvas.height !== height)
      Object.assign(this.#canvas, { width, height });
    const context = this.#canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    return context;
  }

  get #ember() {
    return getComputedStyle(this.#canvas).getPropertyValue("--ember").trim();
  }

  get #ring() {
    const [r, g, b] = rgbOf(this.#ember);
    return (b << 16) | (g << 8) | r;
  }

  get #scene() {
    return {
      viewport: this.#viewport,
      picture: this.#picture,
      figures: this.#figures,
      view: this.#view,
      me: this.#me,
    };
  }

  #listen() {
    new ResizeObserver(() => this.wake()).observe(this.#canvas);
    DARK.addEventListener("change", () => {
      this.#tags.readColours(this.#canvas);
      this.wake();
    });
    watchPointer(this.#canvas, {
      tap: (point) => this.#picture && this.#view && this.#tapped(point),
      hover: (point) => this.#picture && this.#view && this.#hovered(point),
      drag: (dx, dy) => this.#dragged(dx, dy),
      zoom: (step) => this.zoom(step),
    });
    watchKeys(this.#canvas, {
      first: (event) => !this.#view || Boolean(this.#tool?.key(event)),
      // Standing up first takes a moment; by then the key may have been let go.
      press: (direction, held) => this.#walk(() => held() && this.#walker.hold(direction)),
      release: (direction) => this.#walker.release(direction),
      zoom: (step) => this.zoom(step),
    });
  }

  #tapped(point) {
    const hit = this.#hit(point);
    if (this.#tool?.tap(hit, point)) return;
    if (hit.number !== undefined) {
      this.#deeds.meet(hit.number);
    } else if (hit.seat !== undefined) {
      this.#walker.halt();
      this.#deeds.sit(hit.seat);
    } else {
      this.#walk(() => this.#walker.goTo(hit.x, hit.z));
    }
  }

  #dragged(dx, dy) {
    this.#viewport.pan(dx, dy);
    this.wake();
  }

  #walk(begin) {
    this.#viewport.centre();
    this.#deeds.walk(() => {
      begin();
      this.wake();
    });
  }

  #hovered(point) {
    const hit = point && this.#hit(point);
    if (this.#tool) {
      this.#tool.hover(hit, point);
    }
    const hover = this.#tool?.ghost ? null : (hit?.seat ?? null);
    this.#canvas.classList.toggle(
      "points",
      hit?.number !== undefined || hover !== null || Boolean(this.#tool && hit?.piece),
    );
    if (hover !== this.#hover) {
      this.#hover = hover;
      this.wake();
    }
  }

  #hit(point) {
    return hitAt(point, this.#scene);
  }
}
