import { afterEach, expect, it } from '@jest/globals';
import { Pressure } from './pressure.js';

let pressure: Pressure | undefined;
afterEach(() => pressure?.onModuleDestroy());

function feltFor(times: number, lateMs: number): Pressure {
  pressure = new Pressure();
  for (let at = 0; at < times; at += 1) pressure.felt(lateMs);
  return pressure;
}

it('turns nobody but chat away for one long breath, and that for a moment', () => {
  const after = feltFor(1, 240);
  for (const rank of ['first', 'order', 'read'] as const) expect(after.refusal(rank)).toBeUndefined();
  for (let at = 0; at < 5; at += 1) after.felt(0);
  expect(after.refusal('chat')).toBeUndefined();
});

it('lets chat go first, then reads, and orders never', () => {
  const strained = feltFor(20, 120);
  expect(strained.refusal('chat')).toEqual({ code: 'busy', retryAfterMs: expect.any(Number) });
  expect(strained.refusal('read')).toBeUndefined();
  const drowned = feltFor(20, 400);
  expect(drowned.refusal('chat')).toBeDefined();
  expect(drowned.refusal('read')).toBeDefined();
  expect(drowned.refusal('order')).toBeUndefined();
  expect(drowned.refusal('first')).toBeUndefined();
});

it('is over soon after it is over', () => {
  const after = feltFor(20, 400);
  for (let at = 0; at < 12; at += 1) after.felt(0);
  expect(after.refusal('chat')).toBeUndefined();
});

it('feels by itself when this process is late', async () => {
  pressure = new Pressure();
  while (!pressure.refusal('chat')) {
    const untilMs = performance.now() + 150;
    while (performance.now() < untilMs);
    await new Promise((next) => setTimeout(next, 1));
  }
  expect(pressure.refusal('chat')?.retryAfterMs).toBeGreaterThan(0);
});
