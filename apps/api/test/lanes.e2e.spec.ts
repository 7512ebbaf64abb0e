import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@chophien/testing';
import type { OrderView, PlacedOrderView } from '@chophien/contracts';
import { Notices } from '../src/db/notices.js';
import { ExpireHolds } from '../src/orders/expire-holds.js';
import { PlaceOrder } from '../src/orders/place-order.js';
import { askFor, openStall, Person, startMarket, type Market, type Stall } from './harness.js';

// Two nodes and no Redis: what they know of each other comes from the database alone.
let market: Market;
beforeAll(async () => {
  market = await startMarket({ nodes: 2, env: { HOLD_SECONDS: '2' } });
});
afterAll(async () => {
  await market.stop();
});

async function buyer(line = 'Số 5 ngõ 12', url = market.url) {
  const person = await new Person(url).signIn();
  const address = { recipient: 'Chị Hoa', phone: person.phone, communeCode: '00577', line };
  const { id: addressId } = await person.post<{ id: string }>('/api/v1/addresses', address);
  return { person, addressId };
}
type Buyer = Awaited<ReturnType<typeof buyer>>;

const order = ({ person, addressId }: Buyer, stall: Stall, amount: number, more: object = {}, node = 0) =>
  person.ask('POST', '/api/v1/orders', askFor(stall, addressId, amount, { ...more }), market.urls[node]);
const hold = async (by: Buyer, stall: Stall, amount: number) =>
  (await order(by, stall, amount, { method: 'test' })).body as PlacedOrderView;
const pay = ({ person }: Buyer, id: string) => person.ask('POST', `/api/v1/orders/${id}/test-payment`);

const countersOf = async ({ offerId }: Stall) =>
  (
    await market.db.query<{ held: number; sold: number; own: number; set_aside: number }>(
      `select o.held, o.sold, o.own_taken as own, l.set_aside from offers o join lots l on l.id = o.lot_id where o.id = $1`,
      [offerId],
    )
  ).rows[0];
const movementsOf = async ({ offerId }: Stall) =>
  (
    await market.db.query<{ kind: string; amount: number }>(
      `select kind, amount::int as amount from stock_movements where offer_id = $1 and kind <> 'set_aside' order by id`,
      [offerId],
    )
  ).rows.map(({ kind, amount }) => `${kind} ${amount}`);
