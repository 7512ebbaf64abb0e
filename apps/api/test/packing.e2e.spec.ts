import type {
  OrderView,
  PackDayView,
  PackListView,
  PackRowView,
  PlacedOrderView,
  WeighingView,
} from '@chophien/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@chophien/testing';
import { randomUUID } from 'node:crypto';
import { ProveLedger } from '../src/catalog/index.js';
import { askFor, employ, openStall, Person, startMarket, type Market, type Stall } from './harness.js';

let market: Market;
beforeAll(async () => {
  market = await startMarket();
});
afterAll(async () => {
  // Whatever was packed, asked, weighed anew and cancelled here: the books are right.
  const found = await market.apps[0]?.get(ProveLedger, { strict: false }).run();
  await market.stop();
  expect(found).toEqual([]);
});

async function buyer() {
  const person = await new Person(market.url).signIn();
  return { person, addressId: await person.withAddress() };
}
type Buyer = Awaited<ReturnType<typeof buyer>>;

/** An order that is confirmed: cash, or paid for beforehand. */
async function bought(stall: Stall, by: Buyer, amount: number, method: 'cod' | 'test' = 'cod') {
  const { id } = await by.person.post<PlacedOrderView>(
    '/api/v1/orders',
    askFor(stall, by.addressId, amount, { method }),
  );
  if (method === 'test') await by.person.post(`/api/v1/orders/${id}/test-payment`);
  return id;
}

let clockMs = Date.now() - 3_600_000;
/** By a phone whose clock goes on a second with each weighing. */
const weighing = (amount: number, more: { key?: string; weighedAtMs?: number } = {}) => ({
  amount,
  key: randomUUID(),
  weighedAtMs: (clockMs += 1_000),
  ...more,
});
const weigh = (by: Person, orderId: string, amount: number, more = {}) =>
  by.ask('POST', `/api/v1/orders/${orderId}/pack`, weighing(amount, more));
const reply = (by: Buyer, orderId: string, amount: number, takes: boolean) =>
  by.person.ask('POST', `/api/v1/orders/${orderId}/weight-answer`, { amount, takes });
const seen = (by: Buyer, orderId: string) => by.person.get<OrderView>(`/api/v1/orders/${orderId}`);

async function rowsOf<Row>(sql: string, ...params: unknown[]): Promise<Row[]> {
  return (await market.db.query(sql, params)).rows as Row[];
}
const owed = async (orderId: string) =>
  (
    await rowsOf<{ said: string }>(
      `select reason || ' ' || amount_dong as said from refunds_due where order_id = $1 order by id`,
      orderId,
    )
  ).map(({ said }) => said);
const packedOf = async ({ offerId }: Stall) =>
  (
    await rowsOf<{ amount: number }>(
      `select amount::int from stock_movements where offer_id = $1 and kind = 'packed' order by id`,
      offerId,
    )
  ).map(({ amount }) => amount);

async function listOf(stall: Stall): Promise<PackListView> {
  const [day] = await stall.host.get<PackDayView[]>(`/api/v1/booths/${stall.boothId}/pack-lists`);
  if (!day) throw new Error('nothing to pack');
  return stall.host.get(`/api/v1/booths/${stall.boothId}/pack-lists/${day.producerId}/${day.day}`);
}
const rowOf = async (stall: Stall, orderId: string): Promise<PackRowView | undefined> =>
  (await listOf(stall)).rows.find((row) => row.orderId === orderId);

