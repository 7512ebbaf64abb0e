import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
/** The screen's own colours, and the market's where it has none. */
const looks = [read('./on-air.module.css'), read('../../../../../libs/ui/src/theme.css')].join('\n');
const token = (name: string) => new RegExp(`--${name}: ([^;]+);`).exec(looks)?.[1] ?? '';
/** `light-dark(#fff, #000)`: the one by day, the one by night. */
const shade = (name: string, at: 0 | 1) => token(name).match(/#[\da-f]{6}/g)?.[at] ?? '';

type Colour = [red: number, green: number, blue: number];

function hex(text: string): Colour {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16));
  return [red ?? 0, green ?? 0, blue ?? 0];
}

/** `rgb(18 11 7 / 84%)` laid over a picture of one colour. */
function over(scrim: string, picture: Colour): Colour {
  const [red = 0, green = 0, blue = 0, percent = 0] = [...scrim.matchAll(/\d+/g)].map(Number);
  const mix = (ground: number, behind: number) => (ground * percent + behind * (100 - percent)) / 100;
  return [mix(red, picture[0]), mix(green, picture[1]), mix(blue, picture[2])];
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: Colour, other: Colour): number {
  const light = (colour: Colour) => {
    const [red = 0, green = 0, blue = 0] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [brighter = 0, darker = 0] = [light(one), light(other)].sort((a, b) => b - a);
  return (brighter + 0.05) / (darker + 0.05);
}

const sun: Colour = [255, 255, 255];
const onScrim = hex('#fff8ea');
const stockLeft = hex('#bfeccb');
const weakLink = hex('#ffc89c');

describe('what is read on air, in the sun', () => {
  it.each([
    ['words over the brightest picture', onScrim, over(token('scrim'), sun)],
    ['buttons over the brightest picture', onScrim, over(token('scrim-soft'), sun)],
    ['what is left', stockLeft, over(token('scrim'), sun)],
    ['a weak link', weakLink, over(token('scrim'), sun)],
    ['the sign that it is on air', sun, hex(token('leaf'))],
    ['a warning by day', hex(shade('warn-ink', 0)), hex(shade('warn-wash', 0))],
    ['a warning by night', hex(shade('warn-ink', 1)), hex(shade('warn-wash', 1))],
    ['what is nearly gone, by day', hex(shade('warn-ink', 0)), hex(shade('card', 0))],
    ['what is nearly gone, by night', hex(shade('warn-ink', 1)), hex(shade('card', 1))],
    ['the price, by day', hex(shade('ink', 0)), hex(shade('card', 0))],
    ['the price, by night', hex(shade('ink', 1)), hex(shade('card', 1))],
  ])('stands out 7 to 1: %s', (_, ink, ground) => {
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(7);
  });

  it('measures as the standard does', () => {
    expect(contrast(sun, [0, 0, 0])).toBeCloseTo(21, 5);
    expect(contrast(hex('#777777'), sun)).toBeCloseTo(4.48, 2);
  });
});
