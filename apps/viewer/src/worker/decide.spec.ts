import { describe, expect, it, jest } from '@jest/globals';
import { freshOrKept, outdated, wayOf, type Way } from './decide.js';

const origin = 'https://cho.example';
const ask = (path: string, mode: RequestMode = 'cors', method = 'GET') =>
  wayOf({ method, mode, url: new URL(path, origin).href }, origin);

describe('what the worker answers', () => {
  it.each<[string, Way]>([
    ['/', 'page'],
    ['/s/vai-yen-dung', 'page'],
    ['/orders', 'page'],
    ['/orders/1?from=card', 'page'],
    ['/khong-co-trang-nay', 'page'],
    ['/studios-of-the-hill', 'page'],
    ['/studio', 'untouched'],
    ['/studio/shows/1', 'untouched'],
    ['/api/v1/orders', 'untouched'],
    ['/dev/inbox', 'untouched'],
    ['/docs/', 'untouched'],
    ['/health/ready', 'untouched'],
    ['/pictures/u/a-640.jpg', 'untouched'],
    ['/livekit/rtc', 'untouched'],
    ['/sw.js', 'untouched'],
    ['https://elsewhere.example/', 'untouched'],
  ])('is, when a person goes to %s: %s', (path, way) => {
    expect(ask(path, 'navigate')).toBe(way);
  });

  it.each<[string, Way]>([
    ['/assets/first-1.js', 'asset'],
    ['/assets/be-vietnam-pro-latin-400.woff2', 'asset'],
    ['/icon.svg', 'icon'],
    ['/studio/assets/index-1.js', 'untouched'],
    ['/api/v1/orders', 'untouched'],
    ['/api/v1/session', 'untouched'],
    ['/socket.io/?EIO=4&transport=polling', 'untouched'],
    ['/pictures/vai-640.avif', 'untouched'],
    ['/manifest.webmanifest', 'untouched'],
    ['/orders', 'untouched'],
    ['https://elsewhere.example/assets/first-1.js', 'untouched'],
  ])('is, when a page asks for %s: %s', (path, way) => {
    expect(ask(path)).toBe(way);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'])('is never a %s', (method) => {
    const ways = ['/', '/assets/first-1.js', '/pictures/u/a'].map((path) => ask(path, 'navigate', method));
    expect(new Set(ways)).toEqual(new Set(['untouched']));
  });
});

describe('a page while the network', () => {
  const kept = () => Promise.resolve('kept');
  const never = new Promise<string>(() => undefined);

  it('answers: is the fresh one, whatever it says, and the kept one is not even looked for', async () => {
    const look = jest.fn(kept);
    expect(await freshOrKept(Promise.resolve('fresh'), look, 10)).toBe('fresh');
    expect(look).not.toHaveBeenCalled();
  });

  it('is cut: is the kept one', async () => {
    expect(await freshOrKept(Promise.reject(new TypeError('cut')), kept, 1_000)).toBe('kept');
  });

  it('is silent for too long: is the kept one', async () => {
    expect(await freshOrKept(never, kept, 5)).toBe('kept');
  });

  it('is slow and nothing is kept: is waited for', async () => {
    const late = new Promise<string>((resolve) => setTimeout(() => resolve('late'), 20));
    expect(await freshOrKept(late, () => Promise.resolve(undefined), 5)).toBe('late');
  });

  it('is cut and nothing is kept: is the browser’s own page for that', async () => {
    const cut = Promise.reject(new TypeError('cut'));
    await expect(freshOrKept(cut, () => Promise.resolve(undefined), 5)).rejects.toThrow('cut');
  });
});

describe('a build that takes over', () => {
  it('keeps the one before it for pages that are still open, and no older one, and nothing that is not ours', () => {
    const names = ['chophien-shell-1', 'chophien-shell-2', 'elsewhere', 'chophien-shell-3'];
    expect(outdated(names, 'chophien-shell-3')).toEqual(['chophien-shell-1']);
    expect(outdated(['chophien-shell-3'], 'chophien-shell-3')).toEqual([]);
  });
});
