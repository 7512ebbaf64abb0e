/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
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
