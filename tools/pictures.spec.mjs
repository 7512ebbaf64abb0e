import { readdirSync, statSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { inCheckout } from './stack/paths.mjs';

const assets = (...names) => inCheckout('apps', 'api', 'assets', ...names);
const drawings = readdirSync(assets('drawings')).map((name) => name.replace(/\.svg$/, ''));
const pictures = readdirSync(assets('pictures'));
const endings = [160, 320, 640, 1080].flatMap((width) =>
  ['avif', 'webp', 'jpg'].map((format) => `-${width}.${format}`),
);

describe('the pictures that come with the market', () => {
  it('are there in every size for every drawing, and no other', () => {
    const wanted = drawings.flatMap((name) => endings.map((ending) => `${name}${ending}`));
    expect(wanted.length).toBeGreaterThan(100);
    expect(pictures.toSorted()).toEqual(wanted.toSorted());
  });

  it('weigh little: 2 MB together, and the kinds in the order in which they are offered', () => {
    const bytesOf = (ending) =>
      pictures
        .filter((name) => name.endsWith(ending))
        .reduce((sum, name) => sum + statSync(assets('pictures', name)).size, 0);
    expect(bytesOf('')).toBeLessThan(2_000_000);
    expect(bytesOf('.avif')).toBeLessThan(bytesOf('.webp'));
    expect(bytesOf('.webp')).toBeLessThan(bytesOf('.jpg'));
    expect(Math.min(...pictures.map((name) => statSync(assets('pictures', name)).size))).toBeGreaterThan(400);
  });
});
