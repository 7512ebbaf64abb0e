/** A lychee orchard on a June morning, drawn by rule; the wind moves it through one `phase` of 0 to 1. */
import { between, Canvas, rgb } from './canvas.mjs';

const sky = [rgb(120, 180, 222), rgb(232, 232, 205)];
const hills = [rgb(132, 166, 150), rgb(98, 146, 108), rgb(74, 124, 78)];
const ground = [rgb(122, 148, 70), rgb(92, 112, 52)];
const leaves = [rgb(44, 98, 46), rgb(58, 122, 54), rgb(78, 146, 62)];
const trunk = rgb(92, 66, 44);
const fruit = [rgb(150, 28, 40), rgb(200, 44, 52), rgb(232, 96, 88)];
const straw = [rgb(150, 106, 58), rgb(190, 144, 84), rgb(116, 80, 42)];

/** Rows of trees from far to near: where they stand, how big, how far apart. */
const treeRows = [
  { y: 560, size: 52, gap: 120, shift: 20 },
  { y: 660, size: 84, gap: 190, shift: -40 },
  { y: 800, size: 132, gap: 330, shift: 30 },
];

/** Draws the scene for one moment of the wind. */
export function drawOrchard(width, height, phase) {
  const canvas = new Canvas(width, height);
  const wind = Math.sin(phase * 2 * Math.PI);
  drawSky(canvas);
  drawHills(canvas);
  drawGround(canvas);
  treeRows.forEach((row, depth) => drawRow(canvas, row, depth, wind));
  drawBasket(canvas, width / 2, 1_000);
  return canvas;
}

function drawSky(canvas) {
  for (let y = 0; y < 480; y += 1) canvas.span(y, 0, canvas.width, between(sky[0], sky[1], y / 480));
  canvas.ellipse({ x: 560, y: 300, wide: 54, high: 54 }, rgb(255, 240, 190));
}

function drawHills(canvas) {
  hills.forEach((colour, depth) => {
    for (let x = 0; x < canvas.width; x += 2) {
      const top =
        380 + depth * 44 + 34 * Math.sin(x / (150 - depth * 26) + depth * 2) + 12 * Math.sin(x / 41 + depth);
      for (let y = Math.floor(top); y < 560; y += 1) canvas.span(y, x, x + 2, colour);
    }
  });
}

function drawGround(canvas) {
  for (let y = 540; y < canvas.height; y += 1) {
    canvas.span(y, 0, canvas.width, between(ground[0], ground[1], (y - 540) / (canvas.height - 540)));
  }
  // A path of trodden earth, wider as it comes nearer.
  for (let y = 560; y < canvas.height; y += 1) {
    const half = 8 + (y - 560) * 0.16;
    canvas.span(y, canvas.width / 2 - half, canvas.width / 2 + half, rgb(176, 142, 96));
  }
}

function drawRow(canvas, { y, size, gap, shift }, depth, wind) {
  for (let x = shift - gap; x < canvas.width + gap; x += gap) {
    // The path stays free.
    if (Math.abs(x - canvas.width / 2) < size * 0.9) continue;
    drawTree(canvas, { x, y, size, lean: wind * (depth + 1) * 2.5 * (1 + (x % 3) / 4) });
  }
}

function drawTree(canvas, { x, y, size, lean }) {
  canvas.rectangle({ x: x - size * 0.08, y, width: size * 0.16, height: size * 0.7 }, trunk);
  leaves.forEach((colour, layer) => {
    const lift = size * (0.14 * layer);
    canvas.ellipse(
      {
        x: x + lean * layer * 0.5,
        y: y - lift,
        wide: size * (0.82 - layer * 0.17),
        high: size * (0.6 - layer * 0.12),
      },
      colour,
    );
  });
  for (let at = 0; at < 14; at += 1) drawBunch(canvas, x, y, { size, at, lean });
}

function drawBunch(canvas, x, y, { size, at, lean }) {
  const turn = at * 2.4;
  const far = size * (0.2 + (0.5 * ((at * 7) % 10)) / 10);
  const [fx, fy] = [x + Math.cos(turn) * far + lean, y - size * 0.1 + Math.sin(turn) * far * 0.6];
  const radius = Math.max(2, size * 0.055);
  canvas.ellipse({ x: fx, y: fy, wide: radius, high: radius }, fruit[at % 2]);
  canvas.ellipse(
    { x: fx - radius * 0.3, y: fy - radius * 0.3, wide: radius * 0.35, high: radius * 0.35 },
    fruit[2],
  );
}

function drawBasket(canvas, x, y) {
  for (let at = 0; at < 40; at += 1) {
    const [fx, fy] = [x - 118 + (at % 10) * 26 + ((at >> 3) % 2) * 9, y - 34 + Math.floor(at / 10) * 15];
    canvas.ellipse({ x: fx, y: fy, wide: 17, high: 17 }, fruit[at % 2]);
    canvas.ellipse({ x: fx - 5, y: fy - 5, wide: 5, high: 5 }, fruit[2]);
  }
  for (let row = 0; row < 90; row += 1) {
    const half = 150 - row * 0.4;
    canvas.span(y + 20 + row, x - half, x + half, straw[Math.floor(row / 9) % 2]);
    for (let stripe = -half; stripe < half; stripe += 30) {
      canvas.span(y + 20 + row, x + stripe, x + stripe + 4, straw[2]);
    }
  }
}
