import { describe, expect, it } from '@jest/globals';
import { accept } from '@chophien/domain';
import { createHttpClient, type HttpClient } from './http-client.js';
import { createSession } from './session.js';

const me = { accountId: 'a', name: 'Lan', phone: '0912345678', mayHost: false };
const lost = { ok: false, refusal: { code: 'unavailable', retryAfterMs: 3_000 } } as const;

type Said = Awaited<ReturnType<HttpClient['session']>>;

const sessionOf = (answers: Said[]) =>
  createSession({ ...createHttpClient(), session: () => Promise.resolve(answers.shift() ?? lost) });

describe('who is at this device', () => {
  it('is not known while the market cannot be reached, and says so; then it is', async () => {
    const session = sessionOf([lost, accept({ me, serverTimeMs: 0 })]);
    expect(session.getSnapshot()).toEqual({ at: 'unknown' });
    await session.read();
    expect(session.getSnapshot()).toEqual({ at: 'unknown', lost: true });
    await session.read();
    expect(session.getSnapshot()).toEqual({ at: 'in', me });
  });

  it('stays known when a later question is lost on the way', async () => {
    const session = sessionOf([accept({ me, serverTimeMs: 0 }), lost]);
    await session.read();
    await session.read();
    expect(session.getSnapshot()).toEqual({ at: 'in', me });
  });
});
