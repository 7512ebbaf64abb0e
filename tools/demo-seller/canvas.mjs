/** A picture in I420 (a plane of light, two of colour at half size): what a camera gives and WebRTC takes. */

// By name, not through the global: this is run for every row of every shape.
const { ceil, floor, max, min, round, sqrt } = Math;

/** A colour as `[y, u, v]` of BT.601, from red, green and blue of 0–255. */
export function rgb(red, green, blue) {
  const y = 16 + 0.257 * red + 0.504 * green + 0.098 * blue;
  const u = 128 - 0.148 * red - 0.291 * green + 0.439 * blue;
  const v = 128 + 0.439 * red - 0.368 * green - 0.071 * blue;
  return [round(y), round(u), round(v)];
}

/** A colour between two, `share` of the second. */
export const between = (one, two, share) => one.map((part, at) => round(part + (two[at] - part) * share));

/** A drawing surface; width and height even. `data` holds the three planes one after another. */
export class Canvas {
  constructor(width, height, data = new Uint8Array((width * height * 3) / 2)) {
    this.width = width;
    this.height = height;
    this.data = data;
    this.light = data.subarray(0, width * height);
    this.blue = data.subarray(width * height, (width * height * 5) / 4);
    this.red = data.subarray((width * height * 5) / 4);
  }

  /** A row of pixels from `left` up to `right` (exclusive); what lies outside is cut off. */
  span(y, left, right, colour) {
    const row = floor(y);
    const from = max(0, floor(left));
    const to = min(this.width, floor(right));
    if (row < 0 || row >= this.height || from >= to) return;
    this.light.fill(colour[0], row * this.width + from, row * this.width + to);
    if (row % 2 === 1) return;
    const start = (row / 2) * (this.width / 2);
    this.blue.fill(colour[1], start + (from >> 1), start + ((to + 1) >> 1));
    this.red.fill(colour[2], start + (from >> 1), start + ((to + 1) >> 1));
  }

  rectangle({ x, y, width, height }, colour) {
    for (let row = y; row < y + height; row += 1) this.span(row, x, x + width, colour);
  }

  ellipse({ x, y, wide, high }, colour) {
    // `wide` and `high` are half the width and half the height.
    for (let dy = -high; dy <= high; dy += 1) {
      const half = wide * sqrt(max(0, 1 - (dy / high) ** 2));
      this.span(y + dy, x - half, x + half, colour);
    }
  }

  /** Light or shadow: `colour` laid over what is there, `strength` (0–1) in the middle and nothing at the edge. */
  glow({ x, y, wide, high }, colour, strength) {
    lay({ plane: this.light, stride: this.width }, { x, y, wide, high }, colour[0], strength);
    const half = { x: x / 2, y: y / 2, wide: wide / 2, high: high / 2 };
    lay({ plane: this.blue, stride: this.width / 2 }, half, colour[1], strength);
    lay({ plane: this.red, stride: this.width / 2 }, half, colour[2], strength);
  }
}

/** One plane of a glow, mixed pixel by pixel. */
function lay({ plane, stride }, { x, y, wide, high }, part, strength) {
  const rows = plane.length / stride;
  for (let row = max(0, ceil(y - high)); row < min(rows, y + high); row += 1) {
    const reach = wide * sqrt(max(0, 1 - ((row - y) / high) ** 2));
    for (let at = max(0, ceil(x - reach)); at < min(stride, x + reach); at += 1) {
      const far = ((at - x) / wide) ** 2 + ((row - y) / high) ** 2;
      const index = row * stride + at;
      plane[index] += round((part - plane[index]) * strength * max(0, 1 - far));
    }
  }
}
