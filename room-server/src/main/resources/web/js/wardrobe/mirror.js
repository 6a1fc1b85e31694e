import { byId } from "../dom.js";
import { portrait } from "../world/thumbs.js";

const STEP = Math.PI / 4;
const GLIDE = 6;

/** Oneself as one would look, to be turned around by buttons or by dragging. */
export class Mirror {
  #canvas = byId("mirror");
  #shown = null;
  #turn = 0;
  #wanted = 0;
  #frame = null;

  constructor() {
    byId("turn-left").addEventListener("click", () => this.#turnBy(STEP));
    byId("turn-right").addEventListener("click", () => this.#turnBy(-STEP));
    let from = null;
    this.#canvas.addEventListener("pointerdown", (event) => {
      from = event.clientX;
      this.#canvas.setPointerCapture(event.pointerId);
    });
    this.#canvas.addEventListener("pointermove", ({ clientX }) => {
      if (from === null) return;
      this.#turnBy((from - clientX) / 40);
      from = clientX;
    });
    this.#canvas.addEventListener("pointerup", () => (from = null));
  }

  show(look, catalogue) {
    this.#shown = { look, catalogue };
    this.#wake();
  }

  #turnBy(angle) {
    this.#wanted += angle;
    this.#wake();
  }

  #wake() {
    this.#frame ??= requestAnimationFrame(() => this.#paint());
  }

  #paint() {
    this.#frame = null;
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    if (!this.#shown || width < 2) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const gap = this.#wanted - this.#turn;
    this.#turn += still || Math.abs(gap) < 0.02 ? gap : gap / GLIDE;
    const picture = portrait(this.#shown.look, this.#shown.catalogue, {
      width,
      height,
      turn: this.#turn,
    });
    Object.assign(this.#canvas, { width: picture.width, height: picture.height });
    this.#canvas.getContext("2d").drawImage(picture, 0, 0);
    if (this.#turn !== this.#wanted) this.#wake();
  }
}