describe('the pack list', () => {
  it('names a parcel by its code, its line and what people call its buyer, and says no more of them', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const id = await bought(stall, hoa, 2_000);
    await weigh(stall.host, await bought(stall, hoa, 1_000), 1_010);
    const list = await listOf(stall);
    expect(list).toMatchObject({
      producerName: 'HTX thử',
      tolerance: { percent: 5, grams: 100 },
      lines: [
        { offerCode: 'A1', name: 'Vải thiều loại 1', unit: 'g', asked: 3_000, packed: 1_010, left: 2_000 },
      ],
      lots: [{ made: 100_000, returned: 0, spoiled: 0, packed: 1_010, recount: false }],
    });
    const { code } = await seen(hoa, id);
    expect(list.rows[0]).toEqual({
      ...{ orderId: id, code, offerId: stall.offerId, offerCode: 'A1', name: 'Vải thiều loại 1', unit: 'g' },
      ...{ amount: 2_000, agreedAmount: null, packedAmount: null, askedAmount: null, state: 'to_pack' },
      ...{ calledName: 'Hoa', commune: expect.any(String) },
    });
    expect(list.rows[0]?.commune).not.toBe('');
    expect(JSON.stringify(list)).not.toContain(hoa.person.phone);
    expect(JSON.stringify(list)).not.toContain('ngõ 12');
  });

  it('is of the day on which the offer is picked, where that is set, and else of the show’s', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    await bought(stall, hoa, 1_000);
    const days = () => stall.host.get<PackDayView[]>(`/api/v1/booths/${stall.boothId}/pack-lists`);
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    expect(await days()).toMatchObject([{ producerName: 'HTX thử', day: today, orders: 1, packed: 0 }]);
    await stall.host.post(`/api/v1/offers/${stall.offerId}/picking-day`, {
      ...{ day: '2026-12-05', from: null, why: 'hẹn hái' },
    });
    expect(await days()).toMatchObject([{ day: '2026-12-05' }]);
    const { producerId } = await listOf(stall);
    const path = `/api/v1/booths/${stall.boothId}/pack-lists/${producerId}`;
    expect((await stall.host.ask('GET', `${path}/2026-12-06`)).status).toBe(404);
    expect((await stall.host.ask('GET', `${path}/2026-13-45`)).status).toBe(404);
  });

  it('asks for a recount when more is packed and spoiled than was picked, and refuses nobody at the scale', async () => {
    const [stall, hoa] = [await openStall(market, { cap: 2_000 }), await buyer()];
    const id = await bought(stall, hoa, 2_000);
    expect(await weigh(stall.host, id, 2_090)).toMatchObject({ status: 200, body: { outcome: 'packed' } });
    expect((await listOf(stall)).lots).toMatchObject([{ made: 2_000, packed: 2_090, recount: true }]);
  });
});

