import { meshOf } from "./meshes.js";

const FACES = [
  { eyes: "round", mouth: "smile" },
  { eyes: "round", mouth: "calm" },
  { eyes: "almond", mouth: "smile" },
  { eyes: "almond", mouth: "full" },
  { eyes: "happy", mouth: "smile" },
  { eyes: "sleepy", mouth: "calm" },
  { eyes: "wide", mouth: "open" },
  { eyes: "wide", mouth: "freckled" },
];

/** How much larger a head is drawn than it is: from this far away faces must still be seen. */
export const HEAD_SCALE = 1.34;

const BONES = {
  hair: "head",
  face: "head",
  glasses: "head",
  ears: "head",
  hat: "head",
  neck: "torso",
  top: "torso",
  coat: "torso",
  belt: "torso",
  back: "torso",
  bottom: "root",
  shoes: "root",
  socks: "root",
  gloves: "root",
  wrist: "root",
  hand: "arm-right",
  pet: "root",
  aura: "root",
};

/**
 * Everything of a person as meshes in body space, each with the bone it hangs on: the body itself
 * and the products that are worn. Depends on the look alone, so it is made once for each look.
 */
export function partsOf(look, catalogue) {
  const worn = look.worn.map((id) => catalogue.find(id)).filter(Boolean);
  const slots = new Set(worn.map((product) => product.wearable?.slot));
  const parts = bodyOf(look.body, slots).map((primitive) => part(primitive, primitive.bone));
  for (const product of worn) {
    const usual = BONES[product.wearable?.slot] ?? "torso";
    product.model.forEach((primitive) => parts.push(part(primitive, primitive.bone ?? usual)));
  }
  return parts;
}

function part(primitive, bone) {
  const at = primitive.at?.[0] ?? 0;
  return { mesh: meshOf(primitive, { fine: 2 }), bone: sided(bone, at, primitive) };
}

/** Shoes, socks and gloves that name no bone belong to the limb that they are on. */
function sided(bone, x, { at }) {
  const y = at?.[1] ?? 1;
  if (bone !== "root" || Math.abs(x) < 0.05) return bone;
  if (y < 0.6 && Math.abs(x) < 0.2) return x > 0 ? "leg-left" : "leg-right";
  return y < 1.3 && y > 0.6 && Math.abs(x) > 0.2 && Math.abs(x) < 0.34
    ? x > 0
      ? "arm-left"
      : "arm-right"
    : bone;
}

function bodyOf({ skin, face }, slots) {
  const under = mixed(skin, "#f7f1ea", 0.62);
  const cloth = mixed(skin, "#57606f", 0.72);
  return [
    ...trunk(
      slots.has("top") || slots.has("coat") ? skin : under,
      slots.has("bottom") ? skin : cloth,
    ),
    ...limbs(skin, slots.has("bottom") ? skin : cloth),
    ...head(skin, FACES[(face - 1) % 8] ?? FACES[0]),
  ];
}

function trunk(top, bottom) {
  return [
    {
      shape: "sphere",
      at: [0, 1.27, 0],
      radius: 0.165,
      squash: [1, 1.15, 0.66],
      colour: top,
      bone: "torso",
    },
    {
      shape: "cylinder",
      at: [0, 1.13, 0],
      radius: 0.125,
      height: 0.3,
      top: 1.2,
      colour: top,
      bone: "torso",
      flat: 0.74,
    },
    {
      shape: "sphere",
      at: [0, 0.95, 0],
      radius: 0.15,
      squash: [1, 0.8, 0.74],
      colour: bottom,
      bone: "torso",
    },
  ];
}

function limbs(skin, cloth) {
  return [1, -1].flatMap((side) => {
    const [arm, leg] = side > 0 ? ["arm-left", "leg-left"] : ["arm-right", "leg-right"];
    return [
      { shape: "sphere", at: [side * 0.18, 1.385, 0], radius: 0.05, colour: skin, bone: arm },
      {
        shape: "cylinder",
        at: [side * 0.218, 1.11, 0],
        radius: 0.041,
        height: 0.54,
        top: 1.12,
        colour: skin,
        bone: arm,
      },
      {
        shape: "sphere",
        at: [side * 0.25, 0.81, 0.01],
        radius: 0.055,
        squash: [0.8, 1.15, 1],
        colour: skin,
        bone: arm,
      },
      {
        shape: "cylinder",
        at: [side * 0.09, 0.71, 0],
        radius: 0.07,
        height: 0.46,
        top: 1.2,
        colour: cloth,
        bone: leg,
      },
      {
        shape: "cylinder",
        at: [side * 0.09, 0.28, 0],
        radius: 0.044,
        height: 0.44,
        top: 1.3,
        colour: skin,
        bone: leg,
      },
      {
        shape: "sphere",
        at: [side * 0.09, 0.042, 0.045],
        radius: 0.074,
        squash: [0.64, 0.52, 1.3],
        colour: skin,
        bone: leg,
      },
    ];
  });
}

