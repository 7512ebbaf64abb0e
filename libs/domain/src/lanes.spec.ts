import { describe, expect, it } from '@jest/globals';
import type { KeyedAsk, LaneFacts } from './batches.js';
import { LaneQueue, settleInLane, type LaneReply } from './lanes.js';

const facts: LaneFacts = {
  offer: {
    version: 1,
    unit: 'g',
    state: 'open',
    step: 500,
    minimum: 500,
    perBuyer: null,
    perHousehold: null,
    channels: {},
    pickingDay: null,
    priceDong: 32_000,
    priceVersion: 1,

    rule: { kind: 'live' },
    wholesaleBuyers: new Set<string>(),
    cap: 1_000,
    held: 0,
    sold: 0,
  },
  show: { state: 'live' },
  had: { buyers: new Map(), households: new Map() },
  answered: { has: () => false },
};
const ask = (key: string, amount = 500): KeyedAsk => ({
  buyerId: 'hoa',
  key,
  bodyHash: key,
  amount,
  household: 1,
  channel: 'own',
  as: 'confirmed',
  price: { dong: 32_000, version: 1 },
  atMs: 0,
});
type Reply = LaneReply<LaneFacts>;
const known: Reply = { is: 'facts', facts };
const nothing: Reply = { is: 'nothing' };
const done: Reply = { is: 'done' };
const stale: Reply = { is: 'stale' };
const fault = (kind: 'again' | 'gone' | 'poisoned'): Reply => ({ is: 'fault', fault: new Error(kind), kind });

/** Runs a batch against scripted replies; answers what was done, in order. */
function run(asks: KeyedAsk[], replies: Reply[]): string[] {
  const steps = settleInLane<KeyedAsk, LaneFacts>(asks);
  const told: string[] = [];
  let step = steps.next();
  while (!step.done) {
    told.push(`${step.value.do} ${step.value.asks.map(({ key }) => key).join('')}`);
    const reply = step.value.do === 'answer' || step.value.do === 'fail' ? done : replies.shift();
    if (!reply) throw new Error(`no reply was written for ${told.at(-1)}`);
    step = steps.next(reply);
  }
  return told;
}

describe('the steps of a lane', () => {
  it('settle from memory with one write, and answer only after it', () => {
    expect(run([ask('a'), ask('b')], [known, done])).toEqual(['remember ab', 'write ab', 'answer ab']);
  });

  it('refuse from memory without a write, once the memory is confirmed', () => {
    expect(run([ask('a', 5_000)], [known, done])).toEqual(['remember a', 'confirm a', 'answer a']);
  });

  it('go under the lock when the memory was out of date, or there is none', () => {
    const underLock = ['lock a', 'commit a', 'answer a'];
    expect(run([ask('a')], [known, stale, known, done])).toEqual(['remember a', 'write a', ...underLock]);
    expect(run([ask('a', 5_000)], [known, stale, known, done])).toEqual([
      'remember a',
      'confirm a',
      ...underLock,
    ]);
    expect(run([ask('a')], [nothing, known, done])).toEqual(['remember a', ...underLock]);
  });

  it('do not believe a write whose answer never came: the lock shows what became of it', () => {
    expect(run([ask('a')], [known, fault('poisoned'), known, done])).toEqual([
      'remember a',
      'write a',
      'lock a',
      'commit a',
      'answer a',
    ]);
  });

  it('try again when another transaction was in the way', () => {
    expect(run([ask('a')], [nothing, known, fault('again'), known, done])).toEqual([
      'remember a',
      'lock a',
      'commit a',
      'lock a',
      'commit a',
      'answer a',
    ]);
  });

  it('settle the neighbours of a poisoned ask, each by itself', () => {
    const replies = [
      nothing,
      known,
      fault('poisoned'),
      nothing,
      known,
      fault('poisoned'),
      nothing,
      known,
      done,
    ];
    expect(run([ask('a'), ask('b')], replies)).toEqual([
      'remember ab',
      'lock ab',
      'commit ab',
      'remember a',
      'lock a',
      'commit a',
      'fail a',
      'remember b',
      'lock b',
      'commit b',
      'answer b',
    ]);
  });

  it('fail all at once when there is no database', () => {
    expect(run([ask('a'), ask('b')], [fault('gone'), fault('gone')])).toEqual([
      'remember ab',
      'lock ab',
      'fail ab',
    ]);
  });

  it('answer all when the offer does not exist', () => {
    expect(run([ask('a')], [nothing, nothing])).toEqual(['remember a', 'lock a', 'answer a']);
  });
});

describe('the queue of a lane', () => {
  it('keeps the order of arrival, a batch at a time', () => {
    const queue = new LaneQueue<number>({ waitingMax: 10, batchMax: 2 });
    [1, 2, 3].forEach((ask_) => queue.push(ask_));
    expect([queue.take(), queue.take(), queue.length]).toEqual([[1, 2], [3], 0]);
  });

  it('turns away beyond its bound and says when to come back: the longer the queue, the later', () => {
    const wait = (waitingMax: number) => {
      const queue = new LaneQueue<number>({ waitingMax, batchMax: 10 });
      queue.took(10, 200);
      for (let at = 0; at < waitingMax; at += 1) expect(queue.push(at)).toBeUndefined();
      return queue.push(waitingMax);
    };
    // A batch takes (100 + 200) / 2 ms as far as is known; 2 and 20 of them stand before.
    expect(wait(20)).toEqual({ code: 'busy', retryAfterMs: 300 });
    expect(wait(200)).toEqual({ code: 'busy', retryAfterMs: 3_000 });
  });

  it('turns away whom it would keep too long, but never whom the next batch takes along', () => {
    const queue = new LaneQueue<number>({ waitingMax: 100, batchMax: 10, waitMsMax: 100 });
    // Half a full batch: a quarter of the difference to 100 ms counts.
    queue.took(5, 180);
    for (let at = 0; at < 10; at += 1) expect(queue.push(at)).toBeUndefined();
    expect(queue.push(10)).toEqual({ code: 'busy', retryAfterMs: 120 });
    queue.take();
    expect(queue.push(10)).toBeUndefined();
  });
});
