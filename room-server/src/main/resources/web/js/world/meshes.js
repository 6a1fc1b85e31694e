/**
 * Turns the primitives of a product's model into triangles.
 *
 * A mesh is `{points, normals, uvs, triangles, material}` in the product's own metres; every vertex
 * carries its face's normal, so that flat faces stay flat and round ones are smooth. `uvs` are
 * metres along the surface; a third number per vertex is the height share 0..1 for gradients.
 */
export function meshOf(primitive, { fine = 1 } = {}) {
  const builder = new Builder();
  SHAPES[primitive.shape]?.(builder, primitive, fine);
  return builder.mesh(primitive);
}

class Builder {
  #points = [];
  #normals = [];
  #uvs = [];
  #triangles = [];

  vertex(point, normal, u, v) {
    this.#points.push(...point);
    this.#normals.push(...normal);
    this.#uvs.push(u, v);
    return this.#points.length / 3 - 1;
  }

  triangle(a, b, c) {
    this.#triangles.push(a, b, c);
  }

  /** A grid of rows and columns over a function that gives a vertex for (column, row) in 0..1. */
  grid(columns, rows, at) {
    const first = this.#points.length / 3;
    for (let row = 0; row <= rows; row += 1) {
      for (let column = 0; column <= columns; column += 1) {
        this.vertex(...at(column / columns, row / rows));
      }
    }
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const a = first + row * (columns + 1) + column;
        const c = a + columns + 1;
        this.triangle(a, a + 1, c + 1);
        this.triangle(a, c + 1, c);
      }
    }
  }

  mesh(primitive) {
    place(this.#points, this.#normals, primitive);
    return {
      points: Float32Array.from(this.#points),
      normals: Float32Array.from(this.#normals),
      uvs: Float32Array.from(this.#uvs),
      heights: heightShares(this.#points),
      triangles: Uint16Array.from(this.#triangles),
      doubleSided: primitive.shape === "plane",
      primitive,
    };
  }
}

const SHAPES = {
  box: (builder, { size }, fine) => {
    const [w, h, d] = size.map((each) => each / 2);
    const face = (normal, across, up, columns, rows) =>
      builder.grid(columns, rows, (s, t) => {
        const [a, b] = [2 * s - 1, 2 * t - 1];
        const point = [0, 1, 2].map((i) => [w, h, d][i] * (normal[i] + a * across[i] + b * up[i]));
        const length = (axis) =>
          Math.abs(axis[0]) * w + Math.abs(axis[1]) * h + Math.abs(axis[2]) * d;
        return [point, normal, a * length(across), b * length(up)];
      });
    const sides = fine > 1 && h > 0.08 ? 4 : 1;
    face([1, 0, 0], [0, 0, 1], [0, 1, 0], 1, sides);
    face([-1, 0, 0], [0, 0, -1], [0, 1, 0], 1, sides);
    face([0, 1, 0], [1, 0, 0], [0, 0, -1], 1, 1);
    face([0, -1, 0], [1, 0, 0], [0, 0, 1], 1, 1);
    face([0, 0, 1], [-1, 0, 0], [0, 1, 0], 1, sides);
    face([0, 0, -1], [1, 0, 0], [0, 1, 0], 1, sides);
  },

  cylinder: (builder, { radius, height, axis = "y", top = 1, flat = 1 }, fine) => {
    const round = radius * fine > 0.2 ? 28 : radius > 0.06 ? 20 : 12;
    const turn = AXES[axis];
    const rows = fine > 1 && height > 0.16 ? 4 : 1;
    const slope = (radius * (1 - top)) / height;
    builder.grid(round, rows, (s, t) => {
      const [sin, cos] = [Math.sin(s * TAU), Math.cos(s * TAU)];
      const r = radius * (1 + (top - 1) * t);
      const n = Math.hypot(1, slope);
      return [
        turn([r * cos, (t - 0.5) * height, r * sin * flat]),
        turn([cos / n, slope / n, sin / n]),
        s * TAU * radius,
        (t - 0.5) * height,
      ];
    });
    [
      [-0.5, 1],
      [0.5, top],
    ].forEach(([end, wide]) => {
      builder.grid(round, 1, (s, t) => {
        const r = t * wide * radius;
        const [x, z] = [r * Math.cos(s * TAU), r * Math.sin(s * TAU) * flat];
        return [turn([x, end * height, z]), turn([0, Math.sign(end), 0]), x, z];
      });
    });
  },

  sphere: (builder, { radius, squash = [1, 1, 1] }) => {
    const round = radius > 0.05 ? 18 : 10;
    builder.grid(round, Math.ceil(round / 2), (s, t) => {
      const [around, up] = [s * TAU, t * Math.PI];
      const normal = [
        Math.sin(up) * Math.cos(around),
        -Math.cos(up),
        Math.sin(up) * Math.sin(around),
      ];
      const bent = normal.map((each, i) => each / squash[i]);
      const length = Math.hypot(...bent);
      return [
        normal.map((each, i) => each * radius * squash[i]),
        bent.map((each) => each / length),
        around * radius,
        (t - 0.5) * Math.PI * radius,
      ];
    });
  },

  plane: (builder, { size, axis = "z" }) => {
    const [w, d] = size.map((each) => each / 2);
    const lay = { y: (a, b) => [a, 0, b], x: (a, b) => [0, b, a], z: (a, b) => [a, b, 0] }[axis];
    const normal = { y: [0, 1, 0], x: [1, 0, 0], z: [0, 0, -1] }[axis];
    builder.grid(1, 1, (s, t) => {
      const [a, b] = [(2 * s - 1) * w, (2 * t - 1) * d];
      return [lay(a, b), normal, a, b];
    });
  },

  extrusion: (builder, { points, depth, axis = "z" }, fine) => {
    const turn = EXTRUDED[axis];
    const ring = area(points) < 0 ? points.slice().reverse() : points;
    let along = 0;
    ring.forEach(([x, y], index) => {
      const [nx, ny] = ring[(index + 1) % ring.length];
      const length = Math.hypot(nx - x, ny - y) || 1;
      const normal = turn([(ny - y) / length, -(nx - x) / length, 0]);
      const from = along;
      along += length;
      builder.grid(1, 1, (s, t) => [
        turn([x + (nx - x) * s, y + (ny - y) * s, (t - 0.5) * depth]),
        normal,
        from + length * s,
        (t - 0.5) * depth,
      ]);
    });
    [-0.5, 0.5].forEach((end) => {
      const normal = turn([0, 0, Math.sign(end)]);
      const ids = ring.map(([x, y]) => builder.vertex(turn([x, y, end * depth]), normal, x, y));
      ears(ring).forEach(([a, b, c]) => builder.triangle(ids[a], ids[b], ids[c]));
    });
  },
};

const TAU = Math.PI * 2;
const AXES = {
  y: (p) => p,
  x: ([x, y, z]) => [y, x, z],
  z: ([x, y, z]) => [x, z, y],
};
const EXTRUDED = {
  z: (p) => p,
  x: ([x, y, z]) => [z, y, x],
  y: ([x, y, z]) => [x, z, y],
};

function place(points, normals, { at = [0, 0, 0], yaw = 0 }) {
  const [sin, cos] = [Math.sin(yaw), Math.cos(yaw)];
  for (let i = 0; i < points.length; i += 3) {
    const [x, z] = [points[i], points[i + 2]];
    points[i] = at[0] + x * cos + z * sin;
    points[i + 1] += at[1];
    points[i + 2] = at[2] - x * sin + z * cos;
    const [nx, nz] = [normals[i], normals[i + 2]];
    normals[i] = nx * cos + nz * sin;
    normals[i + 2] = -nx * sin + nz * cos;
  }
}

function heightShares(points) {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 1; i < points.length; i += 3) {
    low = Math.min(low, points[i]);
    high = Math.max(high, points[i]);
  }
  const shares = new Float32Array(points.length / 3);
  for (let i = 0; i < shares.length; i += 1) {
    shares[i] = high - low < 1e-6 ? 0.5 : (points[i * 3 + 1] - low) / (high - low);
  }
  return shares;
}

function area(points) {
  return points.reduce((sum, [x, y], i) => {
    const [nx, ny] = points[(i + 1) % points.length];
    return sum + x * ny - nx * y;
  }, 0);
}

/** Cuts a simple polygon, counter-clockwise, into triangles of its point numbers. */
function ears(points) {
  const left = points.map((_, index) => index);
  const found = [];
  let tries = left.length * left.length;
  while (left.length > 3 && tries > 0) {
    tries -= 1;
    const at = left.findIndex((_, i) => isEar(points, left, i));
    const i = at < 0 ? 0 : at;
    const n = left.length;
    found.push([left[(i + n - 1) % n], left[i], left[(i + 1) % n]]);
    left.splice(i, 1);
  }
  found.push(left);
  return found;
}

function isEar(points, left, i) {
  const n = left.length;
  const [a, b, c] = [left[(i + n - 1) % n], left[i], left[(i + 1) % n]].map((id) => points[id]);
  if (cross(a, b, c) <= 0) {
    return false;
  }
  return !left.some((id) => {
    const p = points[id];
    return (
      p !== a &&
      p !== b &&
      p !== c &&
      cross(a, b, p) > 0 &&
      cross(b, c, p) > 0 &&
      cross(c, a, p) > 0
    );
  });
}

function cross([ax, ay], [bx, by], [cx, cy]) {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}
