import { ICONS } from "../icons.js";

const NAME_MAX = 20;
const BUBBLE_WIDTH = 210;
const LINES_MAX = 5;
const LINE = 18;
const FADE_MS = 500;
const EDGE = 6;
const GAP = 4;
const STRAY_MAX = 140;
const HEAD = 1.98;
const SEATED_HEAD = 1.5;
const PATHS = Object.fromEntries(Object.entries(ICONS).map(([name, d]) => [name, new Path2D(d)]));
const COLOURS = ["ink", "soft", "card", "line", "ember", "tag", "tag-ink", "bubble", "bubble-ink"];

/** Names, bubbles and reactions above people, in the page's own type and colours. */
export class Tags {
  #context;
  #colours = {};
  #widths = new Map();

  constructor(canvas) {
    this.#context = canvas.getContext("2d");
    this.readColours(canvas);
  }

  /** Colours live in the style sheet alone, so that light and dark are decided in one place. */
  readColours(canvas) {
    const style = getComputedStyle(canvas);
    COLOURS.forEach((name) => (this.#colours[name] = style.getPropertyValue(`--${name}`).trim()));
    this.#colours.font = style.fontFamily;
    this.#widths.clear();
  }

  /**
   * @param people `[{x, y, name, mine, typing, reconnecting, bubbles, reaction, seated}]`, where x
   *     and y are on the canvas at their feet, from the furthest to the nearest
   */
  draw(people, { width, scale, now, still }) {
    const placed = people.map((person) => this.#placeName(person, scale));
    spread(placed);
    placed.forEach((tag) => this.#name(tag));
    const taken = placed.map(({ left, top, width: w, height }) => ({
      left,
      top,
      width: w,
      height,
    }));
    placed.forEach((tag) => this.#words(tag, { width, taken, now, still }));
  }

  #placeName(person, scale) {
    const name = shortened(person.name, NAME_MAX);
    const head = (person.seated ? SEATED_HEAD : HEAD) * (person.tall ?? 1) * 0.866 * scale;
    const width =
      this.#measure(`600 12.5px ${this.#colours.font}`, name) + (person.reconnecting ? 32 : 16);
    return {
      person,
      name,
      width,
      height: 20,
      left: person.x - width / 2,
      top: person.y - head - 20,
    };
  }

  #name({ person, name, left, top, width, height }) {
    const c = this.#context;
    c.globalAlpha = person.reconnecting ? 0.75 : 1;
    this.#box(left, top, width, height, 10, person.mine ? this.#colours.ember : this.#colours.tag);
    const text = person.mine ? this.#colours.card : this.#colours["tag-ink"];
    this.#text(name, left + 8, top + 14.5, `600 12.5px ${this.#colours.font}`, text);
    if (person.reconnecting) this.#unplugged(left + width - 15, top + 10, text);
    c.globalAlpha = 1;
  }

  /** A broken ring: the line to somebody is down. */
  #unplugged(x, y, colour) {
    const c = this.#context;
    c.beginPath();
    c.arc(x, y, 4.5, 0.6, 2.6);
    c.moveTo(x - 4.3, y - 1.2);
    c.arc(x, y, 4.5, 3.5, 5.6);
    c.strokeStyle = colour;
    c.lineWidth = 1.8;
    c.stroke();
  }

  #words({ person, left, top, width }, { width: canvasWidth, taken, now, still }) {
    const middle = left + width / 2;
    let bottom = top - 7;
    const bubbles = person.bubbles?.length ? person.bubbles : [];
    bubbles
      .slice()
      .reverse()
      .forEach((bubble, index) => {
        bottom = this.#bubble(bubble, {
          middle,
          bottom,
          canvasWidth,
          taken,
          now,
          still,
          tail: index === 0,
        });
      });
    if (person.typing && !bubbles.length) bottom = this.#typing(middle, bottom, now, still);
    if (person.reaction && PATHS[person.reaction.name])
      this.#reaction(person.reaction, middle, bottom, now, still);
  }

  #bubble({ text, since, until }, { middle, bottom, canvasWidth, taken, now, still, tail }) {
    const c = this.#context;
    const font = `14px ${this.#colours.font}`;
    const lines = wrapped(text, (part) => this.#measure(font, part) <= BUBBLE_WIDTH);
    const width = Math.max(...lines.map((line) => this.#measure(font, line))) + 24;
    const height = lines.length * LINE + 13;
    const left = Math.min(
      Math.max(middle - width / 2, EDGE),
      Math.max(EDGE, canvasWidth - width - EDGE),
    );
    const top = free({ left, top: bottom - height, width, height }, taken);
    taken.push({ left, top, width, height });
    c.globalAlpha = still
      ? 1
      : Math.max(0, Math.min(1, (until - now) / FADE_MS, (now - since) / 120 + 0.25));
    c.shadowColor = "rgb(40 20 10 / 22%)";
    c.shadowBlur = 10;
    c.shadowOffsetY = 2;
    c.beginPath();
    c.roundRect(left, top, width, height, 13);
    if (tail && Math.abs(top + height - bottom) < 2) this.#tail(middle, left, width, top + height);
    c.fillStyle = this.#colours.bubble;
    c.fill();
    c.shadowColor = "transparent";
    lines.forEach((line, index) =>
      this.#text(line, left + 12, top + 19 + index * LINE, font, this.#colours["bubble-ink"]),
    );
    c.globalAlpha = 1;
    return top - 5;
  }

  #tail(middle, left, width, y) {
    const x = Math.min(Math.max(middle, left + 16), left + width - 16);
    this.#context.moveTo(x - 6, y - 0.5);
    this.#context.lineTo(x, y + 6);
    this.#context.lineTo(x + 6, y - 0.5);
  }

  #typing(middle, bottom, now, still) {
    this.#box(middle - 21, bottom - 22, 42, 22, 11, this.#colours.bubble);
    [0, 1, 2].forEach((index) => {
      const lift = still ? 0 : Math.max(0, Math.sin(now / 180 - index * 0.9)) * 3;
      this.#disc(middle - 10 + index * 10, bottom - 10.5 - lift, 2.6, this.#colours.soft);
    });
    return bottom - 26;
  }

  #reaction({ name, since, until }, x, y, now, still) {
    const c = this.#context;
    const age = (now - since) / (until - since);
    const pop = still
      ? 1
      : Math.min(1, age * 8) * (1 + 0.25 * Math.max(0, 1 - Math.abs(age * 8 - 1)));
    c.save();
    c.globalAlpha = Math.max(0, Math.min(1, 3 - 3 * age));
    c.translate(x, y - 18 - (still ? 0 : age * 22));
    c.scale(pop, pop);
    this.#disc(0, 0, 17, this.#colours.bubble);
    c.translate(-12, -12);
    c.strokeStyle = this.#colours.ember;
    c.lineWidth = 2;
    c.lineCap = "round";
    c.lineJoin = "round";
    c.stroke(PATHS[name]);
    c.restore();
  }

  #measure(font, text) {
    const key = `${font}|${text}`;
    if (!this.#widths.has(key)) {
      if (this.#widths.size > 2_000) this.#widths.clear();
      this.#context.font = font;
      this.#widths.set(key, this.#context.measureText(text).width);
    }
    return this.#widths.get(key);
  }

  #box(x, y, width, height, radius, fill) {
    const c = this.#context;
    c.beginPath();
    c.roundRect(x, y, width, height, radius);
    c.fillStyle = fill;
    c.fill();
  }

  #disc(x, y, radius, fill) {
    const c = this.#context;
    c.beginPath();
    c.arc(x, y, radius, 0, Math.PI * 2);
    c.fillStyle = fill;
    c.fill();
  }

  #text(text, x, y, font, colour) {
    const c = this.#context;
    c.font = font;
    c.textAlign = "left";
    c.textBaseline = "alphabetic";
    c.fillStyle = colour;
    c.fillText(text, x, y);
  }
}

