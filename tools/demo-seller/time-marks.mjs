/**
 * Each frame says when it was drawn, so that anybody who sees it can tell how old it is.
 *
 * The wall-clock time in ms since 1970 UTC is written as 48 bits, most significant first, in four rows of twelve cells
 * (row by row, left to right) over the whole width and the lowest eighth of the picture: black is 0, white is 1. A cell
 * is a twelfth of the width and a thirty-second of the height, so the marks survive scaling to any simulcast layer.
 */
export const columns = 12;
export const rows = 4;
const bits = columns * rows;

/** Cells of a picture of this size: `[{ x, y, width, height }]`, in the order of the bits. */
export function cellsOf(width, height) {
  const [cellWidth, cellHeight] = [width / columns, height / 32];
  const top = height - rows * cellHeight;
  return Array.from({ length: bits }, (_, at) => ({
    x: (at % columns) * cellWidth,
    y: top + Math.floor(at / columns) * cellHeight,
    width: cellWidth,
    height: cellHeight,
  }));
}

/** The 48 bits of a time, as booleans. Numbers, not shifts: 48 bits are more than JavaScript shifts. */
export function encodeTime(atMs) {
  return Array.from({ length: bits }, (_, at) => Math.floor(atMs / 2 ** (bits - 1 - at)) % 2 === 1);
}

/** The time that 48 bits say. */
export const decodeTime = (marks) => marks.reduce((sum, mark) => sum * 2 + (mark ? 1 : 0), 0);

/** The time in a picture. `lightAt(x, y)` answers the brightness (0–255) of a pixel; the middle of each cell is asked. */
export function readTime(width, height, lightAt) {
  const middle = ({ x, y, width: w, height: h }) => lightAt(Math.floor(x + w / 2), Math.floor(y + h / 2));
  return decodeTime(cellsOf(width, height).map((cell) => middle(cell) > 127));
}

/** Draws the time onto a canvas. */
export function drawTime(canvas, atMs) {
  const marks = encodeTime(atMs);
  cellsOf(canvas.width, canvas.height).forEach(({ x, y, width, height }, at) => {
    canvas.rectangle({ x, y, width, height }, marks[at] ? white : black);
  });
}

const black = [16, 128, 128];
const white = [235, 128, 128];
