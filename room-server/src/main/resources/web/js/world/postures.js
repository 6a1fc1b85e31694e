import { STANDING, lying, sitting, striding } from "./skeleton.js";

/** How many pictures a walk or a dance is made of. */
export const STEPS = 8;
const STRIDE_MS = 720;
const GESTURE_MS = 2_600;
const SEAT_HEIGHT = 0.45;

/**
 * What somebody's body does now: `{key, posture}`; equal keys look the same, so one picture of them
 * is enough.
 *
 * @param state `{walking, seat: {action, surface}, pose, poseSince}` of one person
 */
export function postureOf(state, { catalogue, now, still, height }) {
  if (state.seat) return onSeat(state.seat, height, gestureOf(state, catalogue, now, still));
  if (state.walking && !still) {
    const step = Math.floor((now / STRIDE_MS) * STEPS) % STEPS;
    return { key: `w${step}`, posture: striding(step / STEPS) };
  }
  const gesture = gestureOf(state, catalogue, now, still);
  if (!gesture) return { key: "s", posture: STANDING };
  return { key: gesture.key, posture: { joints: gesture.joints, lift: 0, bob: gesture.bob } };
}

/** True while somebody's picture changes by itself. */
export function isLively(state, { catalogue, now }) {
  const pose = catalogue.find(state.pose)?.pose;
  return Boolean(pose?.beat) && (pose.kind === "dance" || now - state.poseSince < GESTURE_MS);
}

function onSeat({ action, surface = SEAT_HEIGHT }, height, gesture) {
  const level = Math.round(surface * 50) / 50;
  if (action === "lie") return { key: `l${level}`, posture: lying(level) };
  if (action === "lean" || action === "dance" || action === "play" || action === "stand") {
    return { key: gesture?.key ?? "s", posture: { joints: gesture?.joints ?? {}, lift: 0 } };
  }
  return {
    key: `c${level}${gesture?.key ?? ""}`,
    posture: sitting(level, height, gesture?.joints),
  };
}

/** The joints of a pose of the catalogue at this moment; what has a beat swings to it and back. */
function gestureOf({ pose, poseSince }, catalogue, now, still) {
  const found = catalogue.find(pose)?.pose;
  if (!found) return null;
  const over = found.kind === "gesture" && now - poseSince > GESTURE_MS;
  if (over) return null;
  if (!found.beat || still) return { key: `p${pose}`, joints: found.joints ?? {} };
  const beat = found.beat * 1000;
  const step = Math.floor((now / beat) * STEPS) % (2 * STEPS);
  const turn = (step % STEPS) / STEPS;
  const swing = (1 - Math.cos(turn * Math.PI * 2)) / 2;
  const mirror = found.kind === "dance" && step >= STEPS;
  return {
    key: `p${pose}${step}`,
    joints: swung(found.joints ?? {}, found.kind === "dance" ? swing : 0.86 + 0.14 * swing, mirror),
    bob: found.kind === "dance" ? swing * 0.05 : 0,
  };
}

const MIRROR = {
  "arm-left": "arm-right",
  "arm-right": "arm-left",
  "leg-left": "leg-right",
  "leg-right": "leg-left",
};

function swung(joints, share, mirror) {
  const part = (angles) => angles.map((each) => each * share);
  return Object.fromEntries(
    Object.entries(joints).map(([joint, angles]) => {
      const [pitch, roll] = part(angles);
      const trunk = !MIRROR[joint];
      return mirror
        ? [MIRROR[joint] ?? joint, [pitch, trunk ? -roll : roll]]
        : [joint, [pitch, roll]];
    }),
  );
}
