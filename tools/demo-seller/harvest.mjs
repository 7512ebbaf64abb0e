/** What was picked and what is about to be: the basket on the path and a bunch of lychees close to the eye. */
import { between, rgb } from './canvas.mjs';
import { scatter } from './scatter.mjs';

const skin = [rgb(112, 18, 32), rgb(176, 34, 46), rgb(212, 64, 62), rgb(250, 158, 138)];
const straw = [rgb(196, 150, 90), rgb(160, 114, 62), rgb(108, 74, 38), rgb(226, 186, 124)];
const leaf = [rgb(36, 84, 42), rgb(66, 128, 56), rgb(122, 172, 84)];
const bark = rgb(86, 60, 42);
const shade = rgb(58, 52, 30);

/** A lychee: dark at its edge, lit from the left above, its skin in little bumps. */
function drawLychee(canvas, x, y, radius) {
  canvas.ellipse({ x, y, wide: radius, high: radius }, skin[0]);
  canvas.ellipse(
    { x: x - radius * 0.07, y: y - radius * 0.08, wide: radius * 0.88, high: radius * 0.88 },
    skin[1],
  );
  canvas.glow(
    { x: x - radius * 0.25, y: y - radius * 0.28, wide: radius * 0.75, high: radius * 0.75 },
    skin[2],
    1,
  );
  const bump = Math.max(1, radius * 0.09);
  for (const { one, two } of scatter(14, 5)) {
    const turn = one * 2 * Math.PI;
    const reach = Math.sqrt(two) * radius * 0.76;
    canvas.ellipse(
      { x: x + Math.cos(turn) * reach, y: y + Math.sin(turn) * reach, wide: bump, high: bump },
      between(skin[0], skin[2], 0.25 + 0.4 * (1 - Math.sin(turn)) * 0.5),
    );
  }
  canvas.glow(
    { x: x - radius * 0.36, y: y - radius * 0.4, wide: radius * 0.34, high: radius * 0.28 },
    skin[3],
    0.95,
  );
}

/** A pointed leaf along a line, its two halves lit differently. */
function drawLeaf(canvas, { x, y, length, turn }) {
  const [alongX, alongY] = [Math.cos(turn), Math.sin(turn)];
  for (let at = 0; at <= 1; at += 1 / length) {
    const half = Math.sin(Math.PI * at ** 0.8) * length * 0.17;
    const [midX, midY] = [x + alongX * length * at, y + alongY * length * at];
    canvas.ellipse(
      { x: midX - alongY * half * 0.5, y: midY + alongX * half * 0.5, wide: half * 0.6, high: half * 0.6 },
      leaf[0],
    );
    canvas.ellipse(
      { x: midX + alongY * half * 0.5, y: midY - alongX * half * 0.5, wide: half * 0.6, high: half * 0.6 },
      leaf[1],
    );
    canvas.ellipse({ x: midX, y: midY, wide: 1, high: 1 }, leaf[2]);
  }
}

/** The basket; `y` is the middle of its rim. Heap and all it reaches from 130 above to 120 below. */
export function drawBasket(canvas, { x, y }) {
  canvas.glow({ x: x + 26, y: y + 112, wide: 200, high: 34 }, shade, 0.9);
  for (let row = 0; row < 112; row += 1) {
    const half = 148 - row * 0.34 - (row / 112) ** 3 * 16;
    const band = Math.floor(row / 14);
    for (let strand = 0; strand * 18 < 2 * half; strand += 1) {
      const left = x - half + strand * 18;
      const over = (strand + band) % 2 === 0;
      const lit = between(over ? straw[0] : straw[1], straw[2], Math.max(0, (left - x) / half) * 0.55);
      canvas.span(y + row, left, Math.min(left + 18, x + half), row % 14 === 0 ? straw[2] : lit);
    }
  }
  drawLeaf(canvas, { x: x - 70, y: y - 40, length: 110, turn: -2.6 });
  drawLeaf(canvas, { x: x + 64, y: y - 50, length: 112, turn: -0.5 });
  drawLeaf(canvas, { x: x + 10, y: y - 80, length: 84, turn: -1.3 });
  [
    { y: -78, from: -1, to: 1 },
    { y: -50, from: -2, to: 2 },
    { y: -22, from: -3, to: 3 },
    { y: 2, from: -3.5, to: 3.5 },
  ].forEach((row) => {
    for (let at = row.from; at <= row.to; at += 1) {
      drawLychee(canvas, x + at * 38, y + row.y + Math.abs(at) * 3, 24);
    }
  });
  drawRim(canvas, x, y + 18);
}

function drawRim(canvas, x, y) {
  for (let row = 0; row < 22; row += 1) {
    const half = 156 - Math.abs(row - 11) * 0.6;
    const lit = between(straw[3], straw[1], Math.abs(row - 7) / 15);
    canvas.span(y + row, x - half, x + half, lit);
    for (let at = -half + ((row * 2) % 26); at < half; at += 26) {
      canvas.span(y + row, x + at, x + at + 3, straw[2]);
    }
  }
}

/** A bunch on its branch, near enough to touch; it hangs from the right edge and sways by `lean` pixels. */
export function drawCluster(canvas, { x, y, lean }) {
  for (let at = 0; at <= 1; at += 0.005) {
    canvas.ellipse(
      { x: x + 120 - 130 * at, y: y - 70 + 60 * at * at, wide: 9 - 4 * at, high: 8 - 3 * at },
      bark,
    );
  }
  const leaves = [
    [60, -60, 150, 2.75],
    [30, -46, 140, 2.2],
    [70, -50, 130, -2.5],
    [20, -30, 120, 0.5],
    [-6, -20, 120, 2.9],
  ];
  for (const [dx, dy, length, turn] of leaves) {
    drawLeaf(canvas, { x: x + dx + lean * 0.4, y: y + dy, length, turn: turn + lean * 0.006 });
  }
  const fruits = [
    [-34, 26],
    [36, 22],
    [0, 40],
    [-52, 76],
    [50, 74],
    [-14, 92],
    [26, 108],
    [-36, 128],
    [4, 150],
    [38, 152],
    [-8, 194],
  ];
  for (const [dx, dy] of fruits) drawLychee(canvas, x + dx + lean * (0.5 + dy / 160), y + dy, 33);
}