describe('a parcel on the scale', () => {
  it('within tolerance is packed, and paid on delivery for what it weighs, to the đồng', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const id = await bought(stall, hoa, 2_000);
    expect((await weigh(stall.host, id, 1_980)).body).toMatchObject({
      orderId: id,
      amount: 1_980,
      outcome: 'packed',
    });
    // 1.980 g at 32.000 đ/kg are 63.360 đ, and 30.000 đ for the delivery. By hand.
    expect(await seen(hoa, id)).toMatchObject({
      state: 'packed',
      weightAsked: null,
      totalDong: 94_000,
      end: { amount: 1_980, goodsDong: 63_360, totalDong: 93_360, dueBackDong: 0, toPayDong: 93_360 },
    });
    expect(await owed(id)).toEqual([]);
    expect(await packedOf(stall)).toEqual([1_980]);
    // What was ordered stays sold: the cap knows nothing of the scale.
    expect(await rowsOf(`select sold from offers where id = $1`, stall.offerId)).toEqual([{ sold: 2_000 }]);
  });

  it('that was paid for beforehand is owed what it weighs less, and what it weighs more is paid on delivery', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const [less, more] = [await bought(stall, hoa, 2_000, 'test'), await bought(stall, hoa, 2_000, 'test')];
    await weigh(stall.host, less, 1_980);
    await weigh(stall.host, more, 2_050);
    expect((await seen(hoa, less)).end).toMatchObject({ goodsDong: 63_360, dueBackDong: 640, toPayDong: 0 });
    expect(await owed(less)).toEqual(['weighed 640']);
    expect((await seen(hoa, more)).end).toMatchObject({
      goodsDong: 65_600,
      dueBackDong: 0,
      toPayDong: 1_600,
    });
    expect(await owed(more)).toEqual([]);
  });

  it('is weighed once, however often the same key is sent, and the key is for nothing else', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const id = await bought(stall, hoa, 2_000, 'test');
    const told = weighing(1_950);
    const answers = await Promise.all(
      [1, 2, 3].map(() => stall.host.ask('POST', `/api/v1/orders/${id}/pack`, told)),
    );
    await weigh(stall.host, id, 2_010);
    answers.push(await stall.host.ask('POST', `/api/v1/orders/${id}/pack`, told));
    expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 200, body: { amount: 1_950, outcome: 'packed' } });
    expect(await packedOf(stall)).toEqual([1_950, 60]);
    expect(
      await stall.host.ask('POST', `/api/v1/orders/${id}/pack`, { ...told, amount: 1_951 }),
    ).toMatchObject({
      status: 409,
      body: { refusal: { code: 'key_reused' } },
    });
  });

  it('weighed anew counts as it was weighed last: the ledger gets the difference, and nothing is owed twice', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const id = await bought(stall, hoa, 2_000, 'test');
    for (const amount of [1_900, 1_980, 1_940]) await weigh(stall.host, id, amount);
    // 1.940 g: 62.080 đ of 64.000 paid, 1.920 owed; before it 3.200, then 640.
    expect((await seen(hoa, id)).end).toMatchObject({ amount: 1_940, goodsDong: 62_080, dueBackDong: 1_920 });
    expect(await owed(id)).toEqual(['weighed 3200', 'weighed -2560', 'weighed 1280']);
    expect(await packedOf(stall)).toEqual([1_900, 80, -40]);
  });

  it('told late never undoes what was weighed later', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const id = await bought(stall, hoa, 2_000);
    const atMs = Date.now() - 60_000;
    await weigh(stall.host, id, 1_980, { weighedAtMs: atMs });
    const late = await weigh(stall.host, id, 2_020, { weighedAtMs: atMs - 5_000 });
    expect(late).toMatchObject({ status: 200, body: { outcome: 'late' } });
    expect(await rowOf(stall, id)).toMatchObject({ state: 'packed', packedAmount: 1_980 });
    // A clock that is a day ahead has no last word.
    await weigh(stall.host, id, 1_990, { weighedAtMs: Date.now() + 86_400_000 });
    await weigh(stall.host, id, 2_000, { weighedAtMs: Date.now() });
    expect(await rowOf(stall, id)).toMatchObject({ packedAmount: 2_000 });
  });

  it.each(['held', 'cancelled', 'expired', 'shipped'])('is not of an order that is %s', async (state) => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const id = await bought(stall, hoa, 1_000);
    const was = await rowsOf<{ state: string }>(`select state from orders where id = $1`, id);
    await market.db.query(
      `update orders set state = $2, expires_at = now() + interval '1 hour' where id = $1`,
      [id, state],
    );
    expect(await weigh(stall.host, id, 1_000)).toMatchObject({
      status: 409,
      body: { refusal: { code: 'order_not_packable', state } },
    });
    await market.db.query(`update orders set state = $2, expires_at = null where id = $1`, [
      id,
      was[0]?.state,
    ]);
  });

  it('is nobody’s business who may not pack at this booth, and may be given to hands who may do nothing else', async () => {
    const [stall, other, hoa] = [await openStall(market), await openStall(market), await buyer()];
    const id = await bought(stall, hoa, 1_000);
    const path = `/api/v1/booths/${stall.boothId}/pack-lists`;
    for (const stranger of [other.host, hoa.person]) {
      expect((await weigh(stranger, id, 1_000)).status).toBe(403);
      expect((await stranger.ask('GET', path)).status).toBe(403);
    }
    const hands = await employ(market, 'packer', { boothId: stall.boothId });
    expect(await hands.get('/api/v1/pack-booths')).toEqual([{ id: stall.boothId, name: 'Vườn thử' }]);
    expect(await weigh(hands, id, 1_000)).toMatchObject({ status: 200, body: { outcome: 'packed' } });
    expect((await hands.ask('POST', `/api/v1/offers/${stall.offerId}/price`, { priceDong: 1 })).status).toBe(
      403,
    );
    expect((await hands.ask('GET', `/api/v1/shows/${stall.showId}/studio`)).status).toBe(403);
  });
});

