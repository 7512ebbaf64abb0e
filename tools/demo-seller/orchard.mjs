/** A lychee orchard on a June morning, drawn by rule; the wind moves it through one `phase` of 0 to 1. */
import { between, Canvas, rgb } from './canvas.mjs';
import { drawBasket, drawCluster } from './harvest.mjs';
import { scatter } from './scatter.mjs';

const sky = [rgb(104, 168, 214), rgb(186, 216, 222), rgb(252, 228, 184)];
const sun = rgb(255, 246, 206);
const haze = rgb(236, 232, 204);
const hills = [rgb(158, 184, 172), rgb(122, 164, 136), rgb(90, 142, 100), rgb(66, 116, 72)];
const ground = [rgb(150, 172, 88), rgb(104, 130, 60), rgb(58, 78, 38)];
const earth = [rgb(206, 176, 126), rgb(150, 114, 76)];
const shade = rgb(52, 74, 36);
const trunk = [rgb(84, 60, 42), rgb(122, 92, 64)];
const leaves = [rgb(34, 78, 40), rgb(48, 104, 48), rgb(74, 136, 60), rgb(116, 170, 78)];
const fruit = [rgb(138, 26, 38), rgb(196, 44, 52)];

const horizon = 500;
/** Rows of trees from far to near: where they stand, how big, how far apart, how much the wind has of them. */
const treeRows = [
  { y: 548, size: 44, gap: 104, shift: 20, sway: 0, far: 0.45 },
  { y: 616, size: 76, gap: 172, shift: -34, sway: 0.5, far: 0.22 },
  { y: 738, size: 128, gap: 300, shift: 22, sway: 2, far: 0.06 },
  { y: 960, size: 214, gap: 660, shift: 30, sway: 4, far: 0 },
];

/** `count` moments of one sway of the wind, as canvases. What stands still is drawn once. */
export function drawOrchard(width, height, count) {
  const still = new Canvas(width, height);
  drawSky(still);
  drawHills(still);
  drawGround(still);
  return Array.from({ length: count }, (_, at) => {
    const canvas = new Canvas(width, height, still.data.slice());
    const wind = Math.sin((at / count) * 2 * Math.PI);
    treeRows.forEach((row) => drawRow(canvas, row, wind));
    drawBasket(canvas, { x: width / 2, y: 760 });
    drawCluster(canvas, { x: width - 128, y: 508, lean: wind * 5 });
    return canvas;
  });
}

function drawSky(canvas) {
  for (let y = 0; y < horizon + 60; y += 1) {
    const share = Math.min(1, y / horizon);
    const colour =
      share < 0.6 ? between(sky[0], sky[1], share / 0.6) : between(sky[1], sky[2], (share - 0.6) / 0.4);
    canvas.span(y, 0, canvas.width, colour);
  }
  const middle = { x: 196, y: 438 };
  canvas.glow({ ...middle, wide: 420, high: 300 }, sun, 0.75);
  canvas.ellipse({ ...middle, wide: 46, high: 46 }, sun);
  for (const [x, y, wide] of [
    [560, 150, 120],
    [470, 176, 90],
    [120, 236, 110],
  ]) {
    canvas.glow({ x, y, wide, high: wide * 0.2 }, rgb(255, 252, 244), 0.8);
  }
}

function drawHills(canvas) {
  hills.forEach((colour, depth) => {
    for (let x = 0; x < canvas.width; x += 2) {
      const swell = 30 * Math.sin(x / (170 - depth * 30) + depth * 2.1) + 10 * Math.sin(x / 47 + depth * 1.3);
      const crowns = depth > 1 ? 3 * Math.abs(Math.sin(x / 9 + depth)) : 0;
      const top = 408 + depth * 34 + swell - crowns;
      for (let y = Math.floor(top); y < horizon + 70; y += 1) {
        // Each range is clear at its crest and loses itself in haze below.
        const sunk = Math.min(1, (y - top) / 110);
        canvas.span(y, x, x + 2, between(colour, haze, sunk * (0.5 - depth * 0.1)));
      }
    }
  });
}

