import type { LineReading, OrderView, SaidLine } from '@chophien/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@chophien/testing';
import { randomUUID } from 'node:crypto';
import { emit, openStall, Person, startTwoNodes, watch, type Market, type Stall } from './harness.js';

let market: Market;
beforeAll(async () => {
  market = await startTwoNodes();
});
afterAll(() => market.stop());

async function buyer(at?: string) {
  const person = await new Person(market.url).signIn();
  return { person, addressId: await person.withAddress(), socket: await person.connect(at) };
}
type Buyer = Awaited<ReturnType<typeof buyer>>;

/** What the line was read as, told to its writer alone. */
async function say(by: Buyer, stall: Stall, text: string, key: string = randomUUID()) {
  const answer = await emit(by.socket, 'chat.post', { showId: stall.showId, text, key });
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return (answer.value as unknown as SaidLine).reading;
}

const orderOf = (reading: LineReading | undefined) => {
  const order = reading?.items[0]?.order;
  if (!order) throw new Error(`nothing is held: ${JSON.stringify(reading)}`);
  return order;
};

const confirm = (
  by: Buyer,
  orderId: string,
  more: { dong?: number; addressId?: string; method?: string } = {},
) =>
  by.person.ask('POST', `/api/v1/orders/${orderId}/confirm`, {
    price: { dong: more.dong ?? 32_000, version: 1 },
    addressId: more.addressId ?? by.addressId,
    method: more.method ?? 'cod',
  });

async function countersOf({ offerId }: Stall) {
  const { rows } = await market.db.query<{ held: number; sold: number }>(
    `select held, sold from offers where id = $1`,
    [offerId],
  );
  return rows[0];
}

async function movementsOf({ offerId }: Stall) {
  const { rows } = await market.db.query<{ said: string }>(
    `select kind || ' ' || amount as said from stock_movements where offer_id = $1 and kind <> 'set_aside' order by id`,
    [offerId],
  );
  return rows.map(({ said }) => said);
}