describe('a parcel beyond tolerance', () => {
  async function asked(method: 'cod' | 'test' = 'cod', amount = 1_700) {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const id = await bought(stall, hoa, 2_000, method);
    const answer = await weigh(stall.host, id, amount);
    expect(answer).toMatchObject({ status: 200, body: { outcome: 'asked' } });
    return { stall, hoa, id };
  }

  it('waits for its buyer, who is told what it would come to, and nothing has moved yet', async () => {
    const { stall, hoa, id } = await asked('test');
    expect(await seen(hoa, id)).toMatchObject({
      state: 'confirmed',
      end: null,
      weightAsked: { amount: 1_700, goodsDong: 54_400, dueBackDong: 9_600, toPayDong: 0 },
    });
    expect(await rowOf(stall, id)).toMatchObject({ state: 'asked', askedAmount: 1_700, packedAmount: null });
    expect([await owed(id), await packedOf(stall)]).toEqual([[], []]);
  });

  it('is packed at that weight when its buyer says yes, once', async () => {
    const { stall, hoa, id } = await asked('test');
    const yes = await Promise.all([1, 2].map(() => reply(hoa, id, 1_700, true)));
    expect(yes.map(({ status }) => status)).toEqual([200, 200]);
    expect(yes[0]?.body).toMatchObject({
      state: 'packed',
      weightAsked: null,
      end: { amount: 1_700, dueBackDong: 9_600 },
    });
    expect([await owed(id), await packedOf(stall)]).toEqual([['weighed 9600'], [1_700]]);
    expect((await reply(hoa, id, 1_700, false)).body).toMatchObject({
      refusal: { code: 'weight_not_asked' },
    });
    // What the buyer has said yes to is weighed anew without asking again.
    expect((await weigh(stall.host, id, 1_720)).body).toMatchObject({ outcome: 'packed' });
    expect(await rowOf(stall, id)).toMatchObject({ packedAmount: 1_720, agreedAmount: 1_700 });
  });

  it('is cancelled when its buyer says no: goods back, all that was paid owed, once', async () => {
    const { stall, hoa, id } = await asked('test');
    const no = await Promise.all([1, 2].map(() => reply(hoa, id, 1_700, false)));
    expect(no.map(({ status }) => status)).toEqual([200, 200]);
    expect(no[0]?.body).toMatchObject({ state: 'cancelled' });
    // 64.000 đ for the goods and 30.000 đ for the delivery were paid.
    expect([await owed(id), await packedOf(stall)]).toEqual([['cancelled 94000'], []]);
    expect(await rowsOf(`select sold from offers where id = $1`, stall.offerId)).toEqual([{ sold: 0 }]);
    expect((await reply(hoa, id, 1_700, true)).status).toBe(409);
    expect((await weigh(stall.host, id, 2_000)).body).toMatchObject({
      refusal: { code: 'order_not_packable' },
    });
  });

  it('is answered at the weight that was read, by nobody but its buyer', async () => {
    const { stall, hoa, id } = await asked();
    const lan = await buyer();
    expect((await reply(lan, id, 1_700, true)).status).toBe(404);
    await weigh(stall.host, id, 1_500);
    expect(await reply(hoa, id, 1_700, true)).toMatchObject({
      status: 409,
      body: { refusal: { code: 'weight_not_asked' } },
    });
    expect((await reply(hoa, id, 1_500, true)).body).toMatchObject({
      state: 'packed',
      end: { toPayDong: 78_000 },
    });
  });

  it('that was packed before is unpacked until its buyer has answered', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const id = await bought(stall, hoa, 2_000, 'test');
    await weigh(stall.host, id, 1_980);
    await weigh(stall.host, id, 2_500);
    expect(await seen(hoa, id)).toMatchObject({
      state: 'confirmed',
      weightAsked: { amount: 2_500, toPayDong: 16_000 },
    });
    expect([await owed(id), await packedOf(stall)]).toEqual([
      ['weighed 640', 'weighed -640'],
      [1_980, -1_980],
    ]);
    expect((await weigh(stall.host, id, 2_000)).body).toMatchObject({ outcome: 'packed' });
    expect((await seen(hoa, id)).end).toMatchObject({ amount: 2_000, dueBackDong: 0, toPayDong: 0 });
  });

  it('is told to its buyer at once', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const id = await bought(stall, hoa, 2_000);
    const socket = await hoa.person.connect();
    const told: OrderView[] = [];
    socket.on('order.changed', (order: OrderView) => told.push(order));
    await weigh(stall.host, id, 1_700);
    await until(() => told.some(({ weightAsked }) => weightAsked?.amount === 1_700), {
      what: 'the question',
    });
    await reply(hoa, id, 1_700, true);
    await until(() => told.some(({ state }) => state === 'packed'), { what: 'that it is packed' });
    hoa.person.leave();
  });
});