/** How many rows each table of the market has, jobs included. */
async function rowsByTable(): Promise<Map<string, number>> {
  const { rows: tables } = await market.db.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`,
  );
  const counts = await Promise.all(
    tables.map(({ name }) => market.db.query<{ rows: number }>(`select count(*)::int as rows from ${name}`)),
  );
  return new Map(tables.map(({ name }, at) => [name, counts[at]?.rows[0]?.rows ?? 0]));
}

/** As an operator with the database's own credentials: a change that bypasses the API but not its version rule. */
const setOffer = ({ offerId }: Stall, columns: string) =>
  market.db.query(`update offers set ${columns}, version = version + 1 where id = $1`, [offerId]);

describe('a hold', () => {
  it('keeps its goods until it is paid, then they are sold', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const held = await hold(hoa, stall, 2_000);
    expect(held).toMatchObject({ state: 'held', expiresAtMs: held.placedAtMs + 2_000 });
    expect(await countersOf(stall)).toMatchObject({ held: 2_000, sold: 0, own: 2_000 });
    const paid = await pay(hoa, held.id);
    expect(paid).toMatchObject({ status: 200, body: { state: 'confirmed', paidAtMs: expect.any(Number) } });
    expect(await pay(hoa, held.id)).toMatchObject({ status: 200, body: paid.body as object });
    expect(await countersOf(stall)).toMatchObject({ held: 0, sold: 2_000, own: 2_000 });
    expect(await movementsOf(stall)).toEqual(['held 2000', 'paid 2000']);
  });

  it('ends by itself, once on two nodes, and is not paid for any more', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const held = await hold(hoa, stall, 2_000);
    await until(async () => (await countersOf(stall))?.held === 0, {
      withinMs: 6_000,
      what: 'the hold to end',
    });
    expect(await hoa.person.get<OrderView>(`/api/v1/orders/${held.id}`)).toMatchObject({ state: 'expired' });
    expect(await pay(hoa, held.id)).toMatchObject({
      status: 409,
      body: { refusal: { code: 'order_not_payable', state: 'expired' } },
    });
    expect(await market.apps[0]?.get(ExpireHolds).run()).toBe(0);
    expect(await movementsOf(stall)).toEqual(['held 2000', 'released 2000']);
  });

  it('is either paid or expired when both come in the same moment, and the counters know which', async () => {
    const stall = await openStall(market);
    const crowd = await Promise.all(Array.from({ length: 12 }, (_, at) => buyer(`Số ${at} ngõ 3`)));
    const holds = await Promise.all(crowd.map((one) => hold(one, stall, 1_000)));
    const deadlineMs = Math.max(...holds.map(({ expiresAtMs }) => expiresAtMs ?? 0));
    // Payments spread over the half second around the deadline, while both nodes sweep.
    const paid = await Promise.all(
      holds.map(async ({ id }, at) => {
        const by = crowd[at];
        if (!by) throw new Error('a hold without its buyer');
        await until(() => Date.now() >= deadlineMs - 250 + at * 40, { withinMs: 10_000, everyMs: 5 });
        return (await pay(by, id)).status === 200;
      }),
    );
    await until(async () => (await countersOf(stall))?.held === 0, {
      withinMs: 6_000,
      what: 'all to be decided',
    });
    const states = await market.db.query<{ state: string }>(
      `select state from orders where offer_id = $1 order by placed_at, id`,
      [stall.offerId],
    );
    const confirmed = states.rows.filter(({ state }) => state === 'confirmed').length;
    expect(confirmed).toBe(paid.filter(Boolean).length);
    expect(await countersOf(stall)).toMatchObject({ sold: confirmed * 1_000, own: confirmed * 1_000 });
  });

  it('can be given up before it ends', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const held = await hold(hoa, stall, 2_000);
    await hoa.person.post(`/api/v1/orders/${held.id}/cancel`);
    expect(await countersOf(stall)).toMatchObject({ held: 0, sold: 0, own: 0 });
    expect(await movementsOf(stall)).toEqual(['held 2000', 'released 2000']);
  });
});

describe('a cap', () => {
  it('of the household counts everybody who lives there', async () => {
    const [stall, hoa, lan, afar] = [
      await openStall(market),
      await buyer(),
      await buyer(),
      await buyer('Số 9 ngõ 1'),
    ];
    await setOffer(stall, 'per_household = 3000');
    expect((await order(hoa, stall, 2_000)).status).toBe(201);
    expect((await order(lan, stall, 2_000, {}, 1)).body).toEqual({
      refusal: { code: 'household_limit', left: 1_000, limit: 3_000, unit: 'g' },
    });
    expect((await order(afar, stall, 2_000)).status).toBe(201);
  });

  it('of the picking day counts every offer of that day, on every node', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const second = await stall.host.post<{ id: string }>(`/api/v1/shows/${stall.showId}/offers/quick`, {
      name: 'Vải lai',
      unit: 'g',
      priceDong: 32_000,
      cap: 50_000,
    });
    await market.db.query(
      `insert into picking_days (producer_id, day, cap_grams) select producer_id, '2027-06-01', 3000 from lots l
       join offers o on o.lot_id = l.id where o.id = $1`,
      [stall.offerId],
    );
    await setOffer(stall, `picking_day = '2027-06-01'`);
    await setOffer({ ...stall, offerId: second.id }, `picking_day = '2027-06-01'`);
    expect((await order(hoa, stall, 2_000)).status).toBe(201);
    expect((await order(hoa, { ...stall, offerId: second.id }, 1_500, {}, 1)).body).toEqual({
      refusal: { code: 'picking_day_limit', left: 1_000, unit: 'g' },
    });
    const last = await order(hoa, { ...stall, offerId: second.id }, 1_000, {}, 1);
    expect(last.status).toBe(201);
    await hoa.person.post(`/api/v1/orders/${(last.body as OrderView).id}/cancel`);
    expect((await order(hoa, stall, 1_000)).status).toBe(201);
    const { rows } = await market.db.query(`select taken_grams from picking_days`);
    expect(rows).toEqual([{ taken_grams: 3_000 }]);
  });

  it('of a channel leaves the rest to the others', async () => {
    const [stall, hoa] = [await openStall(market, { cap: 10_000 }), await buyer()];
    await setOffer(stall, 'own_cap = 2000, relay_cap = 5000');
    expect((await order(hoa, stall, 2_500)).body).toEqual({
      refusal: { code: 'channel_limit', left: 2_000, unit: 'g' },
    });
    const [account] = (
      await market.db.query<{ id: string }>(`select id from accounts where phone = $1`, [hoa.person.phone])
    ).rows;
    const relayed = askFor(stall, hoa.addressId, 4_000) as Parameters<PlaceOrder['run']>[1];
    const by = {
      account: { id: account?.id ?? '', name: '', phone: hoa.person.phone, mayHost: false },
      visitorId: null,
      address: '',
    };
    const answer = await market.apps[0]?.get(PlaceOrder).run(by, relayed, 'relay');
    expect(answer).toMatchObject({ ok: true });
    const { rows } = await market.db.query(`select own_taken, relay_taken, sold from offers where id = $1`, [
      stall.offerId,
    ]);
    expect(rows).toEqual([{ own_taken: 0, relay_taken: 4_000, sold: 4_000 }]);
  });

  it('stands in the database too: nothing can write an oversell or a negative', async () => {
    const stall = await openStall(market, { cap: 1_000 });
    const refused = (columns: string) =>
      expect(setOffer(stall, columns)).rejects.toThrow('violates check constraint');
    await refused('sold = 1500, own_taken = 1500');
    await refused('held = -500');
    await refused('sold = 500');
    await refused('own_cap = 0, sold = 500, own_taken = 500');
    const lot = `update lots set %s where id = (select lot_id from offers where id = $1)`;
    for (const columns of ['set_aside = made + 1', 'spoiled = -1', 'spoiled = made'])
      await expect(market.db.query(lot.replace('%s', columns), [stall.offerId])).rejects.toThrow(
        'lots_ledger_check',
      );
  });
});

describe('what a lane remembers', () => {
  it('is never believed over the database: two nodes sell one offer in turn, to the gram', async () => {
    const stall = await openStall(market, { cap: 20_000 });
    const crowd = await Promise.all(Array.from({ length: 6 }, (_, at) => buyer(`Số ${at} ngõ 8`)));
    const replies: number[] = [];
    for (let round = 0; round < 4; round += 1)
      replies.push(
        ...(await Promise.all(
          crowd.map(async (one, at) => (await order(one, stall, 1_000, {}, at % 2)).status),
        )),
      );
    expect(replies.filter((status) => status === 201)).toHaveLength(20);
    expect(await countersOf(stall)).toMatchObject({ sold: 20_000, own: 20_000 });
  });

  it('learns on the other node, without Redis, that goods have come back', async () => {
    const [stall, hoa, lan] = [
      await openStall(market, { cap: 2_000 }),
      await buyer(),
      await buyer('Số 1 ngõ 1'),
    ];
    const placed = (await order(hoa, stall, 2_000)).body as PlacedOrderView;
    expect((await order(lan, stall, 500, {}, 1)).status).toBe(409);
    await hoa.person.post(`/api/v1/orders/${placed.id}/cancel`);
    const bought = async () => (await order(lan, stall, 500, {}, 1)).status === 201;
    await until(bought, { withinMs: 2_000, what: 'the other node to sell again' });
  });

  it('is doubted on its own node before whoever brought goods back is answered, news or none', async () => {
    const alone = await startMarket();
    try {
      const [stall, hoa, lan] = [
        await openStall(alone, { cap: 2_000 }),
        await buyer('Số 1', alone.url),
        await buyer('Số 2', alone.url),
      ];
      // From now on the database's news reaches nobody.
      await alone.apps[0]?.get(Notices).onApplicationShutdown();
      const place = (by: Buyer) =>
        by.person.ask('POST', '/api/v1/orders', askFor(stall, by.addressId, 2_000), alone.url);
      const placed = (await place(hoa)).body as PlacedOrderView;
      expect((await place(lan)).body).toMatchObject({ refusal: { code: 'sold_out', left: 0 } });
      await hoa.person.post(`/api/v1/orders/${placed.id}/cancel`);
      expect((await place(lan)).status).toBe(201);
    } finally {
      await alone.stop();
    }
  });

  it('writes one row an order and one movement a batch for a crowd that pays at the door, and nothing else', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const before = await rowsByTable();
    const answers = await Promise.all(Array.from({ length: 60 }, () => order(hoa, stall, 1_000)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    const after = await rowsByTable();
    const grown = [...after].filter(([name, rows]) => rows !== before.get(name));
    expect(grown.map(([name]) => name).sort()).toEqual(['public.orders', 'public.stock_movements']);
    const more = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    const batches = new Set(answers.map(({ body }) => (body as PlacedOrderView).placedAtMs)).size;
    expect(more('public.orders')).toBe(60);
    expect(more('public.stock_movements')).toBe((await movementsOf(stall)).length);
    expect(more('public.stock_movements')).toBeGreaterThanOrEqual(batches);
    expect(more('public.stock_movements')).toBeLessThan(more('public.orders'));
  });

  it('of a picking day is doubted by all its offers when goods of one come back', async () => {
    const alone = await startMarket();
    try {
      const [stall, hoa, lan] = [
        await openStall(alone),
        await buyer('Số 1', alone.url),
        await buyer('Số 2', alone.url),
      ];
      const { id: otherId } = await stall.host.post<{ id: string }>(
        `/api/v1/shows/${stall.showId}/offers/quick`,
        { name: 'Vải lai', unit: 'g', priceDong: 32_000, cap: 50_000 },
      );
      await alone.db.query(
        `insert into picking_days (producer_id, day, cap_grams)
         select producer_id, '2027-06-02', 2000 from lots l join offers o on o.lot_id = l.id where o.id = $1`,
        [stall.offerId],
      );
      await alone.db.query(
        `update offers set picking_day = '2027-06-02', version = version + 1 where id = any($1)`,
        [[stall.offerId, otherId]],
      );
      // From now on the database's news reaches nobody.
      await alone.apps[0]?.get(Notices).onApplicationShutdown();
      const place = (by: Buyer, offerId: string, amount: number) =>
        by.person.ask(
          'POST',
          '/api/v1/orders',
          askFor({ ...stall, offerId }, by.addressId, amount),
          alone.url,
        );
      const placed = (await place(hoa, stall.offerId, 1_500)).body as PlacedOrderView;
      expect((await place(lan, otherId, 500)).status).toBe(201);
      expect((await place(lan, otherId, 1_500)).body).toMatchObject({
        refusal: { code: 'picking_day_limit', left: 0 },
      });
      await hoa.person.post(`/api/v1/orders/${placed.id}/cancel`);
      expect((await place(lan, otherId, 1_500)).status).toBe(201);
    } finally {
      await alone.stop();
    }
  });

  it('answers an accepted key again though all is sold, the address is gone and the show is over', async () => {
    const [stall, hoa] = [await openStall(market, { cap: 1_000 }), await buyer()];
    const ask = askFor(stall, hoa.addressId, 1_000);
    const placed = await hoa.person.post('/api/v1/orders', ask);
    await hoa.person.ask('DELETE', `/api/v1/addresses/${hoa.addressId}`);
    await stall.host.post(`/api/v1/shows/${stall.showId}/end`);
    for (const url of market.urls)
      expect(await hoa.person.ask('POST', '/api/v1/orders', ask, url)).toMatchObject({
        status: 201,
        body: placed as object,
      });
  });

  it('gives a closed offer’s rest back to its lot, and what is cancelled later too', async () => {
    const [stall, hoa] = [await openStall(market, { cap: 10_000 }), await buyer()];
    const placed = (await order(hoa, stall, 2_000)).body as PlacedOrderView;
    await stall.host.post(`/api/v1/offers/${stall.offerId}/close`);
    expect(await countersOf(stall)).toMatchObject({ sold: 2_000, set_aside: 2_000 });
    await hoa.person.post(`/api/v1/orders/${placed.id}/cancel`);
    expect(await countersOf(stall)).toMatchObject({ sold: 0, set_aside: 0 });
  });
});

describe('holds of a market that stood still', () => {
  it('end within five seconds of its return, each once', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const held = await Promise.all([1, 2, 3].map(() => hold(hoa, stall, 1_000)));
    expect(held).toHaveLength(3);
    await Promise.all(market.apps.splice(0).map((app) => app.close()));
    await market.db.query(
      `update orders set expires_at = now() - interval '10 minutes' where offer_id = $1`,
      [stall.offerId],
    );
    const again = await startMarket({ on: market.databaseUrl });
    const backAtMs = Date.now();
    await until(async () => (await countersOf(stall))?.held === 0, {
      withinMs: 5_000,
      what: 'the holds to end',
    });
    expect(Date.now() - backAtMs).toBeLessThan(5_000);
    expect((await movementsOf(stall)).filter((line) => line.startsWith('released'))).toEqual([
      'released 3000',
    ]);
    await again.stop();
  });
});
