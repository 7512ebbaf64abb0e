import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PictureView, ShowView, StudioShowView } from '@chophien/contracts';
import { pictureFile, pictureFormats, pictureWidths } from '@chophien/domain';
import { until } from '@chophien/testing';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { employ, openStall, Person, startMarket, watch, type Market, type Stall } from './harness.js';

let market: Market;
let stall: Stall;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pictures-'));
  market = await startMarket({ env: { PICTURES_ROOT: folder } });
  stall = await openStall(market);
});
afterAll(async () => {
  await market.stop();
  await rm(folder, { recursive: true });
});

const megabyte = 1_048_576;
/** A photograph's stand-in: left half red, right half blue. `chance` makes it like no other. */
function photo(width: number, height: number, chance = Math.random()) {
  const blue = { r: 20, g: Math.floor(chance * 256), b: 220 };
  const half = { create: { width: Math.floor(width / 2), height, channels: 3 as const, background: blue } };
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: { r: 220, g: Math.floor(chance * 65_536) % 256, b: 20 },
    },
  }).composite([{ input: half, left: Math.ceil(width / 2), top: 0 }]);
}
const noise = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', sigma: 40 } },
  });

function send(bytes: Uint8Array | ReadableStream, options: { by?: Person; to?: string; type?: string } = {}) {
  const { by = stall.host, to = stall.boothId, type = 'image/jpeg' } = options;
  return fetch(`${market.url}/api/v1/booths/${to}/pictures`, {
    method: 'POST',
    headers: { cookie: by.cookie, 'content-type': type },
    body: bytes,
    duplex: 'half',
  } as RequestInit);
}
async function kept(bytes: Uint8Array, type?: string): Promise<string> {
  const reply = await send(bytes, { type });
  const said = (await reply.json()) as PictureView;
  expect([reply.status, said]).toEqual([
    201,
    { picture: expect.stringMatching(/^\/pictures\/u\/[0-9a-f]{32}$/) },
  ]);
  return said.picture;
}
async function refusal(bytes: Uint8Array | ReadableStream, options: Parameters<typeof send>[1] = {}) {
  const reply = await send(bytes, options);
  return [reply.status, ((await reply.json()) as { refusal: { code: string } }).refusal.code];
}
const fetched = (path: string) => fetch(`${market.url}${path}`);
const filesSent = () => readdir(join(folder, 'u')).catch((): string[] => []);
const unreadable = [422, 'picture_unreadable'];