describe('an order in a comment', () => {
  it('is held for its writer at once, and is an order when the writer says yes', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const reading = await say(hoa, stall, 'chốt A1 5kg');
    // 5 kg at 32.000 đ/kg; delivery 30.000 đ for 2 kg and 6.000 đ for each of three more: by hand.
    expect(reading).toMatchObject({
      intent: 'order',
      doubts: [],
      items: [{ offerId: stall.offerId, code: 'A1', amount: 5_000, refusal: null }],
    });
    const held = orderOf(reading);
    expect(held).toMatchObject({ state: 'held', goodsDong: 160_000, deliveryDong: 48_000 });
    expect(await countersOf(stall)).toEqual({ held: 5_000, sold: 0 });
    const draft = await hoa.person.get<OrderView>(`/api/v1/orders/${held.id}`);
    expect(draft).toMatchObject({ isDraft: true, recipient: '', expiresAtMs: held.expiresAtMs });

    const yes = await confirm(hoa, held.id);
    expect(yes).toMatchObject({
      status: 200,
      body: {
        state: 'confirmed',
        isDraft: false,
        recipient: 'Chị Hoa',
        totalDong: 208_000,
        expiresAtMs: null,
      },
    });
    expect(await confirm(hoa, held.id)).toMatchObject({ status: 200, body: yes.body as object });
    expect(await countersOf(stall)).toEqual({ held: 0, sold: 5_000 });
    expect(await movementsOf(stall)).toEqual(['held 5000', 'agreed 5000']);
  });

  it('holds once, however often the line is sent and on whichever node', async () => {
    const stall = await openStall(market);
    const hoa = await buyer();
    const other = { ...hoa, socket: await hoa.person.connect(market.urls[1]) };
    const key = randomUUID();
    const readings = [
      await say(hoa, stall, 'chốt A1 2kg', key),
      await say(other, stall, 'chốt A1 2kg', key),
      ...(await Promise.all([hoa, other, hoa].map((by) => say(by, stall, 'chốt A1 2kg', key)))),
    ];
    expect(new Set(readings.map((reading) => JSON.stringify(orderOf(reading)))).size).toBe(1);
    expect(await countersOf(stall)).toEqual({ held: 2_000, sold: 0 });
  });

  it('is one order when the yes is said twice at once', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const { id } = orderOf(await say(hoa, stall, 'chốt A1 3kg'));
    const yes = await Promise.all([1, 2, 3].map(() => confirm(hoa, id)));
    expect(yes.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await countersOf(stall)).toEqual({ held: 0, sold: 3_000 });
    expect(await movementsOf(stall)).toEqual(['held 3000', 'agreed 3000']);
  });

  it('costs what it was held at when the price has risen, and less when it has fallen', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const [first, second] = [
      orderOf(await say(hoa, stall, 'chốt A1 1kg')),
      orderOf(await say(hoa, stall, 'chốt A1 2kg')),
    ];
    await stall.host.post(`/api/v1/offers/${stall.offerId}/price`, { priceDong: 40_000 });
    expect((await confirm(hoa, first.id)).body).toMatchObject({ goodsDong: 32_000 });
    expect((await confirm(hoa, second.id, { dong: 31_000 })).body).toMatchObject({
      refusal: { code: 'price_moved', price: { dong: 32_000, version: 1 } },
    });
    await stall.host.post(`/api/v1/offers/${stall.offerId}/price`, { priceDong: 30_000 });
    expect((await confirm(hoa, second.id)).body).toMatchObject({ goodsDong: 60_000, totalDong: 90_000 });
  });

  it('goes back to the stall when its time is over, and cannot be had by a late yes', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const { id } = orderOf(await say(hoa, stall, 'chốt A1 4kg'));
    await market.db.query(`update orders set expires_at = now() - interval '1 second' where id = $1`, [id]);
    expect(await confirm(hoa, id)).toMatchObject({ status: 409, body: { refusal: { code: 'hold_ended' } } });
    await until(async () => (await countersOf(stall))?.held === 0, { what: 'the goods to come back' });
    expect(await confirm(hoa, id)).toMatchObject({ status: 409, body: { refusal: { code: 'hold_ended' } } });
    expect(await movementsOf(stall)).toEqual(['held 4000', 'released 4000']);
  });

  it('keeps a household to its limit when its address is named', async () => {
    const [stall, hoa, lan] = [await openStall(market), await buyer(), await buyer()];
    await market.db.query(`update offers set per_household = 5000, version = version + 1 where id = $1`, [
      stall.offerId,
    ]);
    const [first, second] = [
      orderOf(await say(hoa, stall, 'chốt A1 3kg')),
      orderOf(await say(lan, stall, 'chốt A1 3kg')),
    ];
    expect((await confirm(hoa, first.id)).status).toBe(200);
    // Hoa and Lan have named the same door.
    expect(await confirm(lan, second.id)).toMatchObject({
      status: 409,
      body: { refusal: { code: 'household_limit', left: 2_000, limit: 5_000, unit: 'g' } },
    });
  });

  it('waits for its payment after the yes, where it is paid for beforehand', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const { id } = orderOf(await say(hoa, stall, 'chốt A1 1kg'));
    // Nobody knows yet where it goes.
    expect(await hoa.person.ask('POST', `/api/v1/orders/${id}/test-payment`)).toMatchObject({
      status: 409,
      body: { refusal: { code: 'order_not_payable', state: 'held' } },
    });
    expect((await confirm(hoa, id, { method: 'test' })).body).toMatchObject({
      state: 'held',
      isDraft: false,
    });
    expect(await hoa.person.post(`/api/v1/orders/${id}/test-payment`)).toMatchObject({ state: 'confirmed' });
    expect(await movementsOf(stall)).toEqual(['held 1000', 'paid 1000']);
  });

  it('can be given up by its writer, and be confirmed by nobody else', async () => {
    const [stall, hoa, lan] = [await openStall(market), await buyer(), await buyer()];
    const { id } = orderOf(await say(hoa, stall, 'chốt A1 2kg'));
    expect((await confirm(lan, id)).status).toBe(404);
    expect(await confirm(hoa, id, { addressId: lan.addressId })).toMatchObject({
      status: 422,
      body: { refusal: { code: 'address_unknown' } },
    });
    await hoa.person.post(`/api/v1/orders/${id}/cancel`);
    expect(await countersOf(stall)).toEqual({ held: 0, sold: 0 });
    expect((await confirm(hoa, id)).body).toMatchObject({ refusal: { code: 'hold_ended' } });
  });

  it('empties no stall by talk: a buyer has three waiting at most, however fast they are written', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const readings = await Promise.all([1, 2, 3, 4, 5].map(() => say(hoa, stall, 'chốt A1 10kg')));
    const refusals = readings.flatMap((reading) => reading?.items[0]?.refusal ?? []);
    expect(refusals).toEqual(
      [1, 2].map(() => ({ code: 'too_many_holds', of: 'account', most: 3, since: '2026-01-01' })),
    );
    expect(await countersOf(stall)).toEqual({ held: 30_000, sold: 0 });
    const [first] = readings.flatMap((reading) => reading?.items[0]?.order ?? []);
    await confirm(hoa, first?.id ?? '');
    expect((await say(hoa, stall, 'chốt A1 10kg'))?.items[0]?.refusal).toBeNull();
  });

  it('shows nobody the phone number that stands in it', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const { seen } = await watch(hoa.person, stall.slug);
    expect(orderOf(await say(hoa, stall, 'chốt A1 2kg, 0912 345 678'))).toMatchObject({ state: 'held' });
    const lines = () => seen.frames.flatMap(({ every }) => every).map(({ line }) => line.text);
    await until(() => lines().length > 0, { what: 'the line' });
    expect(lines()).toEqual(['chốt A1 2kg, 091•••••78']);
    const { rows } = await market.db.query(`select 1 from chat_lines where text like '%345%'`);
    expect(rows).toEqual([]);
  });

  it('hears what is left when there is less than it asks for', async () => {
    const [stall, hoa] = [await openStall(market, { cap: 2_000 }), await buyer()];
    expect(await say(hoa, stall, 'chốt A1 5kg')).toMatchObject({
      items: [{ amount: 5_000, order: null, refusal: { code: 'sold_out', left: 2_000, unit: 'g' } }],
    });
  });

  it('is talk when it is none, and when the host says it', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    expect(await say(hoa, stall, 'Chúc shop bán đắt hàng')).toBeUndefined();
    const host = { person: stall.host, addressId: '', socket: await stall.host.connect() };
    expect(await say(host, stall, 'chốt A1 5kg')).toBeUndefined();
    expect(await countersOf(stall)).toEqual({ held: 0, sold: 0 });
  });

  it('is seen in the studio while it waits, and as an order after the yes', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const { seen } = await watch(stall.host, stall.slug, undefined, 'studio');
    const { id } = orderOf(await say(hoa, stall, 'chốt A1 2kg'));
    const told = () => seen.orders.flatMap(({ orders }) => orders).filter((order) => order.id === id);
    await until(() => told().some(({ isDraft }) => isDraft), { what: 'the draft' });
    await confirm(hoa, id);
    await until(() => told().some(({ isDraft, buyerName }) => !isDraft && buyerName === 'Chị Hoa'), {
      what: 'the order',
    });
  });
});
