import { ICONS } from "./icons.js";
import { hueOf, initialOf, seatName } from "./words.js";

const MARGIN = 26;
const HEARTH = 46;
const FLAME = new Path2D(
  "M33 3c3 10-2 15-8 22-5 6-10 12-10 20 0 10 8 17 17 17s17-7 17-17c0-9-5-14-8-21-2 4-4 6-7 7 4-10 4-19-1-28z",
);
const EMBER = new Path2D(
  "M33 31c1 6-9 9-9 18 0 6 4 10 8 10s9-4 9-10c0-5-3-8-4-11-1 2-2 3-4 3 1-4 1-7 0-10z",
);
const ICON_PATHS = Object.fromEntries(
  Object.entries(ICONS).map(([name, d]) => [name, new Path2D(d)]),
);
const POSE_WORDS = { dance: "dancing", rest: "resting", think: "thinking" };
const COLOURS = [
  "floor",
  "plank",
  "wall",
  "rug",
  "glow",
  "ember",
  "ink",
  "soft",
  "card",
  "line",
  "seat",
  "seat-edge",
  "on-hue",
];
const BUBBLE_WIDTH = 170;
const TAU = Math.PI * 2;

/**
 * Draws the floor, the fire in the back wall above and the door below: x to the right, z upwards.
 * Knows colours, sizes and pixels; knows nothing of clicks or of time passing.
 */
export class Painter {
  #canvas;
  #context;
  #colours = {};
  #scale = 1;
  #left = 0;
  #top = 0;
  #floor = { width: 1, depth: 1 };

  constructor(canvas) {
    this.#canvas = canvas;
    this.#context = canvas.getContext("2d");
    this.readColours();
    this.resize();
  }