describe('a picture that a host sends', () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('as %s is there in every size and kind', async (kind) => {
    const base = await kept(await photo(1_600, 1_200).toFormat(kind).toBuffer(), 'text/plain');
    for (const width of pictureWidths) {
      for (const format of pictureFormats) {
        const reply = await fetched(pictureFile(base, width, format));
        const type = `image/${format === 'jpg' ? 'jpeg' : format}`;
        expect([reply.status, reply.headers.get('content-type')]).toEqual([200, type]);
        expect(reply.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
        expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
        const facts = await sharp(Buffer.from(await reply.arrayBuffer())).metadata();
        expect([facts.width, facts.height, facts.space]).toEqual([width, (width * 3) / 4, 'srgb']);
      }
    }
  });

  it('stands upright and keeps nothing of where and with what it was taken', async () => {
    const taken = photo(4_000, 3_000)
      .withMetadata({ orientation: 6 })
      .withExifMerge({
        IFD0: { Model: 'A phone', Software: 'secret-words' },
        IFD3: { GPSLatitude: '21/1 17/1 0/1', GPSLatitudeRef: 'N' },
      });
    const bytes = await taken.jpeg().toBuffer();
    expect(bytes.includes('secret-words')).toBe(true);
    const base = await kept(bytes);
    for (const format of pictureFormats) {
      const file = Buffer.from(await (await fetched(pictureFile(base, 320, format))).arrayBuffer());
      const { width, height, exif, xmp, icc, orientation } = await sharp(file).metadata();
      expect({ width, height, exif, xmp, icc, orientation }).toEqual({ width: 320, height: 427 });
      expect(file.includes('secret-words')).toBe(false);
      // What lay at the left before the turn is above now.
      const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
      const redAt = (y: number) => (data[(y * info.width + 160) * info.channels] ?? 0) > 128;
      expect([redAt(40), redAt(380)]).toEqual([true, false]);
    }
  });

  it('is never enlarged, and grey, see-through or moving it is a picture too', async () => {
    const small = await kept(await photo(200, 100).png().toBuffer());
    const widths = pictureWidths.map(async (width) => {
      const file = await fetched(pictureFile(small, width, 'jpg'));
      return (await sharp(Buffer.from(await file.arrayBuffer())).metadata()).width;
    });
    expect(await Promise.all(widths)).toEqual([160, 200, 200, 200]);
    await kept(await photo(300, 300).greyscale().jpeg().toBuffer());
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const glass = sharp({ create: { width: 300, height: 300, channels: 4, background: clear } });
    const seen = await fetched(pictureFile(await kept(await glass.png().toBuffer()), 160, 'jpg'));
    const { dominant } = await sharp(Buffer.from(await seen.arrayBuffer())).stats();
    expect([dominant.r, dominant.g, dominant.b].every((part) => part > 240)).toBe(true);
    const frames = await Promise.all([photo(90, 90).png().toBuffer(), photo(90, 90).png().toBuffer()]);
    const moving = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer();
    const still = await fetched(pictureFile(await kept(moving), 160, 'webp'));
    const facts = await sharp(Buffer.from(await still.arrayBuffer()), { animated: true }).metadata();
    expect([facts.width, facts.height, facts.pages ?? 1]).toEqual([90, 90, 1]);
  });

  it('sent twice is one, also at the same time', async () => {
    const bytes = await photo(500, 400).jpeg().toBuffer();
    const before = (await filesSent()).length;
    const bases = await Promise.all([kept(bytes), kept(bytes)]);
    bases.push(await kept(bytes));
    expect(new Set(bases).size).toBe(1);
    expect(await readdir(join(folder, 'u'))).toHaveLength(
      before + pictureWidths.length * pictureFormats.length,
    );
  });

  it('waits its turn, and beyond a few is told to come back', async () => {
    const many = await Promise.all(Array.from({ length: 14 }, () => photo(400, 400).jpeg().toBuffer()));
    const replies = await Promise.all(many.map((bytes) => send(bytes)));
    const statuses = replies.map((reply) => reply.status);
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(8);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect(statuses.every((status) => status === 201 || status === 429)).toBe(true);
    await kept(await photo(300, 200).jpeg().toBuffer());
  });
});

describe('a line that stalls', () => {
  it('keeps its place while it lasts, and gives it back when it is cut', async () => {
    const own = await openStall(market);
    const as = { by: own.host, to: own.boothId };
    const { hostname, port } = new URL(market.url);
    const head = `POST /api/v1/booths/${own.boothId}/pictures HTTP/1.1\r\nHost: x\r\nCookie: ${own.host.cookie}\r\n`;
    const lines = Array.from({ length: 12 }, () => connect(Number(port), hostname));
    const heard: string[] = [];
    for (const line of lines) {
      line.on('error', () => undefined).on('data', (bytes) => heard.push(String(bytes).slice(9, 12)));
      line.write(`${head}Content-Length: 1000\r\n\r\nbegun`);
    }
    await until(() => heard.length === 4);
    expect(heard).toEqual(['429', '429', '429', '429']);
    for (const line of lines) line.destroy();
    await until(async () => (await refusal(Buffer.alloc(0), as))[1] === 'picture_unreadable', {
      everyMs: 200,
    });
  });
});

