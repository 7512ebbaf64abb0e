import { initialLive } from '@chophien/client';
import { describe, expect, it } from '@jest/globals';
import { anOffer } from '../offers/for-specs.js';
import { newsOfDrafts, readOut, saidLeftS, standOf, waitingOf } from './drafts.js';
import { aDraft, ofDraft } from './for-specs.js';

const draft = aDraft();
const nowMs = 1_000;

describe('a draft', () => {
  it('waits until its time is over, whatever the show has told of it so far', () => {
    expect(standOf(draft, undefined, 299_999)).toBe('waiting');
    expect(standOf(draft, ofDraft(draft), 299_999)).toBe('waiting');
    expect(standOf(draft, ofDraft(draft), 300_000)).toBe('over');
  });

  it('is what the show tells of it: given up, ended, agreed to and paid or to be paid', () => {
    const told = (state: 'cancelled' | 'expired' | 'confirmed' | 'held') =>
      standOf(draft, ofDraft(draft, { state, isDraft: false }), nowMs);
    expect([told('cancelled'), told('expired'), told('confirmed'), told('held')]).toEqual([
      'given_up',
      'over',
      'agreed',
      'agreed',
    ]);
  });

  it('is listed as long as it waits', () => {
    const drafts = ['1', '2', '3'].map((id) => aDraft({ id }));
    const orders = [ofDraft(aDraft({ id: '2' }), { state: 'confirmed', isDraft: false })];
    expect(waitingOf(drafts, orders, nowMs).map(({ id }) => id)).toEqual(['1', '3']);
    expect(waitingOf(drafts, orders, 300_000)).toEqual([]);
  });

  it('that is new or gone is news, and so is a line that came back; an order is none', () => {
    const state = { ...initialLive, joined: true };
    const before = newsOfDrafts(state);
    const sold = ofDraft(aDraft({ id: '9' }), { isDraft: false });
    expect(newsOfDrafts({ ...state, studioOrders: [sold] })).toBe(before);
    expect(newsOfDrafts({ ...state, studioOrders: [ofDraft(draft)] })).not.toBe(before);
    expect(newsOfDrafts({ ...state, joined: false })).not.toBe(before);
  });
});

describe('the price that is read out', () => {
  it('is the one it was held at, with the delivery', () => {
    expect(readOut(draft, anOffer(), { nowMs })).toEqual({
      ...{ dong: 32_000, version: 1, goodsDong: 64_000, totalDong: 94_000 },
      ...{ fellFromDong: null, roseToDong: null },
    });
  });

  it('is lower where it has fallen since, and says from what', () => {
    expect(readOut(draft, anOffer({ priceDong: 30_000, priceVersion: 2 }), { nowMs })).toMatchObject({
      ...{ dong: 30_000, version: 2, totalDong: 90_000, fellFromDong: 32_000 },
    });
  });

  it('stays where it has risen since, and says to what', () => {
    expect(readOut(draft, anOffer({ priceDong: 40_000, priceVersion: 2 }), { nowMs })).toMatchObject({
      ...{ dong: 32_000, version: 1, fellFromDong: null, roseToDong: 40_000 },
    });
  });

  it('is what the market has said, while its news is behind', () => {
    const offer = anOffer({ priceDong: 30_000, priceVersion: 2 });
    expect(readOut(draft, offer, { nowMs, leastDong: 31_000 })).toMatchObject({ dong: 31_000 });
    expect(readOut(draft, offer, { nowMs, leastDong: 40_000 })).toMatchObject({ dong: 32_000 });
  });

  it('by a price that is shared counts what all others have, as the market does', () => {
    const rule = { kind: 'falling_kilos', steps: [{ fromAmount: 10_000, dong: 28_000 }] } as const;
    const taken = (grams: number) => readOut(draft, anOffer({ rule, taken: grams }), { nowMs }).dong;
    expect(taken(11_000)).toBe(32_000);
    expect(taken(12_000)).toBe(28_000);
  });

  it('of a flash that is over stays the one it was held at', () => {
    const rule = { kind: 'flash', fromMs: 0, untilMs: 1_000, flashDong: 29_000 } as const;
    expect(readOut(aDraft({ priceDong: 29_000 }), anOffer({ rule }), { nowMs })).toMatchObject({
      ...{ dong: 29_000, roseToDong: null },
    });
  });
});

it('who hears the page is told of a minute and of half a minute, and not each second', () => {
  const said = Array.from({ length: 120 }, (_, passedS) => saidLeftS((120 - passedS) * 1_000));
  expect(said.filter((now, at) => now !== undefined && now !== said[at - 1])).toEqual([60, 30]);
  expect(saidLeftS(0)).toBeUndefined();
});
