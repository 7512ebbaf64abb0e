import { describe, expect, it } from '@jest/globals';
import { accept, type Result } from '@chophien/domain';
import { Lane } from './lane.js';

type Settled = Result<string, { code: 'busy'; retryAfterMs: number }>;

function laneWith(settle: (asks: readonly string[]) => Promise<readonly Settled[]>, waitingMax = 100) {
  return new Lane<string, string, { code: 'busy'; retryAfterMs: number }>(settle, {
    waitingMax,
    batchMax: 10,
  });
}

describe('a lane', () => {
  it('gathers while a batch is in flight, in order of arrival', async () => {
    const batches: string[][] = [];
    let letGo = () => undefined as void;
    const gate = new Promise<void>((open) => (letGo = open));
    const lane = laneWith(async (asks) => {
      batches.push([...asks]);
      if (batches.length === 1) await gate;
      return asks.map((ask) => accept(ask));
    });
    const first = lane.ask('a');
    await new Promise((next) => setImmediate(() => setImmediate(next)));
    const rest = ['b', 'c', 'd'].map((ask) => lane.ask(ask));
    letGo();
    expect(await Promise.all([first, ...rest])).toEqual(['a', 'b', 'c', 'd'].map((ask) => accept(ask)));
    expect(batches).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('never settles more at once than its bound', async () => {
    const sizes: number[] = [];
    const lane = laneWith(async (asks) => {
      sizes.push(asks.length);
      return asks.map((ask) => accept(ask));
    });
    await Promise.all(Array.from({ length: 25 }, (_, at) => lane.ask(String(at))));
    expect(sizes).toEqual([10, 10, 5]);
  });

  it('refuses at once beyond its bound, and says when to come back', async () => {
    const lane = laneWith(async (asks) => asks.map((ask) => accept(ask)), 2);
    const answers = await Promise.all(['a', 'b', 'c'].map((ask) => lane.ask(ask)));
    expect(answers[2]).toEqual({ ok: false, refusal: { code: 'busy', retryAfterMs: expect.any(Number) } });
    expect(answers.slice(0, 2)).toEqual([accept('a'), accept('b')]);
  });

  it('says when it has nothing left, so that nobody keeps an empty lane', async () => {
    let idle = 0;
    const lane = new Lane<string, string, never>(async (asks) => asks.map((ask) => accept(ask)), {
      waitingMax: 10,
      batchMax: 2,
      onIdle: () => (idle += 1),
    });
    await Promise.all(['a', 'b', 'c'].map((ask) => lane.ask(ask)));
    await new Promise((next) => setImmediate(next));
    expect(idle).toBe(1);
  });

  it('lets one poisoned ask fail alone', async () => {
    const lane = laneWith(async (asks) => {
      if (asks.includes('poison')) throw new Error('poisoned');
      return asks.map((ask) => accept(ask));
    });
    const answers = await Promise.allSettled(['a', 'poison', 'b'].map((ask) => lane.ask(ask)));
    expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('does not ask a database that is gone once per waiting ask', async () => {
    let calls = 0;
    const lane = laneWith(async () => {
      calls += 1;
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    });
    await Promise.allSettled(Array.from({ length: 10 }, (_, at) => lane.ask(String(at))));
    expect(calls).toBe(1);
  });
});
