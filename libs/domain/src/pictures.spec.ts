import { describe, expect, it } from '@jest/globals';
import { pictureBase, pictureFile, pictureSet } from './pictures.js';

const hash = '0123456789abcdef0123456789abcdef';

describe('a picture', () => {
  it('is named by its base; width and kind make the file', () => {
    expect(pictureFile('/pictures/basket', 320, 'avif')).toBe('/pictures/basket-320.avif');
    expect(pictureSet('/pictures/box', 'webp')).toBe(
      '/pictures/box-160.webp 160w, /pictures/box-320.webp 320w, /pictures/box-640.webp 640w, /pictures/box-1080.webp 1080w',
    );
  });

  it.each(['/pictures/basket', '/pictures/lychee-yen-dung', `/pictures/u/${hash}`])('may be %s', (base) => {
    expect(pictureBase.test(base)).toBe(true);
  });

  it.each([
    '/pictures/basket.svg',
    '/pictures/../secrets',
    '/pictures/u/basket',
    `/pictures/u/${hash.toUpperCase()}`,
    `/pictures/u/${hash}\n`,
    'https://elsewhere.example/pictures/basket',
    '//elsewhere.example/pictures/basket',
    '/pictures/',
    '',
  ])('is never %j', (base) => {
    expect(pictureBase.test(base)).toBe(false);
  });
});
