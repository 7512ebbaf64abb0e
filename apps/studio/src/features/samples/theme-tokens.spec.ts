import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { contrastOf, readColour } from './contrast.js';
import { pairs, radii, rest, spaces, typeSizes } from './theme-tokens.js';

const theme = readFileSync(new URL('../../../../../libs/ui/src/theme.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...theme.matchAll(/^ {2}--([\w-]+): (.+);$/gm)].map(([, name = '', value = '']) => [name, value]),
);

/** The value in light, and the one in dark. */
const inBoth = (name: string) => {
  const value = tokens.get(name) ?? '';
  const both = /^light-dark\((#\w+), (#\w+)\)$/.exec(value);
  return [both?.[1] ?? value, both?.[2] ?? value].map(readColour);
};

describe('the theme', () => {
  it('has nothing that the page of samples does not show', () => {
    const shown = new Set<string>([
      ...pairs.flatMap(({ ink, ground }) => [ink, ground]),
      ...[...typeSizes, ...spaces, ...radii, ...rest],
    ]);
    expect(tokens.size).toBeGreaterThan(30);
    expect([...tokens.keys()].filter((name) => !shown.has(name))).toEqual([]);
    expect([...shown].filter((name) => !tokens.has(name))).toEqual([]);
  });

  it.each(pairs)('can be read in light and in dark: $ink on $ground, $atLeast at least', (pair) => {
    const [inks, grounds] = [inBoth(pair.ink), inBoth(pair.ground)];
    for (const [at, ink] of inks.entries()) {
      const ground = grounds[at];
      if (ink === undefined || ground === undefined) throw new Error('not a colour');
      expect(contrastOf(ink, ground)).toBeGreaterThanOrEqual(pair.atLeast);
    }
  });
});

describe('a contrast', () => {
  it.each([
    ['#000', '#fff', 21],
    ['#ffffff', 'rgb(255, 255, 255)', 1],
    ['#777', '#fff', 4.48],
    ['rgb(0 0 255)', 'rgba(255, 255, 255, 0.5)', 8.59],
  ])('of %s on %s is %d', (one, other, ratio) => {
    const [ink, ground] = [readColour(one), readColour(other)];
    expect(ink && ground && contrastOf(ink, ground)).toBeCloseTo(ratio, 1);
  });

  it('is unknown where the colour is', () => {
    expect([readColour('transparent'), readColour('var(--ink)'), readColour('')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