describe('what is no picture', () => {
  it('is refused, whatever it is called', async () => {
    const jpeg = await noise(800, 600).jpeg().toBuffer();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
    const text = (words: string) => Buffer.from(words);
    for (const bytes of [
      text('Vải thiều Yên Dũng'),
      text(svg),
      text(`<?xml version="1.0"?>${svg}`),
      text('\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic'),
      await photo(40, 40).gif().toBuffer(),
      await photo(40, 40).tiff().toBuffer(),
      jpeg.subarray(0, jpeg.length / 2),
      jpeg.subarray(0, 3),
      Buffer.concat([jpeg.subarray(0, 20), text(svg)]),
      Buffer.alloc(0),
    ]) {
      expect([bytes.subarray(0, 20).toString('latin1'), await refusal(bytes)]).toEqual([
        bytes.subarray(0, 20).toString('latin1'),
        unreadable,
      ]);
    }
    expect(await refusal(text('{}'), { type: 'application/json' })).toEqual(unreadable);
    expect((await filesSent()).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('is refused when it would open into far more than it weighs', async () => {
    const white = { width: 20_000, height: 20_000, channels: 3 as const, background: '#fff' };
    const bomb = await sharp({ create: white, limitInputPixels: false }).png().toBuffer();
    expect(bomb.length).toBeLessThan(4 * megabyte);
    const startedMs = Date.now();
    expect(await refusal(bomb)).toEqual(unreadable);
    expect(Date.now() - startedMs).toBeLessThan(2_000);
  });

  it('is refused as soon as it is over 10 MB, said beforehand or not', async () => {
    expect(await refusal(new Uint8Array(10 * megabyte + 1))).toEqual([413, 'too_large']);
    let parts = 0;
    const endless = new ReadableStream({
      pull: (line) => (++parts > 20 ? line.close() : line.enqueue(new Uint8Array(megabyte))),
    });
    expect(await refusal(endless)).toEqual([413, 'too_large']);
    expect(await refusal(new Uint8Array(10 * megabyte))).toEqual(unreadable);
    await kept(await photo(300, 200).jpeg().toBuffer());
  });

  it('comes from nobody who may not send', async () => {
    const bytes = await photo(100, 100).jpeg().toBuffer();
    const other = await openStall(market);
    const moderator = await employ(market, 'moderator', { boothId: stall.boothId });
    expect(await refusal(bytes, { by: other.host })).toEqual([403, 'not_allowed']);
    expect(await refusal(bytes, { by: moderator })).toEqual([403, 'not_allowed']);
    expect(await refusal(bytes, { by: new Person(market.url) })).toEqual([401, 'not_signed_in']);
    expect(await refusal(bytes, { to: randomUUID() })).toEqual([403, 'not_allowed']);
  });

  it('comes nowhere when there is no room for it', async () => {
    const roomless = await startMarket();
    const there = await openStall(roomless);
    const reply = await fetch(`${roomless.url}/api/v1/booths/${there.boothId}/pictures`, {
      method: 'POST',
      headers: { cookie: there.host.cookie },
      body: await photo(100, 100).jpeg().toBuffer(),
    });
    const said = await reply.json();
    await roomless.stop();
    expect([reply.status, said]).toMatchObject([503, { refusal: { code: 'unavailable' } }]);
  });
});

describe('the folder of pictures', () => {
  it('gives nothing but pictures, and says 404 for what is not there', async () => {
    const hash = '0123456789abcdef0123456789abcdef';
    for (const path of [
      `/pictures/u/${hash}-160.avif`,
      '/pictures/nothing-160.avif',
      '/pictures/basket.svg',
      '/pictures/',
      '/pictures/u/',
      '/pictures/../package.json',
      '/pictures/%2e%2e/drawings/basket.svg',
      '/pictures/..%2fdrawings/basket.svg',
      '/pictures/..%5cdrawings%5cbasket.svg',
      '/pictures/u/../../../etc/passwd',
      '/pictures/u/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd',
      '/pictures/u/%00',
    ]) {
      const head = await rawHead(path);
      expect([path, head]).toEqual([path, expect.stringMatching(/^HTTP\/1\.1 40[034]/)]);
      expect([path, head]).not.toEqual([path, expect.stringMatching(/text\/html|svg/)]);
    }
    expect((await fetched('/pictures/basket-160.avif')).status).toBe(200);
    expect((await fetched(`/pictures/u/${hash}-160.jpg`)).status).toBe(404);
  });
});

describe('a picture that is named', () => {
  it('is one of ours, for a show, a lot and an offer', async () => {
    const picture = await kept(await photo(300, 200).jpeg().toBuffer());
    const { host, boothId, showId } = stall;
    const plan = { boothId, title: 'Phiên có ảnh', startsAtMs: Date.now() };
    expect(await host.post('/api/v1/shows', plan)).toMatchObject({ picture: '/pictures/basket' });
    const { rows } = await market.db.query(`select id from producers where booth_id = $1`, [boothId]);
    const lot = { producerId: rows[0].id, name: 'Vải', unit: 'g', made: 1, origin: 'Yên Dũng' };
    const quick = { name: 'Vải', unit: 'g', priceDong: 1_000, cap: 1 };
    for (const [path, body] of [
      ['/api/v1/shows', plan],
      [`/api/v1/booths/${boothId}/lots`, lot],
      [`/api/v1/shows/${showId}/offers/quick`, quick],
    ] as const) {
      expect(await host.post(path, { ...body, picture })).toMatchObject({ picture });
      expect(await host.post(path, { ...body, picture: '/pictures/tea-trio' })).toMatchObject({
        picture: '/pictures/tea-trio',
      });
      for (const wrong of [
        `/pictures/u/${'0'.repeat(32)}`,
        '/pictures/nothing',
        `${picture}-160.avif`,
        'https://elsewhere.example/a.jpg',
        '/pictures/../x',
        '',
        7,
      ])
        expect([path, wrong, (await host.ask('POST', path, { ...body, picture: wrong })).status]).toEqual([
          path,
          wrong,
          422,
        ]);
    }
  });

  it('takes the place of another on a booth and a show, is seen at once, and who did it is written down', async () => {
    const picture = await kept(await photo(300, 200).jpeg().toBuffer());
    const { host, boothId, showId, slug } = stall;
    const screen = await watch(new Person(market.url), slug);
    const [ofBooth, ofShow] = [`/api/v1/booths/${boothId}/picture`, `/api/v1/shows/${showId}/picture`];
    for (const path of [ofBooth, ofShow, ofShow])
      expect(await host.post(path, { picture })).toMatchObject({ picture });
    const isNew = (show: ShowView) => show.picture === picture;
    await until(() =>
      screen.seen.frames.some((frame) =>
        frame.latest.some((fact) => fact.kind === 'show.changed' && isNew(fact.show)),
      ),
    );
    screen.socket.disconnect();
    const { rows } = await market.db.query(
      `select c.booth_id, c.show_id, a.phone, c.from_value, c.to_value from picture_changes c
       join accounts a on a.id = c.account_id order by c.id`,
    );
    const change = { phone: host.phone, from_value: '/pictures/basket', to_value: picture };
    expect(rows).toEqual([
      { ...change, booth_id: boothId, show_id: null },
      { ...change, booth_id: null, show_id: showId },
    ]);
    expect((await host.ask('POST', ofShow, { picture: '/pictures/nothing' })).status).toBe(422);
    const stranger = await new Person(market.url).signIn();
    expect((await stranger.ask('POST', ofBooth, { picture })).status).toBe(403);
  });

  it('takes the place of a lot’s, and is seen at once in every bag that the lot lies in', async () => {
    const own = await openStall(market);
    const { host, showId, slug, offerId } = own;
    const [studio] = (await host.get<StudioShowView>(`/api/v1/shows/${showId}/studio`)).offers;
    const lotId = studio?.lotId ?? '';
    const screen = await watch(new Person(market.url), slug);
    const path = `/api/v1/lots/${lotId}/picture`;
    for (const picture of ['/pictures/tea-trio', '/pictures/tea-trio'])
      expect(await host.post(path, { picture })).toEqual({ picture });
    await until(() =>
      screen.seen.frames.some(({ latest }) =>
        latest.some((fact) => fact.kind === 'offer.changed' && fact.offer.picture === '/pictures/tea-trio'),
      ),
    );
    screen.socket.disconnect();
    const { rows } = await market.db.query(
      `select c.lot_id, a.phone, c.from_value, c.to_value from picture_changes c
       join accounts a on a.id = c.account_id where c.lot_id is not null`,
    );
    expect(rows).toEqual([
      { lot_id: lotId, phone: host.phone, from_value: '/pictures/basket', to_value: '/pictures/tea-trio' },
    ]);
    expect((await host.ask('POST', path, { picture: '/pictures/nothing' })).status).toBe(422);
    const to = { picture: '/pictures/basket' };
    expect((await stall.host.ask('POST', path, to)).status).toBe(403);
    expect((await host.ask('POST', `/api/v1/lots/${offerId}/picture`, to)).status).toBe(403);
  });
});

/** The first lines of the answer to a path exactly as written: `fetch` would tidy it. */
function rawHead(path: string): Promise<string> {
  const { hostname, port } = new URL(market.url);
  return new Promise((done, failed) => {
    let heard = '';
    const line = connect(Number(port), hostname, () =>
      line.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
    );
    line.on('data', (bytes) => (heard += bytes)).on('error', failed);
    line.on('close', () => done(heard.split('\r\n\r\n')[0] ?? ''));
  });
}