  /** Colours live in the style sheet alone, so that light and dark are decided in one place. */
  readColours() {
    const style = getComputedStyle(this.#canvas);
    const read = (name) => style.getPropertyValue(`--${name}`).trim();
    COLOURS.forEach((name) => (this.#colours[name] = read(name)));
    this.#colours.hues = Array.from({ length: 12 }, (_, index) => read(`hue-${index}`));
    this.#colours.font = style.fontFamily;
  }

  resize() {
    const ratio = devicePixelRatio || 1;
    this.#canvas.width = Math.max(1, Math.round(this.#canvas.clientWidth * ratio));
    this.#canvas.height = Math.max(1, Math.round(this.#canvas.clientHeight * ratio));
    this.#fit();
  }

  toCanvas(x, z) {
    return [this.#left + x * this.#scale, this.#top + (this.#floor.depth - z) * this.#scale];
  }

  toFloor(left, top) {
    return [(left - this.#left) / this.#scale, this.#floor.depth - (top - this.#top) / this.#scale];
  }

  paint(scene) {
    if (this.#floor !== scene.view.floor) {
      this.#floor = scene.view.floor;
      this.#fit();
    }
    const ratio = devicePixelRatio || 1;
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#context.clearRect(0, 0, this.#canvas.clientWidth, this.#canvas.clientHeight);
    this.#paintFloor();
    this.#paintHearth();
    scene.view.seats.forEach((seat) => this.#paintSeat(seat, scene));
    const figures = Array.from(scene.figures).sort(([, a], [, b]) => b.z - a.z);
    figures.forEach(([number, figure]) =>
      this.#paintFigure(scene, scene.view.occupants.get(number), figure),
    );
    figures.forEach(([number, figure]) =>
      this.#paintWords(scene, scene.view.occupants.get(number), figure),
    );
  }

  #fit() {
    const [width, height] = [this.#canvas.clientWidth, this.#canvas.clientHeight];
    const across = (width - 2 * MARGIN) / this.#floor.width;
    const down = (height - 2 * MARGIN - HEARTH) / this.#floor.depth;
    this.#scale = Math.max(1, Math.min(across, down));
    this.#left = (width - this.#floor.width * this.#scale) / 2;
    this.#top = HEARTH + (height - HEARTH - this.#floor.depth * this.#scale) / 2;
  }

  #paintFloor() {
    const { width, depth } = this.#floor;
    const [left, top] = this.toCanvas(0, depth);
    const [w, h] = [width * this.#scale, depth * this.#scale];
    this.#box(left - 10, top - 10, w + 20, h + 20, 16, this.#colours.wall);
    this.#box(left, top, w, h, 8, this.#colours.floor);
    this.#box(
      left + w / 2 - this.#scale * 0.8,
      top + h,
      this.#scale * 1.6,
      10,
      0,
      this.#colours["seat-edge"],
    );
    this.#inside(left, top, w, h, () => {
      this.#paintPlanks(left, top, w, h);
      this.#ellipse(left + w / 2, top + h * 0.2, w * 0.22, h * 0.15, this.#colours.rug);
      this.#paintGlow(left + w / 2, top, Math.max(w, h) * 0.75);
    });
  }

  #inside(left, top, w, h, draw) {
    const c = this.#context;
    c.save();
    c.beginPath();
    c.roundRect(left, top, w, h, 8);
    c.clip();
    draw();
    c.restore();
  }

  #paintPlanks(left, top, w, h) {
    const c = this.#context;
    const step = Math.max(14, this.#scale * 0.5);
    c.strokeStyle = this.#colours.plank;
    c.lineWidth = 1;
    c.beginPath();
    for (let row = 1; row * step < h; row += 1) {
      const y = Math.round(top + row * step) + 0.5;
      c.moveTo(left, y);
      c.lineTo(left + w, y);
      for (let x = left + (((row * 137) % 97) / 97) * step * 5; x < left + w; x += step * 5) {
        c.moveTo(Math.round(x) + 0.5, y - step);
        c.lineTo(Math.round(x) + 0.5, y);
      }
    }
    c.stroke();
  }

  #paintGlow(x, y, radius) {
    const c = this.#context;
    const light = c.createRadialGradient(x, y, 0, x, y, radius);
    light.addColorStop(0, this.#colours.glow);
    // The same colour without opacity: towards `transparent` it would turn grey on the way.
    light.addColorStop(1, `${this.#colours.glow}00`);
    c.globalAlpha = 0.45;
    c.fillStyle = light;
    c.fillRect(x - radius, y, 2 * radius, radius);
    c.globalAlpha = 1;
  }

  #paintHearth() {
    const [middle, top] = this.toCanvas(this.#floor.width / 2, this.#floor.depth);
    this.#box(middle - 46, top - 40, 92, 40, [12, 12, 0, 0], this.#colours["seat-edge"]);
    this.#box(middle - 34, top - 30, 68, 30, [14, 14, 0, 0], "#2a1712");
    const c = this.#context;
    [
      [-15, 0.34],
      [0, 0.46],
      [15, 0.3],
    ].forEach(([shift, size]) => {
      c.save();
      c.translate(middle + shift - 32 * size, top - 62 * size);
      c.scale(size, size);
      c.fillStyle = "#d9602f";
      c.fill(FLAME);
      c.fillStyle = "#f6c074";
      c.fill(EMBER);
      c.restore();
    });
  }

  #paintSeat(seat, { hover }) {
    const c = this.#context;
    const size = Math.max(22, this.#scale * 0.72);
    const [x, y] = this.toCanvas(seat.x, seat.z);
    c.save();
    c.translate(x, y);
    // Facing 0 looks along +z, which is up on the canvas; the backrest is behind.
    c.rotate(seat.facing);
    this.#box(-size / 2, size * 0.15 + 3, size, size * 0.35, 6, this.#colours["seat-edge"]);
    this.#box(-size / 2, -size / 2 - 2, size, size, 9, this.#colours.seat);
    c.restore();
    if (hover === seat.seat) {
      this.#ring(x, y, size * 0.72, this.#colours.ember, 2);
      this.#label(seatName(seat.seat), x, y + size + 6, true);
    }
  }

  #paintFigure({ view, me, now, still }, occupant, figure) {
    const c = this.#context;
    const radius = this.#radius();
    const [x, floorY] = this.toCanvas(figure.x, figure.z);
    const hop = occupant.pose === "dance" && !still ? Math.abs(Math.sin(now / 180)) * 5 : 0;
    const y = floorY - hop;
    c.globalAlpha = occupant.reconnecting ? 0.45 : 1;
    this.#ellipse(x, floorY + radius * 0.75, radius * 0.9, radius * 0.38, "rgb(30 15 8 / 22%)");
    const edge = occupant.persona === me ? this.#colours.ember : this.#colours.card;
    this.#nose(x, y, radius, figure.facing, edge);
    this.#disc(x, y, radius, this.#hue(occupant));
    this.#ring(x, y, radius, this.#colours.card, 2);
    if (occupant.persona === me) {
      this.#ring(x, y, radius + 2.5, edge, 2.5);
    }
    const initial = initialOf(view.nameOf(occupant.persona));
    this.#text(
      initial,
      x,
      y + 1,
      `600 ${Math.round(radius)}px ${this.#colours.font}`,
      this.#colours["on-hue"],
      "middle",
    );
    c.globalAlpha = 1;
  }

  /** A small tip that says which way somebody looks. */
  #nose(x, y, radius, facing, colour) {
    const c = this.#context;
    c.save();
    c.translate(x, y);
    c.rotate(facing);
    c.beginPath();
    c.moveTo(-radius * 0.55, -radius * 0.8);
    c.lineTo(0, -radius * 1.55);
    c.lineTo(radius * 0.55, -radius * 0.8);
    c.fillStyle = colour;
    c.fill();
    c.restore();
  }