/** Names that would cover each other are moved apart a little, upwards. */
function spread(tags) {
  for (let i = 1; i < tags.length; i += 1) {
    for (let round = 0; round < 3; round += 1) {
      const other = tags.slice(0, i).find((each) => overlaps(each, tags[i]));
      if (!other) break;
      const down = tags[i].top >= other.top;
      tags[i].top = down ? other.top + other.height + 1 : other.top - tags[i].height - 1;
    }
  }
}

/**
 * A top for a bubble that leaves names and other bubbles to be read: above them while it stays near,
 * else below them, as for people who speak from outside the picture.
 */
function free(box, taken) {
  const above = past(taken, box, box.top, (other) => other.top - box.height - GAP);
  if (above !== null && above >= EDGE && box.top - above <= STRAY_MAX) return above;
  const start = Math.max(EDGE, box.top);
  const below = past(taken, box, start, (other) => other.top + other.height + GAP);
  return below !== null && below - start <= STRAY_MAX ? below : start;
}

/** The first top, from this one on in steps, where nothing is in the way; null if there is none near. */
function past(taken, box, start, step) {
  let top = start;
  for (let round = 0; round < 6; round += 1) {
    const other = taken.find((each) => overlaps(each, { ...box, top }));
    if (!other) return top;
    top = step(other);
  }
  return null;
}

function overlaps(a, b) {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  );
}

function shortened(text, most) {
  const chars = Array.from(text);
  return chars.length > most ? `${chars.slice(0, most - 1).join("")}…` : text;
}

/** Lines that fit; words longer than a line are broken, and what is too much ends in an ellipsis. */
function wrapped(text, fits) {
  const lines = [""];
  for (const word of shortened(text, 220).split(/\s+/)) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (fits(longer)) {
      lines[lines.length - 1] = longer;
    } else {
      broken(word, fits).forEach((part) =>
        lines.at(-1) === "" ? (lines[lines.length - 1] = part) : lines.push(part),
      );
    }
  }
  return lines.length > LINES_MAX
    ? [...lines.slice(0, LINES_MAX - 1), `${lines[LINES_MAX - 1]}…`]
    : lines;
}

function broken(word, fits) {
  const parts = [""];
  for (const char of Array.from(word)) {
    if (fits(parts.at(-1) + char)) parts[parts.length - 1] += char;
    else parts.push(char);
  }
  return parts;
}
