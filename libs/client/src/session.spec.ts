import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { accept } from '@chophien/domain';
import { createHttpClient, type HttpClient } from './http-client.js';
import { createSession } from './session.js';

const me = { accountId: 'a', name: 'Lan', phone: '0912345678', mayHost: false };
const lost = { ok: false, refusal: { code: 'unavailable', retryAfterMs: 3_000 } } as const;

type Said = Awaited<ReturnType<HttpClient['session']>>;

const sessionOf = (answers: Said[], nowMs?: () => number) =>
  createSession({ ...createHttpClient(), session: () => Promise.resolve(answers.shift() ?? lost) }, nowMs);

afterEach(() => {
  jest.useRealTimers();
});

describe('who is at this device', () => {
  it('is asked again by itself until the market has said', async () => {
    jest.useFakeTimers();
    const session = sessionOf([lost, lost, accept({ me, serverTimeMs: 0, payMethods: ['cod'] })]);
    await session.read();
    expect(session.getSnapshot()).toEqual({ at: 'unknown', lost: lost.refusal });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(session.getSnapshot()).toEqual({ at: 'in', me });
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is not known while the market cannot be reached, and says so; then it is', async () => {
    const session = sessionOf([lost, accept({ me, serverTimeMs: 0, payMethods: ['cod'] })]);
    expect(session.getSnapshot()).toEqual({ at: 'unknown' });
    await session.read();
    expect(session.getSnapshot()).toEqual({ at: 'unknown', lost: lost.refusal });
    await session.read();
    expect(session.getSnapshot()).toEqual({ at: 'in', me });
  });

  it('stays known when a later question is lost on the way', async () => {
    const session = sessionOf([accept({ me, serverTimeMs: 0, payMethods: ['cod'] }), lost]);
    await session.read();
    await session.read();
    expect(session.getSnapshot()).toEqual({ at: 'in', me });
  });
});

describe('the terms of the market', () => {
  it('are as it said: the ways to pay, and its clock against this device’s, read half way', async () => {
    const clock = [1_000, 1_400];
    const session = sessionOf(
      [accept({ me, serverTimeMs: 61_200, payMethods: ['cod', 'test'] }), lost],
      () => clock.shift() ?? 0,
    );
    expect(session.terms()).toEqual({ payMethods: ['cod'], clockOffsetMs: 0 });
    await session.read();
    expect(session.terms()).toEqual({ payMethods: ['cod', 'test'], clockOffsetMs: 60_000 });
    await session.read();
    expect(session.terms()).toMatchObject({ clockOffsetMs: 60_000 });
  });
});
