import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@chophien/testing';
import { randomUUID } from 'node:crypto';
import { askFor, emit, openStall, Person, startTwoNodes, watch, type Market } from './harness.js';

let market: Market;
beforeAll(async () => {
  market = await startTwoNodes();
});
afterAll(() => market.stop());

const soldOf = async (offerId: string) =>
  (await market.db.query<{ sold: number }>(`select sold from offers where id = $1`, [offerId])).rows[0]?.sold;

async function buyer() {
  const person = await new Person(market.url).signIn();
  return { person, addressId: await person.withAddress() };
}

describe('an order', () => {
  it('is one order through both doors and on both nodes, answered byte for byte alike', async () => {
    const stall = await openStall(market);
    const { person, addressId } = await buyer();
    const ask = askFor(stall, addressId, 2_000);
    const [first, second] = [await person.connect(market.urls[0]), await person.connect(market.urls[1])];
    const answers = [
      (await emit(first, 'order.place', ask)).value,
      (await emit(second, 'order.place', ask)).value,
      (await person.ask('POST', '/api/v1/orders', ask, market.urls[0])).body,
      (await person.ask('POST', '/api/v1/orders', ask, market.urls[1])).body,
    ];
    person.leave();
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    // 2 kg at 32.000 đ/kg, and 30.000 đ for the first 2 kg of delivery: by hand.
    expect(answers[0]).toMatchObject({
      goodsDong: 64_000,
      deliveryDong: 30_000,
      totalDong: 94_000,
      state: 'confirmed',
    });
    expect(await soldOf(stall.offerId)).toBe(2_000);
  });

  it('repeats an accepted key even after the price rose and the show ended', async () => {
    const stall = await openStall(market);
    const { person, addressId } = await buyer();
    const ask = askFor(stall, addressId, 1_000);
    const placed = await person.post('/api/v1/orders', ask);
    await stall.host.post(`/api/v1/offers/${stall.offerId}/price`, { priceDong: 40_000 });
    await stall.host.post(`/api/v1/shows/${stall.showId}/end`);
    expect(await person.ask('POST', '/api/v1/orders', ask)).toMatchObject({
      status: 201,
      body: placed as object,
    });
  });

  it('refuses a key that was used for another ask', async () => {
    const stall = await openStall(market);
    const { person, addressId } = await buyer();
    const ask = askFor(stall, addressId, 1_000);
    await person.post('/api/v1/orders', ask);
    const reply = await person.ask('POST', '/api/v1/orders', { ...ask, amount: 1_500 });
    expect(reply).toMatchObject({ status: 409, body: { refusal: { code: 'key_reused' } } });
  });

  it('never costs more than was seen, and less when the price fell', async () => {
    const stall = await openStall(market);
    const { person, addressId } = await buyer();
    await stall.host.post(`/api/v1/offers/${stall.offerId}/price`, { priceDong: 33_000 });
    const dearer = await person.ask('POST', '/api/v1/orders', askFor(stall, addressId, 1_000));
    expect(dearer.body).toMatchObject({
      refusal: { code: 'price_moved', price: { dong: 33_000, version: 2 } },
    });
    const cheaper = await person.post(
      '/api/v1/orders',
      askFor(stall, addressId, 1_000, { price: { dong: 50_000, version: 1 } }),
    );
    expect(cheaper).toMatchObject({ goodsDong: 33_000 });
  });

  it('takes nobody’s goods twice: a crowd on two nodes buys exactly what there is', async () => {
    const stall = await openStall(market, { cap: 50_000 });
    const crowd = await Promise.all(Array.from({ length: 30 }, () => buyer()));
    const replies = await Promise.all(
      crowd.flatMap(({ person, addressId }, at) =>
        [1, 2, 3].map(() =>
          person.ask('POST', '/api/v1/orders', askFor(stall, addressId, 1_000), market.urls[at % 2]),
        ),
      ),
    );
    const taken = replies.filter((reply) => reply.status === 201).length;
    const refused = replies.filter((reply) => reply.status === 409);
    expect([taken, refused.length]).toEqual([50, 40]);
    expect(new Set(refused.map((reply) => JSON.stringify(reply.body)))).toEqual(
      new Set(['{"refusal":{"code":"sold_out","left":0,"unit":"g"}}']),
    );
    const ledger = await market.db.query(
      `select sum(amount)::int as sold, sum(orders)::int as orders from stock_movements where offer_id = $1 and kind = 'sold'`,
      [stall.offerId],
    );
    expect(ledger.rows).toEqual([{ sold: 50_000, orders: 50 }]);
  });

  it('keeps one buyer to the limit of the offer, over several orders', async () => {
    const stall = await openStall(market, { perBuyer: 3_000 });
    const { person, addressId } = await buyer();
    await person.post('/api/v1/orders', askFor(stall, addressId, 2_000));
    const reply = await person.ask('POST', '/api/v1/orders', askFor(stall, addressId, 1_500));
    expect(reply.body).toEqual({ refusal: { code: 'buyer_limit', left: 1_000, limit: 3_000, unit: 'g' } });
  });

  it('gives the grams back once when it is cancelled, however often that is asked', async () => {
    const stall = await openStall(market);
    const { person, addressId } = await buyer();
    const { id } = await person.post<{ id: string }>('/api/v1/orders', askFor(stall, addressId, 2_000));
    await Promise.all([1, 2, 3].map(() => person.post(`/api/v1/orders/${id}/cancel`)));
    expect(await soldOf(stall.offerId)).toBe(0);
    expect(await person.get(`/api/v1/orders/${id}`)).toMatchObject({ state: 'cancelled' });
  });

  it('tells the buyer’s other pages on the other node when it is cancelled', async () => {
    const stall = await openStall(market);
    const { person, addressId } = await buyer();
    const { id } = await person.post<{ id: string }>('/api/v1/orders', askFor(stall, addressId, 500));
    const heard: unknown[] = [];
    for (const url of market.urls)
      (await person.connect(url)).on('order.changed', (order) => heard.push(order));
    await person.post(`/api/v1/orders/${id}/cancel`);
    await until(() => heard.length === 2);
    expect(heard).toEqual(
      [1, 2].map(() => expect.objectContaining({ id, state: 'cancelled', recipient: 'Chị Hoa' })),
    );
    person.leave();
  });

  it('is nobody else’s to read or cancel, and needs an address of one’s own', async () => {
    const stall = await openStall(market);
    const [{ person, addressId }, other] = [await buyer(), await buyer()];
    const { id } = await person.post<{ id: string }>('/api/v1/orders', askFor(stall, addressId, 1_000));
    expect((await other.person.ask('GET', `/api/v1/orders/${id}`)).status).toBe(404);
    expect((await other.person.ask('POST', `/api/v1/orders/${id}/cancel`)).status).toBe(404);
    const reply = await other.person.ask('POST', '/api/v1/orders', askFor(stall, addressId, 1_000));
    expect(reply.body).toEqual({ refusal: { code: 'address_unknown' } });
  });

  it('remembers the facts sheet that the buyer saw', async () => {
    const stall = await openStall(market);
    const { person, addressId } = await buyer();
    const placed = await person.post<{ lines: { factsId: string; producerId: string }[] }>(
      '/api/v1/orders',
      askFor(stall, addressId, 500),
    );
    const facts = await new Person(market.url).get(`/api/v1/facts/${placed.lines[0]?.factsId}`);
    expect(facts).toMatchObject({
      producer: { name: 'HTX thử', taxCode: '0000000001' },
      delivery: { firstDong: 30_000 },
    });
  });

  it('reaches the studio and every screen on the other node, stock and order alike', async () => {
    const stall = await openStall(market);
    const { person, addressId } = await buyer();
    const studio = await watch(stall.host, stall.slug, market.urls[1], 'studio');
    const stranger = new Person(market.url);
    const screen = await watch(stranger, stall.slug, market.urls[1]);
    await person.post('/api/v1/orders', askFor(stall, addressId, 2_000), market.urls[0]);
    await until(() =>
      studio.seen.orders.some((frame) => frame.orders.some((order) => order.amount === 2_000)),
    );
    await until(() =>
      screen.seen.frames.some((frame) =>
        frame.latest.some((fact) => fact.kind === 'offer.changed' && fact.offer.left === 98_000),
      ),
    );
    stranger.leave();
    stall.host.leave();
  });

  it('is refused with words for everything that is no order', async () => {
    const stall = await openStall(market);
    const { person, addressId } = await buyer();
    const good = askFor(stall, addressId, 1_000);
    const bad: [unknown, number, string][] = [
      [{ ...good, amount: 0 }, 422, 'invalid'],
      [{ ...good, amount: -500 }, 422, 'invalid'],
      [{ ...good, amount: 1.5 }, 422, 'invalid'],
      [{ ...good, amount: '1000' }, 422, 'invalid'],
      [{ ...good, amount: 1e12 }, 422, 'invalid'],
      [{ ...good, amount: 750 }, 422, 'amount_off_step'],
      [{ ...good, extra: true }, 422, 'invalid'],
      [{ ...good, method: 'gold' }, 422, 'invalid'],
      [{ ...good, price: null }, 422, 'invalid'],
      [{ ...good, offerId: randomUUID() }, 404, 'not_found'],
      [[], 422, 'invalid'],
      ['{"broken', 422, 'invalid'],
      [{ ...good, key: 'x'.repeat(100_000) }, 413, 'too_large'],
    ];
    for (const [body, status, code] of bad) {
      const reply = await person.ask('POST', '/api/v1/orders', body);
      expect([reply.status, reply.body]).toEqual([status, { refusal: expect.objectContaining({ code }) }]);
    }
    expect((await new Person(market.url).ask('POST', '/api/v1/orders', good)).status).toBe(401);
    expect(await soldOf(stall.offerId)).toBe(0);
  });
});
