/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { InVietnamese } from '@chophien/ui/in-vietnamese';
import { act, cleanup, render, screen } from '@testing-library/react';
import type { Saving } from './saving.js';
import { Still } from './still.js';

let hidden = false;
let made = 0;
/** What the market has: a picture of that name, or none. */
let now: string | null = 'one';
let reads = 0;
const broken = new Set<string>();
const released: string[] = [];

beforeEach(() => {
  jest.useFakeTimers();
  [hidden, made, now, reads] = [false, 0, 'one', 0];
  [broken, released].forEach((each) => (each instanceof Set ? each.clear() : (each.length = 0)));
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  globalThis.fetch = (() => {
    reads += 1;
    return Promise.resolve({
      ok: now !== null,
      headers: new Headers(now === null ? {} : { etag: now }),
      blob: () => Promise.resolve(new Blob(['picture'])),
    });
  }) as unknown as typeof fetch;
  URL.createObjectURL = () => `blob:${(made += 1)}`;
  URL.revokeObjectURL = (address) => void released.push(address);
  HTMLImageElement.prototype.decode = function decode() {
    return broken.has(this.src) ? Promise.reject(new Error('half a picture')) : Promise.resolve();
  };
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
  jest.restoreAllMocks();
});

async function shown(path: string | null = '/stills/show.jpg', saving: Saving = 'auto') {
  render(<Still path={path} saving={saving} booth="Vườn bà Sáu" />, { wrapper: InVietnamese });
  const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
  await pass(0);
  const pictures = () => [...document.querySelectorAll('img')].map(({ src }) => src);
  return { pass, pictures, said: () => screen.getByRole('status').textContent };
}

describe('who comes beyond the front row', () => {
  it('is told that the seats are taken, that the rest is the same for all, and sees a picture each second', async () => {
    const { pass, pictures, said } = await shown();
    expect(said()).toContain('Chỗ xem video đã kín.');
    expect(said()).toContain('ảnh mới mỗi giây');
    expect(pictures()).toEqual(['blob:1']);
    now = 'two';
    await pass(1_000);
    expect(pictures()).toEqual(['blob:1', 'blob:2']);
    now = 'three';
    await pass(1_000);
    expect([pictures(), released]).toEqual([['blob:2', 'blob:3'], ['blob:1']]);
    expect(screen.getByRole('img', { name: 'Ảnh vừa chụp ở phiên của Vườn bà Sáu' })).toBeTruthy();
  });

  it('sees no swap while the picture is the same, and none that came half', async () => {
    const { pass, pictures } = await shown();
    await pass(1_000);
    expect([pictures(), reads]).toEqual([['blob:1'], 2]);
    broken.add('blob:2');
    now = 'two';
    await pass(1_000);
    expect([released, pictures()]).toEqual([['blob:2'], ['blob:1']]);
  });

  it('fetches a fifth as many to save data', async () => {
    const { pass, said } = await shown(undefined, 'low');
    await pass(9_000);
    expect(reads).toBe(2);
    expect(said()).toContain('ảnh mới mỗi 5 giây');
  });

  it('fetches nothing while the page is out of sight', async () => {
    const { pass } = await shown();
    hidden = true;
    await pass(60_000);
    expect(reads).toBe(1);
    hidden = false;
    await pass(1_000);
    expect(reads).toBe(2);
  });

  it('leaves nothing behind in the page of the pictures it has seen, however long the show', async () => {
    const heard = jest.spyOn(AbortSignal.prototype, 'addEventListener');
    const unheard = jest.spyOn(AbortSignal.prototype, 'removeEventListener');
    const { pass } = await shown();
    await pass(600_000);
    expect(reads).toBe(601);
    expect(heard.mock.calls.length - unheard.mock.calls.length).toBe(1);
  });

  it('is told when there is no picture, asked for less often then, and sees it when it comes', async () => {
    now = null;
    const { pass, pictures, said } = await shown();
    expect(said()).toContain('chưa có ảnh');
    await pass(4_000);
    expect(reads).toBe(1);
    now = 'one';
    await pass(6_000);
    expect(pictures()).toEqual(['blob:1']);
    expect(said()).not.toContain('chưa có ảnh');
  });

  it('keeps the last one over a miss or two, and is told when no other comes', async () => {
    const { pass, pictures, said } = await shown();
    now = null;
    await pass(2_000);
    expect([pictures(), reads]).toEqual([['blob:1'], 3]);
    await pass(1_000);
    expect([pictures(), released]).toEqual([[], ['blob:1']]);
    expect(said()).toContain('chưa có ảnh');
  });

  it('is told so where no picture is made at all, and none is asked for', async () => {
    const { pass, said } = await shown(null);
    await pass(60_000);
    expect(reads).toBe(0);
    expect(said()).toContain('chưa có ảnh');
  });
});