  #paintWords({ view, me, now }, occupant, figure) {
    const radius = this.#radius();
    const [x, y] = this.toCanvas(figure.x, figure.z);
    const pose = POSE_WORDS[occupant.pose];
    const name = view.nameOf(occupant.persona);
    this.#label(shortened(name, 18), x, y + radius + 19, occupant.persona === me);
    if (pose) {
      this.#text(pose, x, y + radius + 32, `italic 11px ${this.#colours.font}`, this.#colours.soft);
    }
    const words = figure.bubble?.text ?? (occupant.typing ? "…" : null);
    const top = words ? this.#bubble(words, x, y - radius - 8) : y - radius;
    if (figure.reaction && ICON_PATHS[figure.reaction.name]) {
      this.#reaction(figure.reaction, x, top, now);
    }
  }

  #label(text, x, y, strong) {
    const c = this.#context;
    const font = `${strong ? 700 : 500} 12px ${this.#colours.font}`;
    c.font = font;
    c.textAlign = "center";
    c.lineWidth = 3.5;
    c.lineJoin = "round";
    c.strokeStyle = this.#colours.floor;
    c.strokeText(text, x, y);
    this.#text(text, x, y, font, this.#colours.ink);
  }

  #bubble(text, x, bottom) {
    const c = this.#context;
    c.font = `13px ${this.#colours.font}`;
    const lines = wrapped(text, (part) => c.measureText(part).width <= BUBBLE_WIDTH);
    const width = Math.max(...lines.map((line) => c.measureText(line).width)) + 20;
    const height = lines.length * 17 + 11;
    const left = Math.min(
      Math.max(x - width / 2, 4),
      Math.max(4, this.#canvas.clientWidth - width - 4),
    );
    const top = Math.max(4, bottom - height);
    this.#box(left, top, width, height, 11, this.#colours.card, this.#colours.line);
    lines.forEach((line, index) => {
      this.#text(line, left + width / 2, top + 18 + index * 17, c.font, this.#colours.ink);
    });
    return top;
  }

  #reaction({ name, since, until }, x, y, now) {
    const c = this.#context;
    const age = (now - since) / (until - since);
    c.save();
    c.globalAlpha = Math.max(0, Math.min(1, 2 - 2 * age));
    c.translate(x - 11, y - 30 - age * 14);
    this.#disc(11, 11, 15, this.#colours.card);
    this.#ring(11, 11, 15, this.#colours.line, 1);
    c.scale(0.92, 0.92);
    c.strokeStyle = this.#colours.ember;
    c.lineWidth = 2;
    c.lineCap = "round";
    c.stroke(ICON_PATHS[name]);
    c.restore();
  }

  #radius() {
    return Math.max(12, Math.min(24, this.#scale * 0.3));
  }

  #hue({ persona }) {
    return this.#colours.hues[hueOf(persona)];
  }

  #box(x, y, width, height, radius, fill, edge) {
    const c = this.#context;
    c.beginPath();
    c.roundRect(x, y, width, height, radius);
    c.fillStyle = fill;
    c.fill();
    if (edge) {
      c.strokeStyle = edge;
      c.lineWidth = 1;
      c.stroke();
    }
  }

  #disc(x, y, radius, fill) {
    this.#ellipse(x, y, radius, radius, fill);
  }

  #ellipse(x, y, across, down, fill) {
    const c = this.#context;
    c.beginPath();
    c.ellipse(x, y, across, down, 0, 0, TAU);
    c.fillStyle = fill;
    c.fill();
  }

  #ring(x, y, radius, colour, width) {
    const c = this.#context;
    c.beginPath();
    c.arc(x, y, radius, 0, TAU);
    c.strokeStyle = colour;
    c.lineWidth = width;
    c.stroke();
  }

  #text(text, x, y, font, colour, baseline = "alphabetic") {
    const c = this.#context;
    c.font = font;
    c.textAlign = "center";
    c.textBaseline = baseline;
    c.fillStyle = colour;
    c.fillText(text, x, y);
    c.textBaseline = "alphabetic";
  }
}

function shortened(text, most) {
  const chars = Array.from(text);
  return chars.length > most ? `${chars.slice(0, most - 1).join("")}…` : text;
}

/** At most three lines that fit; what is left over ends in an ellipsis. */
function wrapped(text, fits) {
  const lines = [];
  let line = "";
  for (const word of shortened(text, 90).split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && !fits(longer)) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  lines.push(line);
  return lines.length > 3 ? [...lines.slice(0, 2), `${lines[2]}…`] : lines;
}
