/** @jest-environment node */
import type { FirstPage, ShowSnapshot } from '@chophien/contracts';
import { describe, expect, it } from '@jest/globals';
import { formatsFor } from '@chophien/i18n';
import { openPages } from './entry-server.js';
import { lychees, snapshot } from './testing/a-show.js';

const template = [
  '<!doctype html><html lang="vi"><head><!--card--><title>Chợ Phiên</title><!--/card--></head>',
  '<body><div id="root"><!--page--></div><!--first--></body></html>',
].join('');
const manifest = {
  '../../libs/i18n/src/messages/en.ts': { file: 'assets/en-1.js' },
  '../../libs/i18n/src/messages/vi.ts': { file: 'assets/vi-1.js' },
  'src/features/booth/booth-page.tsx': { file: 'assets/booth-1.js', css: ['assets/booth-1.css'] },
};
const pages = openPages({ template, manifest });
const origin = 'https://cho.example';
const size = { width: 812, height: 609 };
const draw = (
  first: FirstPage,
  language = 'vi',
  pictureSize = () => Promise.resolve<typeof size | undefined>(size),
) => pages.draw({ first, language, origin, pictureSize });
const show = (part: Partial<ShowSnapshot> = {}): FirstPage => ({
  at: 'show',
  snapshot: { ...snapshot, ...part },
});

/** What a reader without scripts is shown. */
const seen = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00A0\u202F]+/g, ' ');
const blockOf = (html: string, type: string) =>
  JSON.parse(new RegExp(`<script type="${type}"[^>]*>(.*?)</script>`).exec(html)?.[1] ?? 'null') as unknown;

describe('a show as its first HTML', () => {
  it('holds the offer with its price and what is left, and its own facts for the browser', async () => {
    const html = await draw(show());
    expect(seen(html)).toContain('Vải thiều');
    expect(seen(html)).toContain('32.000 đ/kg');
    expect(seen(html)).toContain('còn 50 kg');
    expect(blockOf(html, 'application/json')).toMatchObject(show());
  });

  it('comes in the language that is asked for, with that language’s file named', async () => {
    const html = await draw(show(), 'en');
    expect(html).toContain('<html lang="en" data-drawn>');
    expect(html).toContain('href="/assets/en-1.js"');
    expect(html).not.toContain('vi-1.js');
    expect(seen(html)).toContain('32,000 đ/kg');
    expect(await draw(show(), 'tlh')).toContain('<html lang="vi" data-drawn>');
  });

  it('has a card with picture and price for whoever shares it', async () => {
    const html = await draw(show());
    expect(html).toContain('<meta property="og:title" content="Vải sáng nay · Chợ Phiên"/>');
    expect(html).toMatch(/og:description" content="Vải thiều: 32\.000\sđ\/kg, còn 50\skg"/);
    expect(html).toMatch(/og:image" content="https:\/\/cho\.example\/p/);
    expect(html).toContain('<meta property="og:image:width" content="812"/>');
    expect(html).toContain('<meta property="og:image:height" content="609"/>');
    expect(await draw(show(), 'vi', () => Promise.resolve(undefined))).not.toContain('og:image:width');
    expect(html).toContain('<link rel="canonical" href="https://cho.example/s/vai"/>');
    expect(blockOf(html, 'application/ld\\+json')).toMatchObject({
      '@type': 'BroadcastEvent',
      isLiveBroadcast: true,
      offers: [
        {
          availability: 'https://schema.org/InStock',
          priceSpecification: { price: 32_000, priceCurrency: 'VND' },
        },
      ],
    });
  });

  it('has the flash on its card, and until when, so that an old card promises nothing', async () => {
    const from = Date.now() - 60_000;
    const rule = { kind: 'flash', fromMs: from, untilMs: from + 1_800_000, flashDong: 29_000 } as const;
    const { time } = formatsFor('vi');
    const html = await draw(show({ offers: [{ ...lychees, rule }] }));
    const until = time(rule.untilMs);
    expect(seen(html.replace(/.*og:description" content="([^"]*)".*/s, '$1'))).toBe(
      `Vải thiều: Giờ vàng 29.000 đ/kg đến ${until}, còn 50 kg`,
    );
    expect(blockOf(html, 'application/ld\\+json')).toMatchObject({
      offers: [{ priceSpecification: { price: 29_000, validThrough: new Date(rule.untilMs).toISOString() } }],
    });
    const over = { ...rule, fromMs: 0, untilMs: 1_000 };
    const late = await draw(show({ offers: [{ ...lychees, rule: over }] }));
    expect(late).not.toContain('29.000');
    expect(late).toContain('Giờ vàng đã hết');
    expect(blockOf(late, 'application/ld\\+json')).toMatchObject({
      offers: [{ availability: 'https://schema.org/SoldOut' }],
    });
  });

  it('lets nobody write into the page: names and lines stay text', async () => {
    const evil = '</script><script>alert(1)</script><img src=x onerror=alert(1)> $& $1 <!--page-->';
    const line = { id: 'l', seq: 1, name: evil, fromHost: false, text: evil, atMs: 1 };
    const html = await draw(
      show({
        show: { ...snapshot.show, title: evil, booth: { slug: 'vuon', name: evil } },
        offers: [{ ...lychees, name: evil }],
        chat: [line],
      }),
    );
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img src=x');
    expect(blockOf(html, 'application/json')).toMatchObject({ snapshot: { chat: [{ text: evil }] } });
  });

  it('says that it is over, before it begins, and that all is sold', async () => {
    const at = (state: ShowSnapshot['show']['state']) => draw(show({ show: { ...snapshot.show, state } }));
    expect(seen(await at('ended'))).toContain('Phiên chợ đã tan');
    expect(seen(await at('planned'))).toContain('Phiên chợ sắp mở');
    expect(seen(await draw(show({ offers: [{ ...lychees, left: 0 }] })))).toContain('Hết hàng');
  });

  it('carries a hundred offers and fifty lines whole, without scripts that put parts in their place', async () => {
    const offers = Array.from({ length: 100 }, (_, at) => ({ ...lychees, id: `o${at}`, position: at }));
    const chat = Array.from({ length: 50 }, (_, at) => ({
      id: `${at}`,
      seq: at + 1,
      name: 'Lan',
      fromHost: false,
      text: `dòng ${at}`,
      atMs: 1,
    }));
    const html = await draw(show({ offers, chat }));
    expect(seen(html)).toContain('dòng 49');
    expect(html.match(/<script/g)).toHaveLength(2);
  });
});

describe('market and booth as their first HTML', () => {
  it('hold what is on air and where it is sold', async () => {
    const card = {
      slug: 'vai',
      title: 'Vải sáng nay',
      booth: { slug: 'vuon', name: 'Vườn bà Sáu' },
      state: 'live' as const,
      startsAtMs: 0,
      picture: '/p',
      watching: 3,
      pinned: { ...lychees, left: 0 },
    };
    const booth = { slug: 'vuon', name: 'Vườn bà Sáu', province: 'Bắc Ninh', picture: '/p', goods: [] };
    const market = await draw({ at: 'market', market: { onAir: [card], comingUp: [], booths: [booth] } });
    expect(seen(market)).toContain('Vải sáng nay');
    expect(seen(market)).toContain('Hết hàng');
    const stall = await draw({
      at: 'booth',
      booth: { ...booth, story: 'Vườn trên đồi.', producers: [], lots: [], shows: [card] },
    });
    expect(seen(stall)).toContain('Vườn trên đồi.');
    expect(stall).toContain('href="/assets/booth-1.css"');
  });
});
