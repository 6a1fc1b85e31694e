import { HEAD_SCALE } from "./body.js";

const HIP = 0.9;
const KNEE = 0.48;
const WAIST = 1.0;
const SHOULDER = 1.4;
const NECK = 1.47;
const FOOT_UNDER_SEAT = 0.12;

/**
 * Puts the parts of a person into a posture and turns them: world meshes around the spot where they
 * stand. A posture is `{joints, bend, lift, lie, bob}`: joint angles [pitch, roll] by bone, how far
 * knees are bent, metres that the body is lifted, whether it lies, and a small hop.
 */
export function posed(parts, { height = 1, build = 0 }, posture, facing) {
  const broad = 1 + build * 0.13;
  const turn = [Math.sin(facing), Math.cos(facing)];
  return parts.map(({ mesh, bone }) => ({
    ...mesh,
    ...moved(mesh, (point, normal) => {
      bend(bone, point, normal, posture);
      if (bone !== "head") point[0] *= broad;
      if (bone !== "head") point[2] *= 1 + build * 0.16;
      point.forEach((each, i) => (point[i] = each * height));
      point[1] += posture.lift + (posture.bob ?? 0);
      if (posture.lie) layDown(point, normal, posture.lift, height);
      yaw(point, turn);
      yaw(normal, turn);
    }),
  }));
}

/** Standing, with the arms a little off the body. */
export const STANDING = { joints: {}, lift: 0 };

/** Sitting with the hips on a surface `surface` metres high, for somebody of this height. */
export function sitting(surface, height, joints = {}) {
  return {
    joints: {
      "arm-left": [0.55, 0.05],
      "arm-right": [0.55, 0.05],
      ...joints,
      "leg-left": [1.5, 0.06],
      "leg-right": [1.5, 0.06],
    },
    bend: surface > FOOT_UNDER_SEAT + 0.15 ? 1.45 : 0.15,
    lift: surface - (HIP - 0.1) * height,
    seated: true,
  };
}

/** Lying on the back on a surface. */
export function lying(surface) {
  return { joints: { "arm-left": [0, 0.15], "arm-right": [0, 0.15] }, lift: surface, lie: true };
}

/** A step of walking; `phase` 0..1 is one step left and one right. */
export function striding(phase) {
  const swing = Math.sin(phase * Math.PI * 2);
  return {
    joints: {
      "leg-left": [swing * 0.55, 0],
      "leg-right": [-swing * 0.55, 0],
      "arm-left": [-swing * 0.5, 0.05],
      "arm-right": [swing * 0.5, 0.05],
      torso: [0.05, swing * 0.02],
    },
    bend: 0.35,
    lift: 0,
    bob: Math.abs(Math.cos(phase * Math.PI * 2)) * 0.03,
  };
}

function moved({ points, normals }, change) {
  const newPoints = new Float32Array(points.length);
  const newNormals = new Float32Array(points.length);
  const [point, normal] = [
    [0, 0, 0],
    [0, 0, 0],
  ];
  for (let i = 0; i < points.length; i += 3) {
    for (let axis = 0; axis < 3; axis += 1) {
      point[axis] = points[i + axis];
      normal[axis] = normals[i + axis];
    }
    change(point, normal);
    newPoints.set(point, i);
    newNormals.set(normal, i);
  }
  return { points: newPoints, normals: newNormals };
}

function bend(bone, point, normal, posture) {
  const { joints } = posture;
  if (bone === "head") {
    point[0] *= HEAD_SCALE;
    point[1] = NECK + (point[1] - NECK) * HEAD_SCALE;
    point[2] *= HEAD_SCALE;
    rotate(point, normal, joints.head, 0, NECK);
    rotate(point, normal, joints.torso, 0, WAIST);
  } else if (bone.startsWith("arm")) {
    const side = bone === "arm-left" ? 1 : -1;
    rotate(point, normal, joints[bone], side * 0.19, SHOULDER, side);
    rotate(point, normal, joints.torso, 0, WAIST);
  } else if (bone.startsWith("leg")) {
    leg(bone, point, normal, posture, bone === "leg-left" ? 1 : -1);
  } else if (bone === "torso" && point[1] > HIP - 0.02) {
    rotate(point, normal, joints.torso, 0, WAIST);
  } else if (posture.seated && point[1] < HIP) {
    leg("leg-left", point, normal, posture, 0);
  }
}

function leg(bone, point, normal, { joints, bend: knee = 0 }, side) {
  const angles = joints[bone];
  if (point[1] < KNEE && knee) {
    const share = Math.min(1, (KNEE - point[1]) / 0.06);
    // While walking only the leg that swings back is bent.
    const part = knee > 1 ? knee : Math.max(0, -(angles?.[0] ?? 0)) * 0.9;
    rotate(point, normal, [part * share, 0], 0, KNEE);
  }
  rotate(point, normal, angles, side * 0.09, HIP, side || 1);
}

/**
 * Turns about a joint as the catalogue means it: a positive pitch lifts a limb forwards and bends
 * what stands upright forwards; a positive roll lifts a limb sideways, and leans the rest to +x.
 */
function rotate(point, normal, angles, x, y, side = 0) {
  if (!angles) return;
  const pitch = side ? -angles[0] : angles[0];
  const roll = side ? angles[1] * side : -angles[1];
  if (roll) {
    const [sin, cos] = [Math.sin(roll), Math.cos(roll)];
    const [dx, dy] = [point[0] - x, point[1] - y];
    [point[0], point[1]] = [x + dx * cos - dy * sin, y + dx * sin + dy * cos];
    [normal[0], normal[1]] = [normal[0] * cos - normal[1] * sin, normal[0] * sin + normal[1] * cos];
  }
  if (pitch) {
    const [sin, cos] = [Math.sin(pitch), Math.cos(pitch)];
    const dy = point[1] - y;
    [point[1], point[2]] = [y + dy * cos - point[2] * sin, dy * sin + point[2] * cos];
    [normal[1], normal[2]] = [normal[1] * cos - normal[2] * sin, normal[1] * sin + normal[2] * cos];
  }
}

function layDown(point, normal, surface, height) {
  const [y, z] = [point[1] - surface, point[2]];
  point[1] = surface + 0.1 + z;
  point[2] = y - 0.95 * height;
  [normal[1], normal[2]] = [normal[2], normal[1]];
}

function yaw(vector, [sin, cos]) {
  const [x, z] = [vector[0], vector[2]];
  vector[0] = x * cos + z * sin;
  vector[2] = -x * sin + z * cos;
}