describe('what is not weighed by the kilogram', () => {
  /** Sets of one jar and 2,5 kg of lychee each. */
  async function bundleStall() {
    const stall = await openStall(market);
    const [producer] = await rowsOf<{ id: string }>(
      `select id from producers where booth_id = $1`,
      stall.boothId,
    );
    const lot = (name: string, unit: 'g' | 'piece', made: number) =>
      stall.host.post<{ id: string }>(`/api/v1/booths/${stall.boothId}/lots`, {
        ...{ producerId: producer?.id, name, unit, made, origin: 'Yên Dũng' },
      });
    const [jar, lychee] = [await lot('Mật ong', 'piece', 100), await lot('Vải thiều', 'g', 250_000)];
    const set = await stall.host.post<{ id: string }>(`/api/v1/shows/${stall.showId}/offers/bundle`, {
      ...{ name: 'Giỏ quà', priceDong: 32_000, cap: 100 },
      lots: [
        { lotId: jar.id, amountEach: 1 },
        { lotId: lychee.id, amountEach: 2_500 },
      ],
    });
    return { ...stall, offerId: set.id };
  }

  it('is packed by count: one jar missing is asked about', async () => {
    const stall = await bundleStall();
    const hoa = await buyer();
    const id = await bought(stall, hoa, 3);
    expect((await weigh(stall.host, id, 2)).body).toMatchObject({ outcome: 'asked' });
    expect((await weigh(stall.host, id, 3)).body).toMatchObject({ outcome: 'packed' });
    expect((await packedOf(stall)).sort()).toEqual([3, 7_500].sort());
  });

  it('leaves every lot that a bundle is made of by as much as it takes', async () => {
    const stall = await bundleStall();
    const hoa = await buyer();
    const id = await bought(stall, hoa, 3);
    await weigh(stall.host, id, 3);
    expect((await packedOf(stall)).sort()).toEqual([3, 7_500].sort());
    expect((await listOf(stall)).lots.map(({ unit, packed }) => `${packed} ${unit}`).sort()).toEqual(
      ['3 piece', '7500 g'].sort(),
    );
  });
});

describe('a short pick', () => {
  it('is shared fairly among those not packed yet, once, and whose share is too small is asked', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const ids: string[] = [];
    for (const amount of [2_000, 2_000, 1_000]) ids.push(await bought(stall, hoa, amount));
    const done = await bought(stall, hoa, 1_000);
    await weigh(stall.host, done, 1_000);
    const path = `/api/v1/booths/${stall.boothId}/pack-lists/split`;
    const split = (picked: number, key: string = randomUUID()) =>
      stall.host.ask('POST', path, {
        ...{ offerId: stall.offerId, picked, key, weighedAtMs: (clockMs += 1_000) },
      });
    expect((await split(5_000)).body).toMatchObject({
      refusal: { code: 'pick_not_short', asked: 5_000, unit: 'g' },
    });
    // 4.501 g for 5.000: 1.800,4 twice and 900,2; the odd gram is the first one's. 900 is within 100 g of 1.000.
    const key = randomUUID();
    const [first, again] = [await split(4_501, key), await split(4_501, key)];
    expect(first).toMatchObject({ status: 200, body: again.body as object });
    expect(
      (first.body as WeighingView[]).map(({ orderId, amount, outcome }) => [orderId, amount, outcome]),
    ).toEqual([
      [ids[0], 1_801, 'asked'],
      [ids[1], 1_800, 'asked'],
      [ids[2], 900, 'packed'],
    ]);
    // Some more was found: those that wait are asked anew, or not at all.
    expect((await split(3_900)).body).toMatchObject([
      { amount: 1_950, outcome: 'packed' },
      { amount: 1_950, outcome: 'packed' },
    ]);
    expect((await listOf(stall)).lines).toMatchObject([{ asked: 6_000, packed: 5_800, left: 0 }]);
  });

  it('of too few pieces leaves the last with nothing to take: they can only cancel', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const jar = await stall.host.post<{ id: string }>(`/api/v1/shows/${stall.showId}/offers/quick`, {
      ...{ name: 'Mật ong', unit: 'piece', priceDong: 32_000, cap: 100 },
    });
    const jars = { ...stall, offerId: jar.id };
    const ids = [await bought(jars, hoa, 1), await bought(jars, hoa, 1)];
    await stall.host.post(`/api/v1/booths/${stall.boothId}/pack-lists/split`, {
      ...{ offerId: jar.id, picked: 1, key: randomUUID(), weighedAtMs: Date.now() },
    });
    expect((await seen(hoa, ids[0] ?? '')).state).toBe('packed');
    expect(await seen(hoa, ids[1] ?? '')).toMatchObject({ weightAsked: { amount: 0, goodsDong: 0 } });
    expect((await reply(hoa, ids[1] ?? '', 0, true)).body).toMatchObject({ state: 'cancelled' });
  });

  it('is not split at another booth', async () => {
    const [stall, other] = [await openStall(market), await openStall(market)];
    const body = { offerId: stall.offerId, picked: 1, key: randomUUID(), weighedAtMs: 1 };
    expect(
      (await other.host.ask('POST', `/api/v1/booths/${other.boothId}/pack-lists/split`, body)).status,
    ).toBe(404);
  });
});
