import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';

type Icon = { src: string; sizes: string; purpose?: string };
type Manifest = {
  start_url: string;
  scope: string;
  theme_color: string;
  background_color: string;
  icons: Icon[];
  shortcuts?: { url: string; icons: Icon[] }[];
};

const fileOf = (path: string) => new URL(`../../${path}`, import.meta.url);
const textOf = (path: string) => readFileSync(fileOf(path), 'utf8');

/** A PNG says its width and height in its first block. */
function sizeOf(path: string): string {
  const bytes = readFileSync(fileOf(path));
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

describe.each([
  ['viewer', ''],
  ['studio', '/studio'],
])('the installed %s', (app, base) => {
  const manifest = JSON.parse(textOf(`${app}/public/manifest.webmanifest`)) as Manifest;
  const html = textOf(`${app}/index.html`);
  const filed = (src: string) => `${app}/public${src.slice(base.length)}`;

  it('opens where it lives and is named in its page', () => {
    expect([manifest.start_url, manifest.scope]).toEqual([`${base}/`, `${base}/`]);
    expect(html).toContain(`<link rel="manifest" href="${base}/manifest.webmanifest" />`);
  });

  it('has every icon it names, in the size it says', () => {
    const icons = [...manifest.icons, ...(manifest.shortcuts ?? []).flatMap((shortcut) => shortcut.icons)];
    for (const { src, sizes } of icons) expect([src, sizeOf(filed(src))]).toEqual([src, sizes]);
    expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
      '192x192 any',
      '512x512 any',
      '512x512 maskable',
    ]);
    expect(sizeOf(`${app}/public/icons/apple-touch-icon.png`)).toBe('180x180');
    expect(html).toContain(`href="${base}/icons/apple-touch-icon.png"`);
  });

  it('wears the colours of the theme', () => {
    const paper = /--paper: light-dark\((#\w+)/.exec(textOf('../libs/ui/src/theme.css'))?.[1];
    expect([manifest.theme_color, manifest.background_color]).toEqual([paper, paper]);
    expect(html).toContain(`<meta name="theme-color" content="${paper}"`);
  });
});
