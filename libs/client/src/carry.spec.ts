import type { Answer } from '@chophien/contracts';
import { describe, expect, it } from '@jest/globals';
import { carry, nextTry, patienceMs, type Tries, type WaitsFor } from './carry.js';

const busy = (retryAfterMs: number) => ({ ok: false, refusal: { code: 'busy', retryAfterMs } }) as const;
const lost = { ok: false, refusal: { code: 'unavailable', retryAfterMs: 3_000 } } as const;
const soldOut = { ok: false, refusal: { code: 'sold_out', left: 0, unit: 'g' } } as const;
const yours = { ok: true, value: 'yours' } as const;

/** Chance that can be told again: mulberry32. */
function chanceFrom(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Carries one act to a market of scripted answers, on a clock that moves only while somebody waits. */
async function carried(answers: Answer<string>[], seed = 1, sendMs = 20) {
  let nowMs = 1_000_000;
  const waits: number[] = [];
  const said: WaitsFor[] = [];
  let sent = 0;
  const answer = await carry(
    () => {
      nowMs += sendMs;
      sent += 1;
      return Promise.resolve(answers.shift() ?? busy(400));
    },
    {
      nowMs: () => nowMs,
      random: chanceFrom(seed),
      wait: (ms) => {
        waits.push(ms);
        nowMs += ms;
        return Promise.resolve();
      },
    },
    (waitsFor) => said.push(waitsFor),
  );
  return { answer, waits, said, sent, tookMs: nowMs - 1_000_000 };
}

describe('an act that the market turns away for a moment', () => {
  it('comes back by itself until it is answered, and says meanwhile what it waits for', async () => {
    const { answer, said, sent } = await carried([busy(100), busy(300), yours]);
    expect([answer, said, sent]).toEqual([yours, ['busy', 'busy'], 3]);
  });

  it('never comes back before the time that it was given', async () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const { waits } = await carried([busy(700), busy(1_500), busy(100), yours], seed);
      expect(waits[0]).toBeGreaterThanOrEqual(700);
      expect(waits[1]).toBeGreaterThanOrEqual(1_500);
      expect(waits[2]).toBeGreaterThanOrEqual(100);
    }
  });

  it('is spread wider each time, so that a crowd does not come back together', () => {
    const widestMs = (tries: number) =>
      nextTry({ startedAtMs: 0, busy: tries, losses: 0 }, busy(400).refusal, { atMs: 0, random: () => 1 })
        ?.waitMs;
    expect([0, 1, 2, 3, 9].map(widestMs)).toEqual([900, 1_400, 2_400, 4_400, 4_400]);
    const crowd = Array.from({ length: 1_000 }, (_, seed) =>
      nextTry({ startedAtMs: 0, busy: 3, losses: 0 }, busy(400).refusal, {
        atMs: 0,
        random: chanceFrom(seed),
      }),
    );
    const inTheSameTenth = crowd.filter((each) => (each?.waitMs ?? 0) < 400 + 400).length;
    expect(inTheSameTenth).toBeGreaterThan(60);
    expect(inTheSameTenth).toBeLessThan(140);
  });

  it('ends within the buyer’s patience with the market’s own word, whatever chance says', async () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const { answer, tookMs, sent } = await carried([], seed);
      expect(answer).toEqual(busy(400));
      expect(tookMs).toBeLessThanOrEqual(patienceMs + 20);
      expect(tookMs).toBeGreaterThan(patienceMs - 4_500);
      expect(sent).toBeGreaterThan(5);
    }
  });

  it('is not kept waiting for nothing when it is told to come back later than patience lasts', async () => {
    const { answer, sent, tookMs } = await carried([busy(60_000), yours]);
    expect([answer, sent, tookMs]).toEqual([busy(60_000), 1, 20]);
  });

  it('goes on after a lost line, and gives up after three losses in a row', async () => {
    expect(await carried([busy(100), lost, lost, busy(100), lost, yours])).toMatchObject({
      answer: yours,
      said: ['busy', 'lost', 'lost', 'busy', 'lost'],
    });
    expect(await carried([lost, lost, lost, yours])).toMatchObject({ answer: lost, sent: 3 });
  });

  it('is answered at once by any other refusal', async () => {
    expect(await carried([busy(100), soldOut, yours])).toMatchObject({ answer: soldOut, sent: 2 });
    const tries: Tries = { startedAtMs: 0, busy: 0, losses: 0 };
    expect(nextTry(tries, { code: 'too_often', retryAfterMs: 1 }, { atMs: 0, random: () => 0 })).toBe(
      undefined,
    );
  });
});
