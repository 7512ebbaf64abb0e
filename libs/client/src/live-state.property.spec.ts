import type { LatestFact, ShowFrame, ShowSnapshot } from '@chophien/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aLine, anOffer, aShow } from './for-specs.js';
import { initialLive, isMissingLines, stepLive, type LiveEvent } from './live-state.js';

const show = aShow();
const offer = (id: string) => anOffer({ id, code: id });
const linesKept = 50;
type Happening = 'sells' | 'sells the other' | 'pins' | 'talks' | 'comes';

/** A server of a few lines: what has happened makes its frames, one each, and its snapshot. */
function serverAfter(happenings: readonly Happening[]) {
  let now: ShowSnapshot = { show, offers: [offer('a'), offer('b')], chat: [], watching: 1, atMs: 0 };
  const frames: ShowFrame[] = [];
  const sold = (id: string): LatestFact => {
    now = {
      ...now,
      offers: now.offers.map((each) =>
        each.id === id ? { ...each, left: each.left - 500, version: each.version + 1 } : each,
      ),
    };
    return { kind: 'offer.changed', offer: now.offers.find((each) => each.id === id) ?? offer(id) };
  };
  const happens = (what: Happening): Pick<ShowFrame, 'every' | 'latest'> => {
    if (what === 'talks') {
      const said = aLine((now.chat.at(-1)?.seq ?? 0) + 1);
      now = { ...now, chat: [...now.chat, said].slice(-linesKept) };
      return { every: [{ kind: 'chat.posted', line: said }], latest: [] };
    }
    if (what === 'sells') return { every: [], latest: [sold('a')] };
    if (what === 'sells the other') return { every: [], latest: [sold('b')] };
    if (what === 'comes') {
      now = { ...now, watching: now.watching + 1 };
      return { every: [], latest: [{ kind: 'presence.changed', watching: now.watching, atMs: now.atMs }] };
    }
    now = { ...now, show: { ...now.show, version: now.show.version + 1, pinnedOfferId: 'a' } };
    return { every: [], latest: [{ kind: 'show.changed', show: now.show }] };
  };
  const first = now;
  for (const what of happenings) {
    now = { ...now, atMs: now.atMs + 100 };
    frames.push({ showId: 'show-1', atMs: now.atMs, ...happens(what) });
  }
  return { first, frames, now };
}

const happenings = fc.array(
  fc.constantFrom<Happening>('sells', 'sells the other', 'pins', 'talks', 'talks', 'comes'),
  { minLength: 1, maxLength: 90 },
);

/** Some of the frames, some of them twice and more, in any order. */
const delivered = happenings.chain((all) =>
  fc.record({
    server: fc.constant(serverAfter(all)),
    order: fc.array(fc.nat({ max: all.length - 1 }), { maxLength: all.length * 2 }),
    late: fc.array(fc.nat({ max: all.length - 1 }), { maxLength: 10 }),
  }),
);

const entered: LiveEvent = { type: 'show.entered', slug: 'vai-thieu' };
const told = (fact: ShowSnapshot): LiveEvent => ({ type: 'show.snapshot', fact });
const framesOf = (frames: readonly ShowFrame[], order: readonly number[]): LiveEvent[] =>
  order.flatMap((at) => {
    const fact = frames[at];
    return fact === undefined ? [] : [{ type: 'show.frame', fact }];
  });
const fold = (events: readonly LiveEvent[], from = initialLive) => events.reduce(stepLive, from);

describe('a line that loses, doubles and shuffles', () => {
  it('leaves the device with what the server has, from the next snapshot on', () => {
    fc.assert(
      fc.property(delivered, ({ server: { first, frames, now }, order, late }) => {
        const state = fold([
          entered,
          told(first),
          ...framesOf(frames, order),
          told(now),
          ...framesOf(frames, late),
        ]);
        expect(Object.values(state.offers)).toEqual(now.offers);
        expect([state.show, state.watching]).toEqual([now.show, now.watching]);
        expect(state.chat.slice(state.chat.length - now.chat.length)).toEqual(now.chat);
        expect(isMissingLines(state)).toBe(false);
      }),
    );
  });

  it('never takes the device back behind what it has heard', () => {
    fc.assert(
      fc.property(delivered, ({ server: { first, frames }, order }) => {
        let state = fold([entered, told(first)]);
        for (const event of framesOf(frames, order)) {
          const next = stepLive(state, event);
          for (const [id, { version }] of Object.entries(state.offers))
            expect(next.offers[id]?.version).toBeGreaterThanOrEqual(version);
          expect(next.show?.version).toBeGreaterThanOrEqual(state.show?.version ?? 0);
          expect(next.chat.map(({ seq }) => seq)).toEqual(
            [...new Set(next.chat.map(({ seq }) => seq))].sort((a, b) => a - b),
          );
          state = next;
        }
      }),
    );
  });

  it('shows a gap in the talk for exactly as long as it stands', () => {
    fc.assert(
      fc.property(delivered, ({ server: { first, frames }, order }) => {
        let state = fold([entered, told(first)]);
        const heard = new Set<number>();
        for (const event of framesOf(frames, order)) {
          state = stepLive(state, event);
          if (event.type === 'show.frame') event.fact.every.forEach((fact) => heard.add(fact.line.seq));
          const newest = Math.max(0, ...heard);
          expect(isMissingLines(state)).toBe(heard.size < newest);
        }
      }),
    );
  });
});
