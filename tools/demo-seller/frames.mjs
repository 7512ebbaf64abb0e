import { Canvas, rgb } from './canvas.mjs';
import { widthOf, write } from './font.mjs';
import { drawOrchard } from './orchard.mjs';
import { drawTime } from './time-marks.mjs';

export const width = 720;
export const height = 1_280;
export const framesPerSecond = 15;

/** One sway of the trees takes this many frames; they are drawn once, a frame is then a copy with fresh words. */
const swayFrames = 30;
const ink = rgb(255, 255, 255);
const board = rgb(24, 60, 38);

/** Draws frames: `draw({ atMs, price })` answers I420 bytes, its own each time. `price` such as `32.000 đ/kg`, or ''. */
export function createFrames() {
  const scenes = Array.from(
    { length: swayFrames },
    (_, at) => drawOrchard(width, height, at / swayFrames).data,
  );
  let at = 0;
  const draw = ({ atMs, price }) => {
    const canvas = new Canvas(width, height, scenes[(at += 1) % swayFrames].slice());
    drawBoard(canvas, clockOf(atMs), 96, 9);
    if (price) drawBoard(canvas, price, 196, 8);
    drawTime(canvas, atMs);
    return canvas.data;
  };
  return { draw };
}

function drawBoard(canvas, text, y, scale) {
  const wide = widthOf(text, scale);
  const x = Math.floor((canvas.width - wide) / 2);
  canvas.rectangle({ x: x - 18, y: y - 14, width: wide + 36, height: 9 * scale + 10 }, board);
  write(canvas, text, { x, y, scale, colour: ink });
}

/** The time of day in Vietnam (UTC+7, no summer time). */
function clockOf(atMs) {
  return new Date(atMs + 7 * 3_600_000).toISOString().slice(11, 19);
}

/** A price as the picture shows it: dots between thousands. */
export function priceWords({ priceDong, unit }) {
  const dong = String(priceDong).replaceAll(/\B(?=(\d{3})+$)/g, '.');
  return `${dong} đ/${unit === 'g' ? 'kg' : 'cái'}`;
}
