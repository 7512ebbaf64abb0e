import { describe, expect, it } from '@jest/globals';
import { kindOf } from './picture-kind.js';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const avif = '\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf';

describe('a file', () => {
  it.each([
    ['jpeg', '\xff\xd8\xff\xe1'],
    ['png', '\x89PNG\r\n\x1a\n'],
    ['webp', 'RIFF\0\0\0\0WEBPVP8 '],
    ['avif', '\0\0\0\x14ftypavif\0\0\0\0mif1'],
    ['avif', avif],
  ])('is a picture by its first bytes: %s', (kind, text) => {
    expect(kindOf(bytes(text))).toBe(kind);
  });

  it.each([
    '',
    'GIF89a',
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '%PDF-1.7',
    'RIFF\0\0\0\0WAVE',
    '\0\0\0\x18ftypheic\0\0\0\0mif1heic',
    // The brand lies outside the box that says how long it is.
    avif.replace('\x1c', '\x14'),
    '\0\0\0\x1cftyp',
  ])('is none for %j', (text) => {
    expect(kindOf(bytes(text))).toBeUndefined();
  });
});
