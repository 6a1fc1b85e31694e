const KEY = unit(0.3, 0.82, -0.56);

/** Day and evening: what a surface in full light and one in full shade are multiplied by. */
export const MOODS = {
  day: { shade: [0.62, 0.58, 0.6], lit: [1.06, 1.035, 0.995], glow: 0.35, shadow: 0.62 },
  evening: { shade: [0.36, 0.33, 0.43], lit: [0.95, 0.86, 0.76], glow: 0.95, shadow: 0.7 },
};

/** How lit a surface with this normal is, 0 to 1: mostly the sun, a little from the sky. */
export function litness(x, y, z) {
  const key = x * KEY[0] + y * KEY[1] + z * KEY[2];
  const soft = key > 0 ? key * 0.66 + 0.1 : Math.max(0, 0.1 + key * 0.25);
  return soft + 0.12 + 0.14 * (0.5 + 0.5 * y);
}

/** "#rrggbb" as three numbers 0 to 255; anything else is a calm grey. */
export function rgbOf(colour) {
  const value = /^#[0-9a-f]{6}$/i.test(colour ?? "")
    ? Number.parseInt(colour.slice(1), 16)
    : 0x9a948c;
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** A tongue of fire in a model: an orange outline. It shines by itself. */
export function isFlame({ shape, colour }) {
  const [r, g, b] = rgbOf(colour);
  return shape === "extrusion" && r > 228 && g > 118 && g < 212 && b < 124;
}

function unit(x, y, z) {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}
