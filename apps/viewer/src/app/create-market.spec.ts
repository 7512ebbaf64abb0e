/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { snapshot } from '../testing/a-show.js';
import { createMarket } from './create-market.js';
import { ordersKey, ownerKey } from './orders-owner.js';

const fetched = globalThis.fetch;
const me = (accountId: string) => ({ accountId, name: 'Lan', phone: '0912345678', mayHost: false });

/** The market answers the session with this. */
const answerWith = (body: object | undefined) => {
  globalThis.fetch = (() =>
    body === undefined
      ? Promise.reject(new TypeError('cut'))
      : Promise.resolve({ ok: true, text: () => Promise.resolve(JSON.stringify(body)) })) as typeof fetch;
};

beforeEach(() => {
  localStorage.setItem(ownerKey, 'lan');
  localStorage.setItem(ordersKey, '{}');
});
afterEach(() => {
  globalThis.fetch = fetched;
});

describe('orders that are kept on a device', () => {
  it.each([
    ['stay for the account that read them', { me: me('lan') }, true],
    ['stay while the market cannot be reached', undefined, true],
    ['go when another account is in', { me: me('minh') }, false],
    ['go when the session is over', { me: null }, false],
  ])('%s', async (_, body, stay) => {
    answerWith(body);
    await createMarket().session.read();
    expect(localStorage.getItem(ordersKey) !== null).toBe(stay);
  });

  it('go at sign-out', async () => {
    answerWith({});
    await createMarket().session.signOut();
    expect(localStorage.getItem(ordersKey)).toBeNull();
  });
});

describe('a show that was begun before its page', () => {
  const begun = () => {
    const market = createMarket();
    return { market, show: market.take({ at: 'show', snapshot, drawnAtMs: 1 }) };
  };

  it('is the same for a drawing that is thrown away and begun anew', () => {
    const { market, show } = begun();
    expect(show?.live.drawn.show?.title).toBe('Vải sáng nay');
    expect(market.openShow('vai')).toBe(show);
    expect(market.openShow('vai')).toBe(show);
  });

  it('is not handed to the page that comes after the one it was for', () => {
    const { market, show } = begun();
    market.forgetBegun();
    const next = market.openShow('vai');
    expect(next).not.toBe(show);
    expect(market.openShow('na')).not.toBe(next);
  });
});