function head(skin, { eyes, mouth }) {
  const shade = mixed(skin, "#7a2f26", 0.2);
  const bone = "head";
  return [
    {
      shape: "cylinder",
      at: [0, 1.47, 0],
      radius: 0.05,
      height: 0.12,
      colour: mixed(skin, "#5a2a20", 0.12),
      bone: "torso",
    },
    {
      shape: "sphere",
      at: [0, 1.6, 0],
      radius: 0.12,
      squash: [0.95, 1.06, 0.98],
      colour: skin,
      bone,
    },
    {
      shape: "sphere",
      at: [0, 1.585, 0.118],
      radius: 0.018,
      squash: [0.8, 0.9, 0.7],
      colour: mixed(skin, "#b4543f", 0.16),
      bone,
    },
    ...[1, -1].flatMap((side) => [
      {
        shape: "sphere",
        at: [side * 0.114, 1.595, 0],
        radius: 0.026,
        squash: [0.5, 1, 0.8],
        colour: shade,
        bone,
      },
      ...EYES[eyes](side).map((each) => ({ ...each, bone })),
      ...(mouth === "open" || mouth === "smile"
        ? [
            {
              shape: "sphere",
              at: [side * 0.07, 1.562, 0.09],
              radius: 0.021,
              squash: [1, 0.7, 0.5],
              colour: mixed(skin, "#e2604c", 0.3),
              bone,
            },
          ]
        : []),
    ]),
    ...MOUTHS[mouth].map((each) => ({ colour: "#8c3a34", ...each, bone })),
  ];
}

const DARK = "#2a1d1a";
const eye = (x, y, radius, squash, colour = DARK) => ({
  shape: "sphere",
  at: [x, y, 0.104],
  radius,
  squash,
  colour,
});
const EYES = {
  round: (s) => [eye(s * 0.046, 1.612, 0.0165, [0.85, 1.25, 0.6])],
  almond: (s) => [
    eye(s * 0.047, 1.61, 0.019, [1.15, 0.8, 0.6]),
    eye(s * 0.047, 1.64, 0.02, [1.2, 0.25, 0.5]),
  ],
  happy: (s) => [eye(s * 0.046, 1.614, 0.021, [1.1, 0.42, 0.6])],
  sleepy: (s) => [
    eye(s * 0.046, 1.606, 0.02, [1.1, 0.5, 0.6]),
    eye(s * 0.046, 1.632, 0.021, [1.1, 0.25, 0.5], "#6a4438"),
  ],
  wide: (s) => [
    eye(s * 0.047, 1.614, 0.024, [0.95, 1.1, 0.5], "#fbfaf6"),
    { ...eye(s * 0.046, 1.612, 0.0135, [1, 1.3, 1]), at: [s * 0.046, 1.612, 0.113] },
  ],
};
const lip = (x, y, radius, squash, colour) => ({
  shape: "sphere",
  at: [x, y, 0.108],
  radius,
  squash,
  ...(colour && { colour }),
});
const MOUTHS = {
  smile: [
    lip(0, 1.545, 0.026, [1, 0.32, 0.5]),
    lip(0.026, 1.551, 0.009, [1, 0.8, 0.6]),
    lip(-0.026, 1.551, 0.009, [1, 0.8, 0.6]),
  ],
  calm: [lip(0, 1.548, 0.024, [1, 0.28, 0.5])],
  full: [lip(0, 1.547, 0.024, [1, 0.6, 0.6], "#b8433f")],
  open: [lip(0, 1.545, 0.022, [0.9, 0.8, 0.5], "#6b2320")],
  freckled: [
    lip(0, 1.547, 0.025, [1, 0.3, 0.5]),
    lip(0.068, 1.58, 0.006, [1, 1, 1], "#a8633f"),
    lip(-0.068, 1.58, 0.006, [1, 1, 1], "#a8633f"),
    lip(0.05, 1.57, 0.006, [1, 1, 1], "#a8633f"),
    lip(-0.05, 1.57, 0.006, [1, 1, 1], "#a8633f"),
  ],
};

/** A colour between two, `share` of the way to the second. */
export function mixed(from, to, share) {
  const channel = (colour, i) => Number.parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16);
  const mix = (i) => Math.round(channel(from, i) * (1 - share) + channel(to, i) * share);
  return `#${[0, 1, 2].map((i) => mix(i).toString(16).padStart(2, "0")).join("")}`;
}
