const C = Math.SQRT1_2;
const ELEVATION = Math.PI / 6;
const SIN = Math.sin(ELEVATION);
const COS = Math.cos(ELEVATION);

/**
 * The one way this page looks at a room: from the corner (width, 0) towards (0, depth), thirty
 * degrees from above, without perspective. The walls x = 0 and z = depth are behind everything.
 *
 * "Flat" is the picture plane in metres: `right` and `up`, with `away` from the eye.
 */
export function flat(x, y, z) {
  const forward = (z - x) * C;
  return { right: (x + z) * C, up: forward * SIN + y * COS, away: forward * COS - y * SIN };
}

/** The same, by numbers alone, for loops over many points: out[0..2] = right, up, away. */
export function flatten(x, y, z, out) {
  const forward = (z - x) * C;
  out[0] = (x + z) * C;
  out[1] = forward * SIN + y * COS;
  out[2] = forward * COS - y * SIN;
}

/** How high above the floor a point of the picture is. */
export function heightOf(up, away) {
  return up * COS - away * SIN;
}

/** Where a point of the picture is on the floor plan, [x, z]. */
export function planOf(right, up, away) {
  const forward = up * SIN + away * COS;
  return [(right - forward) * C, (right + forward) * C];
}

/** Where on a level `height` above the floor the eye looks through a point of the picture. */
export function planAt(right, up, height = 0) {
  const forward = (up - height * COS) / SIN;
  return [(right - forward) * C, (right + forward) * C];
}

/** How high a point of the picture is that lies `forward` metres into the room. */
export function heightAt(up, forward) {
  return (up - forward * SIN) / COS;
}

/** Points along x and z (a direction on the floor) as seen on the picture, for arrow keys. */
export const SCREEN_UP = [-C, C];
export const SCREEN_RIGHT = [C, C];

/** What must fit into the picture for a box-shaped room, in metres of the picture plane. */
export function bounds({ width, depth, height }) {
  return {
    left: 0,
    right: (width + depth) * C,
    top: depth * C * SIN + height * COS,
    bottom: -width * C * SIN,
  };
}

/** How much a metre of floor is shortened upwards on the picture. */
export const FLOOR_SHORTENING = SIN;
/** How much a metre of height is shortened upwards on the picture. */
export const HEIGHT_SHORTENING = COS;
/** The part of a metre towards the eye that goes into height. */
export const DEPTH_PER_HEIGHT = SIN;