function drawGround(canvas) {
  const first = horizon + 14;
  for (let y = first; y < canvas.height; y += 1) {
    const share = (y - first) / (canvas.height - first);
    const colour =
      share < 0.4
        ? between(ground[0], ground[1], share / 0.4)
        : between(ground[1], ground[2], (share - 0.4) / 0.6);
    canvas.span(y, 0, canvas.width, colour);
  }
  for (const { at, one, two, three } of scatter(260)) {
    const y = first + 12 + one * one * (canvas.height - first);
    const near = (y - first) / (canvas.height - first);
    const x = two * canvas.width;
    const light = at % 2 === 0 ? rgb(168, 188, 98) : rgb(84, 110, 50);
    canvas.glow({ x, y, wide: 6 + 60 * near, high: 2 + 8 * near }, light, 0.25 + three * 0.3);
  }
  drawPath(canvas, first);
  canvas.glow({ x: 200, y: first + 30, wide: 460, high: 90 }, sun, 0.4);
}

/** Trodden earth, wider as it comes nearer, light where the sun lies on it. */
function drawPath(canvas, first) {
  for (let y = first + 6; y < canvas.height; y += 1) {
    const near = (y - first) / (canvas.height - first);
    const half = 7 + near * 210 + 3 * Math.sin(y / 13);
    const middle = canvas.width / 2 + 26 * (1 - near) * Math.sin(near * 5 + 0.6);
    const colour = between(earth[0], earth[1], Math.min(1, near * 1.4));
    canvas.span(y, middle - half - 5, middle + half + 5, between(colour, shade, 0.35));
    canvas.span(y, middle - half, middle + half, colour);
    canvas.span(y, middle - half * 0.42, middle - half * 0.2, between(colour, shade, 0.14));
    canvas.span(y, middle + half * 0.2, middle + half * 0.42, between(colour, shade, 0.14));
  }
}

function drawRow(canvas, { y, size, gap, shift, sway, far }, wind) {
  for (let x = shift - gap; x < canvas.width + gap; x += gap) {
    // The path stays free.
    if (Math.abs(x - canvas.width / 2) < size * 1.05) continue;
    drawTree(canvas, { x, y, size, far, lean: wind * sway * (1 + (Math.abs(x) % 3) / 4) });
  }
}

function drawTree(canvas, { x, y, size, far, lean }) {
  const toned = (colour) => between(colour, haze, far);
  canvas.glow({ x: x + size * 0.25, y: y + size * 0.62, wide: size * 1.1, high: size * 0.22 }, shade, 0.75);
  canvas.rectangle(box(x - size * 0.07, y, size * 0.14, size * 0.66), toned(trunk[0]));
  canvas.rectangle(box(x - size * 0.07, y, size * 0.05, size * 0.66), toned(trunk[1]));
  // The crown: round tufts, the dark ones below and behind, the lit ones towards the sun.
  leaves.forEach((colour, layer) => {
    for (const { one, two } of scatter(24 - layer * 3, size + layer * 5)) {
      const turn = one * 2 * Math.PI;
      const reach = Math.sqrt(two) * (0.74 - layer * 0.1);
      canvas.ellipse(
        {
          x: x + lean * (0.4 + layer * 0.2) + Math.cos(turn) * reach * size - layer * size * 0.07,
          y: y - layer * size * 0.1 + Math.sin(turn) * reach * size * 0.6,
          wide: size * (0.29 - layer * 0.05),
          high: size * (0.22 - layer * 0.035),
        },
        toned(colour),
      );
    }
  });
  for (const { one, two } of scatter(9, size * 3)) {
    drawBunch(canvas, {
      x: x + lean + (one - 0.5) * size * 1.3,
      y: y + (two - 0.42) * size * 0.72,
      size,
      toned,
    });
  }
}

/** A few fruits on one stalk. */
function drawBunch(canvas, { x, y, size, toned }) {
  const radius = Math.max(2, size * 0.05);
  [
    [0, 0],
    [-1.1, 0.9],
    [1, 1],
    [0, 1.9],
  ].forEach(([dx, dy], at) => {
    const spot = { x: x + dx * radius, y: y + dy * radius, wide: radius, high: radius };
    canvas.ellipse(spot, toned(fruit[at % 2]));
    if (radius < 5) return;
    canvas.ellipse(
      { x: spot.x - radius * 0.3, y: spot.y - radius * 0.3, wide: radius * 0.3, high: radius * 0.3 },
      toned(rgb(238, 118, 104)),
    );
  });
}

function box(x, y, width, height) {
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
}
