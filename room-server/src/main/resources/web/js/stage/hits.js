const SEAT_REACH = 0.55;
const SEAT_LEVEL = 0.45;
const PERSON_ALPHA = 60;

/**
 * What is under a point of the stage: `{number}` of somebody else, `{seat}` that is free, or a spot
 * `{x, z}`; with `piece` where a piece of furniture is seen.
 */
export function hitAt(point, { viewport, picture, figures, view, me }) {
  const person = personAt(point, { viewport, picture, figures, view, me });
  if (person !== null) return { number: person };
  const piece = pieceAt(point, viewport, picture);
  const [x, z] = viewport.toPlan(picture, point.x, point.y);
  const spot = { x, z, piece };
  const seat = nearestSeat(spot, point, { viewport, picture, view });
  return seat ? { ...spot, seat } : spot;
}

/** The number of the piece that is seen there, 0 for none. */
export function pieceAt(point, viewport, picture) {
  const [px, py] = viewport.toPixel(point.x, point.y);
  const { ids, width, height } = picture.frame;
  return px >= 0 && py >= 0 && px < width && py < height ? ids[py * width + px] : 0;
}

function personAt(point, { viewport, picture, figures, view, me }) {
  const [px, py] = viewport.toPixel(point.x, point.y);
  const hits = Array.from(figures.all)
    .filter(([number]) => view.occupants.get(number)?.persona !== me)
    .map(([number, figure]) => ({ number, figure, at: picture.project(figure.x, 0, figure.z) }))
    .filter(({ figure: { sprite }, at }) => sprite && covers(sprite, px - at.x, py - at.y));
  hits.sort((a, b) => a.at.away - b.at.away);
  return hits[0]?.number ?? null;
}

function covers({ left, top, width, height, pixels }, x, y) {
  const [column, row] = [x - left, y - top];
  const inside = column >= 0 && row >= 0 && column < width && row < height;
  return inside && pixels[row * width + column] >>> 24 > PERSON_ALPHA;
}

/** A free seat close to the spot on the floor, or close to where its cushion is seen. */
function nearestSeat(spot, point, { viewport, picture, view }) {
  let best = null;
  for (const seat of view.seats.values()) {
    if (view.sitterOf(seat.seat)) continue;
    const [left, top] = viewport.toCanvas(picture, seat.x, SEAT_LEVEL, seat.z);
    const seen = Math.hypot(left - point.x, (top - point.y) * 1.4) / viewport.scale;
    const far = Math.min(Math.hypot(seat.x - spot.x, seat.z - spot.z), seen);
    const reach = seat.piece && seat.piece === spot.piece ? 3 : SEAT_REACH;
    if (far <= reach && (!best || far < best.far)) best = { far, seat: seat.seat };
  }
  return best?.seat ?? null;
}
