import type { LatestFact, ShowFrame, ShowSnapshot, ShowView } from '@chophien/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aLine, anOffer, aShow } from './for-specs.js';
import { chatLinesMax, initialLive, isMissingLines, stepLive, type LiveEvent } from './live-state.js';
import { stepStudio } from './studio-state.js';

const show = (version: number, over: Partial<ShowView> = {}) =>
  aShow({ pinnedOfferId: 'offer-1', version, ...over });
const offer = (version: number, left = 100_000 - version) => anOffer({ left, version });

const snapshot = (lines: number[], over: Partial<ShowSnapshot> = {}): LiveEvent => ({
  type: 'show.snapshot',
  fact: { show: show(1), offers: [offer(1)], chat: lines.map(aLine), watching: 3, atMs: 1, ...over },
});

const heard = (...events: LiveEvent[]) => events.reduce(stepLive, initialLive).line;

const frame = (over: Partial<ShowFrame>): LiveEvent => ({
  type: 'show.frame',
  fact: { showId: 'show-1', atMs: 1, every: [], latest: [], ...over },
});

const said = (...seqs: number[]) =>
  frame({ every: seqs.map((seq) => ({ kind: 'chat.posted', line: aLine(seq) })) });
const told = (...latest: LatestFact[]) => frame({ latest });
const fold = (events: readonly LiveEvent[], from = initialLive) => events.reduce(stepLive, from);
const entered: LiveEvent = { type: 'show.entered', slug: 'vai-thieu' };

describe('what a device knows of a show', () => {
  it('keeps the newest stock however the frames come: shuffled, doubled, some lost', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 2, max: 60 }), { minLength: 1 }), (versions) => {
        const facts = versions.map((version) => told({ kind: 'offer.changed', offer: offer(version) }));
        const state = fold([entered, snapshot([]), ...facts]);
        const newest = Math.max(...versions);
        expect(state.offers['offer-1']).toEqual(offer(newest));
      }),
    );
  });

  it('shows every line once and in order, whatever order and how often they come', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([4, 5, 6, 7, 8, 9, 10], { minLength: 7 }),
        fc.array(fc.integer({ min: 1, max: 10 })),
        (order, again) => {
          const state = fold([
            entered,
            snapshot([1, 2, 3]),
            ...order.map((seq) => said(seq)),
            ...again.map((seq) => said(seq)),
          ]);
          expect(state.chat.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
          expect(isMissingLines(state)).toBe(false);
        },
      ),
    );
  });

  it('sees a lost line, and is whole again when it comes or when a snapshot gives it up', () => {
    const gap = fold([entered, snapshot([1, 2]), said(4)]);
    expect(isMissingLines(gap)).toBe(true);
    expect(isMissingLines(fold([said(3)], gap))).toBe(false);
    const givenUp = fold([snapshot([4, 5])], gap);
    expect(isMissingLines(givenUp)).toBe(false);
    expect(givenUp.chat.map(({ seq }) => seq)).toEqual([1, 2, 4, 5]);
  });

  it('holds no more lines than its bound', () => {
    const lines = Array.from({ length: 400 }, (_, index) => said(index + 1));
    const state = fold([entered, snapshot([]), ...lines]);
    expect(state.chat).toHaveLength(chatLinesMax);
    expect(state.chat.at(-1)?.seq).toBe(400);
    expect(isMissingLines(state)).toBe(false);
  });

  it('does not let a shared, older snapshot take back newer news', () => {
    const held = fold([entered, snapshot([1]), told({ kind: 'offer.changed', offer: offer(7) }), said(2)]);
    const after = fold([snapshot([1])], held);
    expect(after.offers['offer-1']?.version).toBe(7);
    expect(after.chat.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(isMissingLines(after)).toBe(false);
  });

  it('drops a show state that is older than the one it holds', () => {
    const state = fold([
      entered,
      snapshot([]),
      told({ kind: 'show.changed', show: show(3, { state: 'on_hold' }) }),
      told({ kind: 'show.changed', show: show(2) }),
    ]);
    expect(state.show?.state).toBe('on_hold');
  });

  it('ignores the news of another show', () => {
    const before = fold([entered, snapshot([1])]);
    expect(
      stepLive(
        before,
        frame({ showId: 'show-2', latest: [{ kind: 'presence.changed', watching: 9, atMs: 9 }] }),
      ),
    ).toBe(before);
  });

  it('counts the news of the run, of its own show only', () => {
    const news = (showId: string): LiveEvent => ({ type: 'studio.run', fact: { showId } });
    const after = [snapshot([1]), news('show-1'), news('show-2')].reduce(stepStudio, initialLive);
    expect([after.runNews, after.capsNews]).toEqual([1, undefined]);
  });

  it('counts the news of waiting caps, of its own show only', () => {
    const news = (showId: string): LiveEvent => ({ type: 'studio.caps', fact: { showId } });
    const after = [snapshot([1]), news('show-1'), news('show-2'), news('show-1')].reduce(
      stepStudio,
      initialLive,
    );
    expect(after.capsNews).toBe(2);
  });

  it('keeps everything on the screen while the line is down', () => {
    const state = fold([entered, snapshot([1]), { type: 'line.opened' }, { type: 'line.lost' }]);
    expect(state.line).toBe('lost');
    expect(state.offers['offer-1']?.priceDong).toBe(32_000);
  });

  it('learns the server’s clock half way between asking and answer', () => {
    const answer = {
      ok: true,
      value: { showId: 'show-1', me: null, video: null, serverTimeMs: 5_000 },
    } as const;
    const state = fold([entered, { type: 'join.answered', answer, sentAtMs: 1_000, answeredAtMs: 1_200 }]);
    expect(state.clockOffsetMs).toBe(5_100 - 1_200);
  });

  describe('of the server’s clock, from each frame', () => {
    const heardAt = (sentAtMs: number, heardAtMs: number): LiveEvent => ({
      type: 'clock.heard',
      sentAtMs,
      heardAtMs,
    });
    const right = { ...initialLive, clockOffsetMs: 2_000 };

    it('learns nothing from a frame that took its time on the way', () => {
      expect(stepLive(right, heardAt(100_000, 98_400))).toBe(right);
      expect(stepLive(right, heardAt(100_000, 107_000))).toBe(right);
    });

    it('sees that the device’s clock was set back', () => {
      expect(stepLive(right, heardAt(100_000, 38_000)).clockOffsetMs).toBe(62_000);
    });

    it('sees that the device’s clock was set forward', () => {
      expect(stepLive(right, heardAt(100_000, 3_698_100)).clockOffsetMs).toBe(-3_598_100);
    });

    it('is right again after what had lain waiting for a sleeping device', () => {
      const slept = [heardAt(100_000, 158_000), heardAt(130_000, 158_010), heardAt(160_000, 158_020)];
      expect(fold(slept, right).clockOffsetMs).toBe(1_980);
    });
  });

  it('sees that the very first line is missing where nobody had said anything', () => {
    expect(isMissingLines(fold([entered, snapshot([]), said(2)]))).toBe(true);
  });
});

