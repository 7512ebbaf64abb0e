import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHttpClient, LiveClient, openSocketWire } from '@chophien/client';
import { until } from '@chophien/testing';
import { setTimeout as pause } from 'node:timers/promises';
import { askFor, openStall, Person, startMarket, type Market, type Stall } from './harness.js';

// A lane in which a single ask may wait: every crowd is too big for it.
let market: Market;
beforeAll(async () => {
  market = await startMarket({ env: { ORDER_LANE_MAX: '1' } });
});
afterAll(async () => {
  await market.stop();
});

/** A buyer's own client, by the live line or by HTTP alone, with every reason to wait that it was given. */
async function client(stall: Stall, door: 'line' | 'http') {
  const person = await new Person(market.url).signIn();
  const addressId = await person.withAddress();
  const headers = { cookie: person.cookie };
  const random = Math.random;
  const live = new LiveClient({
    http: createHttpClient({ origin: market.url, headers }),
    openWire: openSocketWire({ url: market.url, random, options: { extraHeaders: headers } }),
    nowMs: Date.now,
    random,
    wait: (ms) => pause(ms),
  });
  const waits: string[] = [];
  if (door === 'line') {
    live.join(stall.slug);
    await until(() => Promise.resolve(live.store.getSnapshot().joined));
  }
  return { live, waits, addressId };
}

describe('a crowd at a lane that is full', () => {
  it.each(['line', 'http'] as const)(
    'comes back by itself and gets its goods once each (%s)',
    async (door) => {
      const stall = await openStall(market, { cap: 100_000 });
      const crowd = await Promise.all(Array.from({ length: 12 }, () => client(stall, door)));
      const answers = await Promise.all(
        crowd.map(({ live, addressId, waits }) =>
          live.placeOrder({ ...askFor(stall, addressId, 1_000), method: 'cod' }, (waitsFor) =>
            waits.push(waitsFor),
          ),
        ),
      );
      crowd.forEach(({ live }) => live.leave());
      expect(answers.filter(({ ok }) => !ok)).toEqual([]);
      // Some of them were turned away first, or this would prove nothing.
      expect(crowd.flatMap(({ waits }) => waits)).toContain('busy');
      const { rows } = await market.db.query(`select sold::int from offers where id = $1`, [stall.offerId]);
      expect(rows).toEqual([{ sold: 12_000 }]);
    },
  );
});
