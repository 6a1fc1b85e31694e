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
 * Walking by keys on the canvas that has the focus.
 *
 * @param on `{first(event), press(direction, stillHeld), release(direction), zoom(step)}`; `first`
 *     may take a key for itself by answering true
 */
export function watchKeys(canvas, on) {
  const held = new Set();
  const release = (direction) => {
    held.delete(direction);
    on.release(direction);
  };
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (on.first(event)) {
      event.preventDefault();
      return;
    }
    if (event.key === "+" || event.key === "-") on.zoom(event.key === "+" ? 1 : -1);
    const direction = KEYS[event.key];
    if (!direction) return;
    event.preventDefault();
    if (!event.repeat) {
      held.add(direction);
      on.press(direction, () => held.has(direction));
    }
  });
  canvas.addEventListener("keyup", ({ key }) => KEYS[key] && release(KEYS[key]));
  canvas.addEventListener("blur", () => Object.values(KEYS).forEach(release));
}
