import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { until } from '@chophien/testing';
import { openStall, startMarket, type Market, type Stall } from './harness.js';

/** Stands in for the viewer's server build (that one is proved by its own spec and in the browser): counts its drawings. */
const drawer = `
let drawn = 0;
export const openPages = ({ template, manifest }) => ({
  draw: async ({ first, language, origin, pictureSize }) => {
    drawn += 1;
    const sizes = await Promise.all(['/pictures/basket', '/pictures/none', '/pictures/../x'].map(pictureSize));
    if (first.snapshot?.show.title.includes('vỡ')) throw new Error('cannot be drawn');
    return template.replace('shell', JSON.stringify({ first, language, origin, drawn, manifest, sizes }));
  },
});`;

const shell = '<script>early = []</script><html>shell</html>';

let market: Market;
let stall: Stall;
let webRoot: string;
beforeAll(async () => {
  webRoot = await mkdtemp(join(tmpdir(), 'pages-'));
  const viewer = join(webRoot, 'viewer');
  await mkdir(join(viewer, '.server'), { recursive: true });
  await mkdir(join(viewer, '.vite'));
  await writeFile(join(viewer, 'index.html'), shell);
  await writeFile(join(viewer, '.vite', 'manifest.json'), '{"a":1}');
  await writeFile(join(viewer, '.server', 'package.json'), '{"type":"module"}');
  await writeFile(join(viewer, '.server', 'entry-server.js'), drawer);
  market = await startMarket({ env: { WEB_ROOT: webRoot, PUBLIC_URL: 'https://cho.example/' } });
  stall = await openStall(market);
});
afterAll(async () => {
  await market.stop();
  await rm(webRoot, { recursive: true });
});

