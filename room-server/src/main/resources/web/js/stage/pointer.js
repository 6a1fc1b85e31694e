const DRAG_PX = 7;
const WHEEL_STEP = 60;

/**
 * Tells taps from drags on a canvas, and counts wheel turns as steps.
 *
 * @param on `{tap(point), hover(point|null), drag(dx, dy), zoom(step)}`; a point is `{x, y}` on the
 *     canvas
 */
export function watchPointer(canvas, on) {
  let press = null;
  let wheel = 0;
  const pointOf = ({ clientX, clientY }) => {
    const box = canvas.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    press = { ...pointOf(event), dragged: false };
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    const point = pointOf(event);
    if (!press) {
      on.hover(point);
      return;
    }
    const [dx, dy] = [point.x - press.x, point.y - press.y];
    if (press.dragged || Math.hypot(dx, dy) > DRAG_PX) {
      on.drag(dx, dy);
      press = { ...point, dragged: true };
    }
  });
  canvas.addEventListener("pointerup", (event) => {
    if (press && !press.dragged) on.tap(pointOf(event));
    press = null;
  });
  canvas.addEventListener("pointercancel", () => (press = null));
  canvas.addEventListener("pointerleave", () => on.hover(null));
  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      wheel += event.deltaY;
      if (Math.abs(wheel) >= WHEEL_STEP) {
        on.zoom(wheel > 0 ? -1 : 1);
        wheel = 0;
      }
    },
    { passive: false },
  );
}
