import { describe, expect, it } from '@jest/globals';
import { backoffMs } from './backoff.js';
import { createCall } from './http-call.js';

const answering = (status: number, body: string) =>
  createCall({ fetch: () => Promise.resolve(new Response(body, { status })) });

describe('a call to the market', () => {
  it('gives the value', async () => {
    expect(await answering(200, '{"me":null}')('GET', '/session')).toEqual({ ok: true, value: { me: null } });
  });

  it('gives the refusal as it came', async () => {
    const refusal = { code: 'sold_out', left: 2_000, unit: 'g' };
    expect(await answering(409, JSON.stringify({ refusal }))('POST', '/orders', {})).toEqual({
      ok: false,
      refusal,
    });
  });

  it('takes a proxy that turns people away for a busy market, for as long as the proxy says', async () => {
    const headers = { 'content-type': 'text/html', 'retry-after': '2' };
    const fetch = () => Promise.resolve(new Response('<html>', { status: 429, headers }));
    expect(await createCall({ fetch })('POST', '/orders', {})).toEqual({
      ok: false,
      refusal: { code: 'busy', retryAfterMs: 2_000 },
    });
  });

  it('reads again by itself when the market is busy for a moment, and says so when it stays busy', async () => {
    const busy = () => new Response('{"refusal":{"code":"busy","retryAfterMs":100}}', { status: 503 });
    const answers = [busy(), busy(), new Response('[]')];
    const waits: number[] = [];
    const wait = (ms: number) => Promise.resolve(void waits.push(ms));
    const fetch = () => Promise.resolve(answers.shift() ?? busy());
    expect(await createCall({ fetch, wait })('GET', '/addresses')).toEqual({ ok: true, value: [] });
    expect(waits).toEqual([expect.any(Number), expect.any(Number)]);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(100);
    const refused = { ok: false, refusal: { code: 'busy', retryAfterMs: 100 } };
    expect(await createCall({ fetch, wait })('GET', '/addresses')).toEqual(refused);
    expect(waits).toHaveLength(7);
    // An act is carried on by who sent it, with its key.
    expect(await createCall({ fetch, wait })('POST', '/orders', {})).toEqual(refused);
    expect(waits).toHaveLength(7);
  });

  it.each([
    ['a proxy’s page', answering(502, '<html>')],
    ['a cut line', createCall({ fetch: () => Promise.reject(new TypeError('network')) })],
    ['a body cut in half', answering(200, '{"me":')],
  ])('answers for %s as for a lost line', async (_, call) => {
    expect(await call('GET', '/session')).toMatchObject({ ok: false, refusal: { code: 'unavailable' } });
  });

  it('sends a file as the bytes it is, and waits longer for it', async () => {
    const sent: (RequestInit | undefined)[] = [];
    const call = createCall({
      timeoutMs: 20,
      fetch: async (_, init) => {
        sent.push(init);
        await new Promise((done) => setTimeout(done, 60));
        return new Response(init?.signal?.aborted ? '<late>' : '{"picture":"/pictures/u/1"}');
      },
    });
    const file = new Blob(['bytes'], { type: 'image/jpeg' });
    expect(await call('POST', '/booths/1/pictures', file)).toMatchObject({ ok: true });
    expect(sent).toMatchObject([{ body: file, headers: {} }]);
  });

  it('gives up sooner on a file that is only worth a moment', async () => {
    const call = createCall({
      fetch: (_, init) =>
        new Promise((_resolve, reject) =>
          init?.signal?.addEventListener('abort', () => reject(new Error('late'))),
        ),
    });
    expect(await call('POST', '/link-check', new Blob(['bytes']), 5)).toMatchObject({ ok: false });
  });

  it('gives up on a silent server', async () => {
    const call = createCall({
      timeoutMs: 5,
      fetch: (_, init) =>
        new Promise((_resolve, reject) =>
          init?.signal?.addEventListener('abort', () => reject(new Error('late'))),
        ),
    });
    expect(await call('GET', '/session')).toMatchObject({ ok: false, refusal: { code: 'unavailable' } });
  });

  it('spreads even the first tries of a crowd', () => {
    expect(backoffMs(0, () => 0)).toBe(200);
    expect(backoffMs(0, () => 1)).toBe(1_200);
    expect(backoffMs(30, () => 1)).toBe(10_200);
  });
});
