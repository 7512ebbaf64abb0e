import { Canvas, rgb } from './canvas.mjs';
import { widthOf, write } from './font.mjs';
import { drawOrchard } from './orchard.mjs';
import { drawTime } from './time-marks.mjs';

export const width = 720;
export const height = 1_280;
export const framesPerSecond = 15;

/** One sway of the trees takes this many frames; they are drawn once, a frame is then a copy with fresh words. */
const swayFrames = 30;
const ink = rgb(255, 250, 236);
const board = rgb(26, 62, 40);
const frame = rgb(122, 84, 50);
const rope = rgb(168, 132, 88);
const wings = [rgb(250, 206, 84), rgb(226, 128, 48)];

/** The board hangs a quarter down: above it lies the page's own bar, below it the basket and the offer. */
const boardTop = 262;
const priceWidthMax = 540;
const priceScaleMax = 8;

/** Draws frames: `draw({ atMs, price })` answers I420 bytes, its own each time. `price` such as `32.000 đ/kg`, or ''. */
export function createFrames() {
  const scenes = drawOrchard(width, height, swayFrames).map(({ data }) => data);
  let at = 0;
  const draw = ({ atMs, price }) => {
    const canvas = new Canvas(width, height, scenes[(at += 1) % swayFrames].slice());
    drawBoard(canvas, atMs, price);
    drawButterfly(canvas, atMs);
    drawTime(canvas, atMs);
    return canvas.data;
  };
  return { draw };
}

/** The time of day and the price of what is shown, chalked on one board. */
function drawBoard(canvas, atMs, price) {
  const scale = price ? priceScaleOf(price) : 0;
  const clock = clockOf(atMs);
  const wide = Math.max(widthOf(clock, 6), price ? widthOf(price, scale) : 0) + 56;
  const high = 76 + (price ? scale * 9 + 14 : 0);
  const x = Math.floor((canvas.width - wide) / 2);
  for (const side of [x + 40, x + wide - 44]) {
    canvas.rectangle({ x: side, y: 0, width: 4, height: boardTop }, rope);
  }
  canvas.rectangle({ x: x - 8, y: boardTop - 8, width: wide + 16, height: high + 16 }, frame);
  canvas.rectangle({ x, y: boardTop, width: wide, height: high }, board);
  writeMiddle(canvas, clock, { y: boardTop + 18, scale: 6 });
  if (price) writeMiddle(canvas, price, { y: boardTop + 76, scale });
}

function priceScaleOf(price) {
  return Math.min(priceScaleMax, Math.floor(priceWidthMax / widthOf(price, 1)));
}

function writeMiddle(canvas, text, { y, scale }) {
  write(canvas, text, { x: Math.floor((canvas.width - widthOf(text, scale)) / 2), y, scale, colour: ink });
}

/** It goes from fruit to fruit, one hop a second, and opens and shuts its wings: a still picture would be seen at once. */
function drawButterfly(canvas, atMs) {
  const second = Math.floor(atMs / 1_000);
  const hop = Math.min(1, (atMs % 1_000) / 350);
  const [from, to] = [perchOf(second - 1), perchOf(second)];
  const x = from.x + (to.x - from.x) * hop;
  const y = from.y + (to.y - from.y) * hop - 26 * Math.sin(Math.PI * hop);
  const open = 4 + 11 * Math.abs(Math.cos((atMs / 1_000) * Math.PI * 3));
  for (const side of [-1, 1]) {
    canvas.ellipse({ x: x + side * open, y: y - 6, wide: open, high: 13 }, wings[0]);
    canvas.ellipse({ x: x + side * open * 0.8, y: y + 8, wide: open * 0.7, high: 8 }, wings[1]);
  }
  canvas.rectangle({ x: Math.round(x) - 1, y: Math.round(y) - 12, width: 3, height: 26 }, rgb(48, 34, 26));
}

const perchOf = (second) => ({ x: 268 + ((second * 67) % 184), y: 640 + ((second * 29) % 46) });

/** The time of day in Vietnam (UTC+7, no summer time). */
function clockOf(atMs) {
  return new Date(atMs + 7 * 3_600_000).toISOString().slice(11, 19);
}

/** A price as the picture shows it: dots between thousands. */
export function priceWords({ priceDong, unit }) {
  const dong = String(priceDong).replaceAll(/\B(?=(\d{3})+$)/g, '.');
  return `${dong} đ/${unit === 'g' ? 'kg' : 'cái'}`;
}
