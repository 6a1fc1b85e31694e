/** Everybody's name and words with where their feet are on the canvas, the furthest first. */
export function namedPeople({ figures, view, viewport, picture, me }) {
  const people = Array.from(figures.all, ([number, figure]) => {
    const { persona, typing, reconnecting } = view.occupants.get(number);
    const [x, y] = viewport.toCanvas(picture, figure.x, 0, figure.z);
    return {
      x,
      y,
      typing,
      reconnecting,
      name: view.nameOf(persona),
      mine: persona === me,
      seated: Boolean(figure.seat),
      tall: figure.look.body.height,
      bubbles: figure.bubbles,
      reaction: figure.reaction,
    };
  });
  return people.sort((a, b) => a.y - b.y);
}

/** A ring on the seat under the pointer says that one may sit there; no seat, no ring. */
export function paintSeat(context, seat, { viewport, picture, colour }) {
  if (!seat) return;
  const [x, y] = viewport.toCanvas(picture, seat.x, 0.48, seat.z);
  const reach = viewport.scale * 0.3;
  context.beginPath();
  context.ellipse(x, y, reach, reach / 2, 0, 0, Math.PI * 2);
  context.fillStyle = "rgb(255 240 200 / 45%)";
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = colour;
  context.stroke();
}
