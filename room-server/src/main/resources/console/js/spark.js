import { svg } from "./dom.js";

const WIDTH = 100;
const HEIGHT = 30;

/** A line of the last values, from 0 up. Says nothing to those who listen: the figure beside it does. */
export function spark(values, slots) {
  const picture = svg("svg", {
    class: "spark", viewBox: `0 0 ${WIDTH} ${HEIGHT + 2}`, preserveAspectRatio: "none", "aria-hidden": "true",
  });
  if (values.length > 1) {
    const line = path(values, slots);
    const first = x(slots - values.length, slots);
    picture.append(svg("path", { class: "area", d: `${line} L${WIDTH} ${HEIGHT + 1} L${first} ${HEIGHT + 1} Z` }));
    picture.append(svg("path", { d: line }));
  }
  return picture;
}

function path(values, slots) {
  const top = Math.max(1, ...values);
  const begin = slots - values.length;
  return values.map((value, i) => {
    const y = 1 + HEIGHT * (1 - value / top);
    return `${i === 0 ? "M" : "L"}${x(begin + i, slots)} ${y.toFixed(1)}`;
  }).join(" ");
}

const x = (slot, slots) => ((slot / (slots - 1)) * WIDTH).toFixed(1);

/** A share, 0 to 1, as a bar. */
export function bar(share) {
  const filled = Math.min(1, Math.max(0, share)) * 100;
  return svg("svg", { class: "bar", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { width: filled.toFixed(1), height: 6 }));
}
