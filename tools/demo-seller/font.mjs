/** Our own letters, five by nine dots: only those that a clock and a price need. */
const drawn = {
  0: '.###. #...# #..## #.#.# ##..# #...# .###.',
  1: '..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###.',
  2: '.###. #...# ....# ...#. ..#.. .#... #####',
  3: '.###. #...# ....# ..##. ....# #...# .###.',
  4: '...#. ..##. .#.#. #..#. ##### ...#. ...#.',
  5: '##### #.... ####. ....# ....# #...# .###.',
  6: '..##. .#... #.... ####. #...# #...# .###.',
  7: '##### ....# ...#. ..#.. ..#.. .#... .#...',
  8: '.###. #...# #...# .###. #...# #...# .###.',
  9: '.###. #...# #...# .#### ....# ...#. .##..',
  ':': '..... ..#.. ..#.. ..... ..#.. ..#.. .....',
  '.': '..... ..... ..... ..... ..... .##.. .##..',
  '/': '....# ....# ...#. ..#.. .#... #.... #....',
  đ: '...#. ..### ...#. .###. #..#. #..#. .###.',
  k: '#.... #.... #..#. #.#.. ##... #.#.. #..#.',
  g: '..... ..... .#### #...# #...# .#### ....# .###.',
  c: '..... ..... .###. #.... #.... #...# .###.',
  á: '...#. ..#.. .###. ....# .#### #...# .####',
  i: '..#.. ..... .##.. ..#.. ..#.. ..#.. .###.',
};

const letters = new Map(Object.entries(drawn).map(([letter, text]) => [letter, text.split(' ')]));
const advance = 6;

/** How wide a text is in pixels, at `scale` pixels a dot. */
export const widthOf = (text, scale) => [...text].length * advance * scale - scale;

/** Writes a text; its first line of dots is at `y`. A letter we have not drawn leaves a gap. */
export function write(canvas, text, { x, y, scale, colour }) {
  [...text].forEach((letter, at) => {
    (letters.get(letter) ?? []).forEach((line, row) => {
      [...line].forEach((dot, column) => {
        if (dot !== '#') return;
        canvas.rectangle(
          { x: x + (at * advance + column) * scale, y: y + row * scale, width: scale, height: scale },
          colour,
        );
      });
    });
  });
}