describe('a line that was away', () => {
  const entered: LiveEvent[] = [
    { type: 'show.entered', slug: 'vai-thieu' },
    snapshot([]),
    { type: 'line.opened' },
  ];
  const answered = (answer: Extract<LiveEvent, { type: 'join.answered' }>['answer']): LiveEvent => ({
    type: 'join.answered',
    answer,
    sentAtMs: 0,
    answeredAtMs: 0,
  });

  it('is in doubt from its return until the snapshot is there', () => {
    expect(heard(...entered)).toBe('open');
    expect(heard(...entered, { type: 'line.lost' }, { type: 'line.opened' })).toBe('doubted');
    expect(heard(...entered, { type: 'line.doubted' }, { type: 'line.lost' })).toBe('lost');
    expect(heard(...entered, { type: 'line.doubted' }, snapshot([1]))).toBe('open');
  });

  it('is not called lost for having died in its sleep, but when the next one fails', () => {
    const joined = answered({
      ok: true,
      value: { showId: 'show-1', me: null, video: null, serverTimeMs: 0 },
    });
    const back: LiveEvent[] = [...entered, joined, { type: 'line.doubted' }, { type: 'line.lost' }];
    expect(heard(...back)).toBe('doubted');
    expect(heard(...back, { type: 'line.opened' })).toBe('doubted');
    expect(heard(...back, { type: 'line.lost' })).toBe('lost');
  });

  it('stays in doubt while it is told to come again, and not once it is refused', () => {
    const later = answered({ ok: false, refusal: { code: 'busy', retryAfterMs: 1 } });
    const never = answered({ ok: false, refusal: { code: 'not_found' } });
    expect(heard(...entered, { type: 'line.doubted' }, later)).toBe('doubted');
    expect(heard(...entered, { type: 'line.doubted' }, never)).toBe('open');
  });

  it('says why the market did not let it in, until there is a show to see', () => {
    const refusal = { code: 'busy', retryAfterMs: 1 } as const;
    const notLetIn: LiveEvent = { type: 'line.lost', refusal };
    expect(fold([notLetIn, { type: 'line.lost' }]).refusal).toEqual(refusal);
    expect(fold([notLetIn, snapshot([1])]).refusal).toBeNull();
    expect(fold([snapshot([1]), notLetIn]).refusal).toBeNull();
  });
});
