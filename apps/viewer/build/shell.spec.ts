import { describe, expect, it } from '@jest/globals';
import { shellOf } from './shell.js';

const manifest = {
  '_index.js': { file: 'assets/index-1.js', imports: ['_line.js'] },
  '_line.js': { file: 'assets/line-1.js' },
  '_first.js': {
    file: 'assets/first-1.js',
    imports: ['_line.js'],
    css: ['assets/first-1.css'],
    assets: ['assets/letters-1.woff2'],
  },
  '../../libs/i18n/src/messages/vi.ts': { file: 'assets/vi-1.js', imports: ['_first.js'] },
  'src/features/orders/orders-page.tsx': {
    file: 'assets/orders-page-1.js',
    imports: ['_first.js', '_read.js'],
  },
  '_read.js': { file: 'assets/read-1.js', imports: ['_first.js'] },
  'src/features/stage/player.ts': { file: 'assets/player-1.js' },
};
const html =
  '<link href="/assets/first-1.css"><script src="/assets/index-1.js"></script><img src="/icon.svg">';

describe('what is kept of a build', () => {
  it('is its page’s frame, the pages, the words and the letters, each once, and not the player', () => {
    expect(shellOf(manifest, html)).toMatchObject({
      assets: [
        '/assets/first-1.css',
        '/assets/first-1.js',
        '/assets/index-1.js',
        '/assets/letters-1.woff2',
        '/assets/line-1.js',
        '/assets/orders-page-1.js',
        '/assets/read-1.js',
        '/assets/vi-1.js',
      ],
    });
  });

  it('is never nothing by mistake', () => {
    expect(() => shellOf(manifest, '<html></html>')).toThrow('names no parts');
  });

  it('has a name that changes with anything in it', () => {
    const names = [shellOf(manifest, html), shellOf(manifest, `${html} `)].map(({ build }) => build);
    expect(new Set(names).size).toBe(2);
    expect(shellOf(manifest, html).build).toBe(names[0]);
  });
});
