import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@chophien/testing';
import type { PlacedOrderView } from '@chophien/contracts';
import pg from 'pg';
import { askFor, openStall, Person, startMarket, type Market, type Stall } from './harness.js';

// What two transactions may not do to each other. The second one is this spec's own, so that nothing is left to chance.
let market: Market;
let other: pg.Client;
beforeAll(async () => {
  market = await startMarket();
  other = new pg.Client({ connectionString: market.databaseUrl });
  await other.connect();
});
afterAll(async () => {
  await other.end();
  await market.stop();
});

async function buyer() {
  const person = await new Person(market.url).signIn();
  return { person, addressId: await person.withAddress() };
}

/** The statement that waits for a row of ours. */
const waiting = () =>
  until(
    async () =>
      (
        await market.db.query<{ query: string }>(
          `select query from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
      ).rows[0]?.query,
    { withinMs: 5_000, what: 'somebody to wait for us' },
  );
const setOffer = (client: pg.Client, { offerId }: Stall, columns: string) =>
  client.query(`update offers set ${columns}, version = version + 1 where id = $1`, [offerId]);

describe('an order', () => {
  it('reads what it decides from only once the offer is its own', async () => {
    const [stall, { person, addressId }] = [await openStall(market), await buyer()];
    await person.post('/api/v1/orders', askFor(stall, addressId, 1_000));
    // What the lane remembers is old now, so it goes under the lock, which we hold.
    await setOffer(market.db, stall, 'position = position');
    await other.query('begin');
    await setOffer(other, stall, 'price_dong = price_dong + 1000, price_version = price_version + 1');
    const asked = person.ask('POST', '/api/v1/orders', askFor(stall, addressId, 1_000));
    const statement = await waiting();
    await other.query('commit');
    expect((await asked).body).toMatchObject({ refusal: { code: 'price_moved' } });
    expect(statement).toMatch(/^select 1 from offers/);
  });

  it('waits for the picking day before it takes the offer', async () => {
    const [stall, { person, addressId }] = [await openStall(market), await buyer()];
    await market.db.query(
      `insert into picking_days (producer_id, day, cap_grams) select producer_id, '2027-06-01', 9000 from lots l
       join offers o on o.lot_id = l.id where o.id = $1`,
      [stall.offerId],
    );
    await setOffer(market.db, stall, `picking_day = '2027-06-01'`);
    const { id } = await person.post<PlacedOrderView>('/api/v1/orders', askFor(stall, addressId, 1_000));
    await other.query('begin');
    await other.query('select 1 from picking_days for update');
    const cancelled = person.ask('POST', `/api/v1/orders/${id}/cancel`);
    await waiting();
    // Who holds the day can have the offer too: nobody holds the offer and waits for the day.
    const taken = await other
      .query('select 1 from offers where id = $1 for update nowait', [stall.offerId])
      .then(({ rowCount }) => rowCount)
      .catch(String);
    await other.query('rollback');
    expect((await cancelled).status).toBe(200);
    expect(taken).toBe(1);
  });

  it('is one for its key, though another offer’s lane knows nothing of it', async () => {
    const [stall, { person, addressId }] = [await openStall(market), await buyer()];
    const goods = { name: 'Vải lai', unit: 'g', priceDong: 32_000, cap: 50_000 };
    const second = await stall.host.post<{ id: string }>(`/api/v1/shows/${stall.showId}/offers/quick`, goods);
    const ask = askFor(stall, addressId, 1_000);
    // The second lane remembers its offer from before the key was used.
    await person.post('/api/v1/orders', askFor({ ...stall, offerId: second.id }, addressId, 1_000));
    await person.post('/api/v1/orders', ask);
    const reused = await person.ask('POST', '/api/v1/orders', { ...ask, offerId: second.id });
    expect(reused.body).toEqual({ refusal: { code: 'key_reused' } });
  });
});
