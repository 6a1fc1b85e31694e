import { surfaceAt } from "../world/furniture.js";
import { isLively, postureOf } from "../world/postures.js";
import { PLAIN } from "../world/avatars.js";

const GLIDE_SECONDS = 0.09;
const TURN_SECONDS = 0.07;
const JUMP = 4;
const WALKING_MS = 160;
const BUBBLE_MS = 5_000;
const BUBBLE_PER_CHAR_MS = 55;
const BUBBLE_MAX_MS = 16_000;
const BUBBLES_MAX = 2;
const REACTION_MS = 2_400;

/** The people on the stage between what the server says: gliding, turning, speaking, posing. */
export class Figures {
  #figures = new Map();
  #view = null;
  #heights = new Map();

  get all() {
    return this.#figures;
  }

  clear() {
    this.#figures.clear();
    this.#view = null;
  }

  /** Takes a new view: who is new appears, who left goes. */
  show(view, catalogue, now) {
    if (view.pieces !== this.#view?.pieces || view.shell !== this.#view?.shell)
      this.#heights.clear();
    this.#view = view;
    for (const occupant of view.occupants.values()) {
      const { number, x, z, facing, pose } = occupant;
      const figure = this.#figures.get(number) ?? this.#add(number, { x, z, facing });
      if (figure.pose !== pose) Object.assign(figure, { pose, poseSince: now });
      figure.look = view.lookOf(occupant.persona) ?? PLAIN;
      figure.seat = occupant.seat ? this.#seat(view, occupant.seat, catalogue) : null;
    }
    for (const number of this.#figures.keys()) {
      if (!view.occupants.has(number)) this.#figures.delete(number);
    }
  }

  /** One frame: true while somebody moves or changes. */
  step(seconds, now, { still, aheadOf, catalogue }) {
    const share = (time) => (still ? 1 : 1 - Math.exp(-seconds / time));
    let busy = false;
    for (const [number, figure] of this.#figures) {
      const target = aheadOf(number) ?? this.#view.occupants.get(number);
      if (glide(figure, target, share(GLIDE_SECONDS), share(TURN_SECONDS))) {
        busy = true;
        if (!figure.seat) figure.movedAt = now;
      }
      figure.walking = !figure.seat && now - (figure.movedAt ?? -WALKING_MS) < WALKING_MS;
      busy = this.#fade(figure, now) || busy || figure.walking;
      busy = busy || (!still && isLively(figure, { catalogue, now }));
    }
    return busy;
  }

  /** Everybody as LivingFrame wants them. */
  drawn(avatars, context) {
    const people = [];
    for (const [number, figure] of this.#figures) {
      const posture = postureOf(figure, { ...context, height: figure.look.body.height });
      figure.sprite = avatars.sprite(figure.look, posture, figure.facing) ?? figure.sprite;
      context.waiting ||= !figure.sprite;
      if (!figure.sprite) continue;
      const { reconnecting, persona } = this.#view.occupants.get(number);
      people.push({
        sprite: figure.sprite,
        x: figure.x,
        y: 0,
        z: figure.z,
        opacity: reconnecting ? 0.42 : 1,
        ring: persona === context.me ? context.ring : undefined,
        grounded: !figure.seat,
      });
    }
    return people;
  }

  said(number, text, now) {
    const figure = this.#figures.get(number);
    if (!figure) return;
    const until = now + Math.min(BUBBLE_MAX_MS, BUBBLE_MS + text.length * BUBBLE_PER_CHAR_MS);
    figure.bubbles = [...(figure.bubbles ?? []), { text, since: now, until }].slice(-BUBBLES_MAX);
  }

  reacted(number, name, now) {
    const figure = this.#figures.get(number);
    if (figure) figure.reaction = { name, since: now, until: now + REACTION_MS };
  }

  #add(number, place) {
    const figure = { ...place, pose: "", poseSince: -1e9 };
    this.#figures.set(number, figure);
    return figure;
  }

  #fade(figure, now) {
    figure.bubbles = figure.bubbles?.filter(({ until }) => until > now);
    if (figure.reaction?.until < now) figure.reaction = null;
    return Boolean(figure.bubbles?.length || figure.reaction);
  }

  #seat(view, id, catalogue) {
    const seat = view.seats.get(id);
    if (!seat) return { action: "sit" };
    if (!this.#heights.has(id)) this.#heights.set(id, this.#surface(view, seat, catalogue));
    return { action: seat.action, surface: this.#heights.get(id) };
  }

  #surface(view, seat, catalogue) {
    const piece = view.pieces.get(seat.piece);
    const model = catalogue.find(piece ? piece.product : view.shell)?.model;
    if (!model) return undefined;
    if (!piece) return surfaceAt(model, seat.x, seat.z);
    const [dx, dz] = [(seat.x - piece.x) / piece.scale, (seat.z - piece.z) / piece.scale];
    const [sin, cos] = [Math.sin(piece.yaw), Math.cos(piece.yaw)];
    const height = surfaceAt(model, dx * cos - dz * sin, dx * sin + dz * cos);
    return height === undefined ? undefined : piece.y + height * piece.scale;
  }
}

function glide(figure, target, share, turning) {
  const [dx, dz] = [target.x - figure.x, target.z - figure.z];
  const gap = target.facing - figure.facing;
  const turn = Math.atan2(Math.sin(gap), Math.cos(gap));
  const distance = Math.hypot(dx, dz);
  if (distance < 0.004 && Math.abs(turn) < 0.01) return false;
  const part = distance > JUMP ? 1 : share;
  figure.x += dx * part;
  figure.z += dz * part;
  figure.facing += turn * turning;
  return distance > 0.02 || Math.abs(turn) > 0.05;
}
