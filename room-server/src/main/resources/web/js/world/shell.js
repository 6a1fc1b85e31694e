import { isFlame } from "./light.js";
import { meshOf } from "./meshes.js";

const CUT = 0.14;
const NEAR_EDGE = 0.3;

/** What a room looks like whose shell the catalogue does not know: a floor and two walls. */
export function plainShell({ width, depth, height }) {
  const wall = "#e6d6c1";
  return [
    {
      shape: "box",
      at: [width / 2, -0.06, depth / 2],
      size: [width, 0.12, depth],
      colour: "#c99b6b",
      pattern: { kind: "stripes", colour: "#c19264", scale: 0.4 },
    },
    { shape: "box", at: [-0.06, height / 2, depth / 2], size: [0.12, height, depth], colour: wall },
    {
      shape: "box",
      at: [width / 2, height / 2, depth + 0.06],
      size: [width, height, 0.12],
      colour: wall,
    },
  ];
}

/** The meshes of a shell, without what would stand between the eye and the room. */
export function shellMeshes(model, floor) {
  return model
    .map((primitive) => opened(primitive, floor))
    .filter(Boolean)
    .map((primitive) => meshOf(isFlame(primitive) ? { ...primitive, glows: true } : primitive));
}

/** The two nearer walls are cut down to a low edge, and a ceiling is left out. */
function opened(primitive, { width, depth, height }) {
  const [x, y, z] = primitive.at;
  const [w, h, d] = primitive.size && primitive.shape === "box" ? primitive.size : [0, 0, 0];
  if (primitive.shape === "plane") {
    const facing = primitive.axis ?? "z";
    if (facing === "y" && y > height * 0.8) return null;
    if (facing === "x" && x > width - NEAR_EDGE) return null;
    return facing === "z" && z < NEAR_EDGE ? null : primitive;
  }
  const overhead = y > height * 0.8 && w > width * 0.6 && d > depth * 0.6;
  if (overhead) return null;
  const right =
    x + w / 2 > width - 0.02 && x - w / 2 > width - NEAR_EDGE && primitive.shape === "box";
  const front = z - d / 2 < 0.02 && z + d / 2 < NEAR_EDGE && primitive.shape === "box";
  if (!right && !front) return primitive;
  const bottom = y - h / 2;
  if (bottom > CUT) return null;
  const cut = Math.min(h, CUT - bottom);
  return { ...primitive, at: [x, bottom + cut / 2, z], size: [w, cut, d] };
}