const page = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${market.url}${path}`, { headers });
const drawnOf = async (response: Response) =>
  JSON.parse((await response.text()).replace(/<script>.*<.script>|<.?html>/g, '')) as {
    first: { at: string; snapshot?: { show: { slug: string } } };
    language: string;
    origin: string;
    drawn: number;
    sizes: unknown[];
  };
/** The bytes as they come, still packed. */
function asPacked(
  path: string,
  encoding: string,
): Promise<{ named: string | undefined; kept: string | undefined; body: Buffer }> {
  return new Promise((done, failed) =>
    request(`${market.url}${path}`, { headers: { 'accept-encoding': encoding } }, (response) => {
      const { 'content-encoding': named, 'cache-control': kept } = response.headers;
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done({ named, kept, body: Buffer.concat(parts) }));
    })
      .on('error', failed)
      .end(),
  );
}

describe('a page as its first HTML', () => {
  it('is drawn with its content: the market, a show, a booth', async () => {
    const show = await page(`/s/${stall.slug}`);
    expect([show.status, show.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect((await drawnOf(show)).first.snapshot?.show.slug).toBe(stall.slug);
    expect((await drawnOf(await page('/'))).first.at).toBe('market');
    expect((await drawnOf(await page('/'))).sizes).toEqual([{ width: 1_080, height: 1_440 }, null, null]);
    const { rows } = await market.db.query<{ slug: string }>('select slug from booths where id = $1', [
      stall.boothId,
    ]);
    const booth = await drawnOf(await page(`/b/${rows[0]?.slug}`));
    expect([booth.first.at, booth.origin]).toEqual(['booth', 'https://cho.example']);
  });

  it.each([
    ['en-GB,en;q=0.9', '', 'en'],
    ['de-DE,fr;q=0.7', '', 'fr'],
    ['de-DE', '', 'vi'],
    ['en', 'a=1; chophien.language=vi', 'vi'],
    ['fr', 'chophien.language=klingon', 'fr'],
  ])('comes in the reader’s language (%s, cookie %p → %s)', async (accepted, cookie, language) => {
    const answered = await page('/', { 'accept-language': accepted, cookie });
    expect((await drawnOf(answered)).language).toBe(language);
    expect(answered.headers.get('vary')).toContain('Accept-Language, Cookie');
    expect(answered.headers.get('cache-control')).toBe('no-cache');
  });

  it('is drawn once for a crowd, whoever they are, and again when it has grown old', async () => {
    const keptMs = 200;
    // What was drawn for those before is no drawing for this crowd.
    await new Promise((resolve) => setTimeout(resolve, keptMs));
    const startedAt = performance.now();
    const crowd = await Promise.all(
      Array.from({ length: 60 }, (_, at) => page(`/s/${stall.slug}`, { cookie: `visitor=${at}` })),
    );
    const counts = await Promise.all(crowd.map(async (one) => (await drawnOf(one)).drawn));
    const mostDrawings = 1 + (performance.now() - startedAt) / keptMs;
    expect(new Set(counts).size).toBeLessThanOrEqual(mostDrawings);
    const last = Math.max(...counts);
    await until(async () => (await drawnOf(await page(`/s/${stall.slug}`))).drawn > last);
  });

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('is packed as the browser asks (%s)', async (encoding, unpack) => {
    const bytes = await asPacked(`/s/${stall.slug}`, encoding);
    expect(bytes.named).toBe(encoding);
    expect(unpack(bytes.body).toString()).toContain(stall.slug);
  });

  it('has its assets packed by the build, kept for ever by whoever has fetched them', async () => {
    const assets = join(webRoot, 'viewer', 'assets');
    await mkdir(assets);
    await writeFile(join(assets, 'a-1.js'), 'plain');
    await writeFile(join(assets, 'a-1.js.br'), brotliCompressSync('packed'));
    const { named, body, kept } = await asPacked('/assets/a-1.js', 'br');
    expect([named, brotliDecompressSync(body).toString()]).toEqual(['br', 'packed']);
    expect(kept).toBe('public, max-age=31536000, immutable');
  });

  it('says 404 for what is not there, with the page that has words for it', async () => {
    for (const path of [
      '/s/khong-co',
      '/b/khong-co',
      `/s/${'a'.repeat(200)}`,
      '/s/%22%3Cscript%3E',
      '/s/..%2f',
    ]) {
      const answered = await page(path);
      expect([path, answered.status, await answered.text()]).toEqual([path, 404, shell]);
    }
  });

  it('is the bare page when it cannot be drawn: the browser draws it, or says why not', async () => {
    await market.db.query(`update shows set title = 'vỡ' where id = $1`, [stall.showId]);
    const bare = await until(async () => {
      const answered = await page(`/s/${stall.slug}`);
      return (await answered.text()) === shell && answered;
    });
    expect(bare.status).toBe(200);
  });

  it('shows nothing of what the server draws with', async () => {
    for (const path of ['/.server/entry-server.js', '/.vite/manifest.json', '/assets/../.vite/manifest.json'])
      expect([path, (await page(path)).status]).toEqual([path, 404]);
  });

  it('outlives a build that takes its files away', async () => {
    await writeFile(join(webRoot, 'viewer', 'gone.js'), 'here');
    expect(await (await page('/gone.js')).text()).toBe('here');
    await rm(join(webRoot, 'viewer', 'gone.js'));
    expect((await page('/gone.js')).status).toBe(404);
  });

  it('has what a device installs: the manifest by its own kind, the worker, and both are asked for anew', async () => {
    const viewer = join(webRoot, 'viewer');
    await writeFile(join(viewer, 'manifest.webmanifest'), '{}');
    await writeFile(join(viewer, 'sw.js'), 'keeps');
    for (const [path, type] of [
      ['/manifest.webmanifest', 'application/manifest+json'],
      ['/sw.js', 'text/javascript'],
    ] as const) {
      const { headers, status } = await page(path);
      expect([path, status, headers.get('cache-control')]).toEqual([path, 200, 'no-cache']);
      expect(headers.get('content-type')).toContain(type);
      expect(headers.get('content-security-policy')).toContain("worker-src 'self';manifest-src 'self'");
    }
  });

  it('may run the lines of script that the bare page holds, and no others', async () => {
    const policy = (await page('/orders')).headers.get('content-security-policy');
    // echo -n 'early = []' | openssl dgst -sha256 -binary | base64
    expect(policy).toContain(";script-src 'self' 'sha256-u0fXkSkdvyszmVkfnyzFYJs0os//u2v8GW+Q8vG1MDc=';");
  });

  it('leaves every other page to the browser', async () => {
    expect(await (await page('/orders')).text()).toBe(shell);
    expect((await page('/api/v1/khong-co')).headers.get('content-type')).toContain('application/json');
  });
});

describe('a market that lets no device keep its page', () => {
  it('answers the worker’s own address with one that takes itself away', async () => {
    await writeFile(join(webRoot, 'viewer', 'sw.js'), 'keeps');
    await writeFile(join(webRoot, 'viewer', 'sw-leave.js'), 'leaves');
    const bare = await startMarket({ env: { WEB_ROOT: webRoot, OFFLINE_PAGES: '0' } });
    const [off, on] = await Promise.all([fetch(`${bare.url}/sw.js`), page('/sw.js')]);
    expect([await off.text(), off.headers.get('cache-control')]).toEqual(['leaves', 'no-cache']);
    expect(await on.text()).toBe('keeps');
    // The pack desk's worker is another, and leaves by the same file.
    expect(await (await fetch(`${bare.url}/studio/sw.js`)).text()).toBe('leaves');
    await bare.stop();
  });
});

describe('a flood of pages from one address', () => {
  it('is answered with the bare page once it has had its drawings: nothing is looked up for it any more', async () => {
    const small = await startMarket({ env: { WEB_ROOT: webRoot, REQUESTS_PER_ADDRESS: '3' } });
    const statuses: number[] = [];
    for (let asked = 0; asked < 5; asked += 1)
      statuses.push((await fetch(`${small.url}/s/khong-co-${asked}`)).status);
    expect(statuses).toEqual([404, 404, 404, 200, 200]);
    await small.stop();
  });
});
