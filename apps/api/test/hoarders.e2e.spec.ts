import type { LineReading, OrderView, PlacedOrderView, Refusal, SaidLine } from '@chophien/contracts';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { until } from '@chophien/testing';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import {
  askFor,
  emit,
  openStall,
  Person,
  startMarket,
  type Market,
  type Reply,
  type Stall,
} from './harness.js';

const since = '2026-01-01';
const never = '2999-01-01';

let market: Market;
/** The same database, read by a node whose rules begin on a day that has not come. */
let early: Market;
beforeAll(async () => {
  market = await startMarket({ env: { HOLDS_PER_DEVICE: `4@${since}`, HOLDS_PER_ADDRESS: `4@${since}` } });
  early = await startMarket({
    on: market.databaseUrl,
    env: {
      HOLDS_PER_ACCOUNT: `3@${never}`,
      HOLDS_PER_DEVICE: `4@${never}`,
      HOLDS_PER_ADDRESS: `4@${never}`,
      FIRST_ORDER_DONG_MAX: `5000000@${never}`,
      UNPAID_HOLDS_DAYS: `7@${never}`,
    },
  });
});
afterAll(async () => {
  await early.stop();
  await market.stop();
});

type Buyer = { person: Person; addressId: string };
/** Somebody on a browser of their own, who lives alone. */
async function buyer(device?: Buyer): Promise<Buyer> {
  const person = await new Person(market.url).signIn();
  const visitor = device?.person.cookies.get('visitor') ?? randomUUID();
  person.cookies.set('visitor', visitor);
  return { person, addressId: await addressOf(person, `Số ${person.phone}`) };
}

async function addressOf(person: Person, line: string): Promise<string> {
  const body = { recipient: 'Chị Hoa', phone: person.phone, communeCode: '00577', line };
  return (await person.post<{ id: string }>('/api/v1/addresses', body)).id;
}

const buy = (by: Buyer, stall: Stall, more: Record<string, unknown> = {}, at?: string) =>
  by.person.ask(
    'POST',
    '/api/v1/orders',
    askFor(stall, by.addressId, 1_000, { method: 'test', ...more }),
    at,
  );
const refusalOf = ({ body }: Reply) => (body as { refusal?: Refusal }).refusal;
const orderOf = ({ body }: Reply) => body as PlacedOrderView;
async function times(count: number, work: () => Promise<Reply>): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (let time = 0; time < count; time += 1) replies.push(await work());
  return replies;
}
const statuses = (replies: readonly Reply[]) => replies.map(({ status }) => status);

async function say(by: Buyer, stall: Stall, text: string): Promise<LineReading | undefined> {
  const socket = await by.person.connect();
  const answer = await emit(socket, 'chat.post', { showId: stall.showId, text, key: randomUUID() });
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return (answer.value as unknown as SaidLine).reading;
}

/** Lets the time of a hold run out, and waits for the goods to be back. */
async function leaveUnpaid(by: Buyer, { id }: { id: string }): Promise<void> {
  await market.db.query(`update orders set expires_at = now() - interval '1 second' where id = $1`, [id]);
  await until(async () => (await by.person.get<OrderView>(`/api/v1/orders/${id}`)).state === 'expired', {
    what: 'the hold to end',
  });
}

const minutesOf = ({ placedAtMs, expiresAtMs }: Pick<PlacedOrderView, 'placedAtMs' | 'expiresAtMs'>) =>
  ((expiresAtMs ?? 0) - placedAtMs) / 60_000;

describe('the holds of an account', () => {
  it('are three, waiting for a payment or for a yes alike, and one that is over makes room', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    expect((await say(hoa, stall, 'chốt A1 1kg'))?.items[0]?.refusal).toBeNull();
    const [first, second] = await times(2, () => buy(hoa, stall));
    expect([first?.status, second?.status]).toEqual([201, 201]);
    const refusal = { code: 'too_many_holds', of: 'account', most: 3, since };
    expect(refusalOf(await buy(hoa, stall))).toEqual(refusal);
    expect((await say(hoa, stall, 'chốt A1 1kg'))?.items[0]?.refusal).toEqual(refusal);
    if (first) await hoa.person.post(`/api/v1/orders/${orderOf(first).id}/test-payment`);
    expect((await buy(hoa, stall)).status).toBe(201);
  });

  it('are three when fifty are asked for at once, and not one of the fifty is counted twice', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const replies = await Promise.all(Array.from({ length: 50 }, () => buy(hoa, stall)));
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(3);
    const { rows } = await market.db.query(`select held from offers where id = $1`, [stall.offerId]);
    expect(rows).toEqual([{ held: 3_000 }]);
  });

  it('are not used up by asks that hold nothing', async () => {
    const [stall, hoa] = [await openStall(market, { cap: 2_000 }), await buyer()];
    const replies = await Promise.all(Array.from({ length: 9 }, () => buy(hoa, stall, { amount: 5_000 })));
    expect(statuses(replies)).not.toContain(201);
    expect((await buy(hoa, stall)).status).toBe(201);
  });

  it('let an accepted key hear its order again, however many are open', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const key = randomUUID();
    const first = await buy(hoa, stall, { key });
    await times(2, () => buy(hoa, stall));
    expect(await buy(hoa, stall, { key })).toMatchObject({ status: 201, body: first.body as object });
  });

  it('are bounded by nothing before the rule’s day', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const replies = await times(6, () => buy(hoa, stall, {}, early.url));
    expect(statuses(replies)).toEqual([201, 201, 201, 201, 201, 201]);
  });

  it('do not bound what is paid for at the door', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    await times(3, () => buy(hoa, stall));
    expect(statuses(await times(3, () => buy(hoa, stall, { method: 'cod' })))).toEqual([201, 201, 201]);
  });
});

describe('the holds of a device and of an address', () => {
  it('are four from one browser, whoever is signed in there', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const lan = await buyer(hoa);
    expect(statuses(await times(2, () => buy(hoa, stall)))).toEqual([201, 201]);
    expect(statuses(await times(2, () => buy(lan, stall)))).toEqual([201, 201]);
    expect(refusalOf(await buy(lan, stall))).toEqual({
      code: 'too_many_holds',
      of: 'device',
      most: 4,
      since,
    });
    expect((await say(lan, stall, 'chốt A1 1kg'))?.items[0]?.refusal).toMatchObject({ of: 'device' });
    lan.person.cookies.set('visitor', randomUUID());
    expect((await buy(lan, stall)).status).toBe(201);
  });

  it('are four at one door, however it is written and whoever lives there', async () => {
    const [stall, hoa, lan] = [await openStall(market), await buyer(), await buyer()];
    const door = randomUUID().slice(0, 4);
    hoa.addressId = await addressOf(hoa.person, `Số 7${door} ngõ 12`);
    lan.addressId = await addressOf(lan.person, `so 7${door}, ngo 12`);
    await times(2, () => buy(hoa, stall));
    await times(2, () => buy(lan, stall));
    expect(refusalOf(await buy(lan, stall))).toEqual({
      code: 'too_many_holds',
      of: 'address',
      most: 4,
      since,
    });
    // A comment says no address yet; the yes does.
    const held = (await say(lan, stall, 'chốt A1 1kg'))?.items[0]?.order;
    const yes = (method: string) =>
      lan.person.ask('POST', `/api/v1/orders/${held?.id ?? ''}/confirm`, {
        ...{ price: { dong: 32_000, version: 1 }, addressId: lan.addressId, method },
      });
    expect(refusalOf(await yes('test'))).toMatchObject({ code: 'too_many_holds', of: 'address' });
    expect((await yes('cod')).status).toBe(200);
  });

  it('take a cookie that is no id for what it is: a name', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    hoa.person.cookies.set('visitor', '-'.repeat(36));
    expect((await buy(hoa, stall)).status).toBe(201);
  });
});

describe('the first order of an account', () => {
  // 32.000 đ a kilogram: 156.25 kg are 5.000.000 đ.
  const open = () => openStall(market, { cap: 2_000_000, priceDong: 32_000 });
  const limit = { code: 'first_order_limit', mostDong: 5_000_000, since };

  it('may cost as much as the rule says, and the next one anything', async () => {
    const [stall, hoa] = [await open(), await buyer()];
    expect(refusalOf(await buy(hoa, stall, { method: 'cod', amount: 156_500 }))).toEqual(limit);
    expect(refusalOf(await buy(hoa, stall, { amount: 156_500 }))).toEqual(limit);
    expect((await say(hoa, stall, 'chốt A1 2kg'))?.items[0]?.refusal).toBeNull();
    expect((await buy(hoa, stall, { method: 'cod', amount: 156_000 })).status).toBe(201);
    expect((await buy(hoa, stall, { method: 'cod', amount: 900_000 })).status).toBe(201);
  });

  it('is first again when the only one was cancelled', async () => {
    const [stall, hoa] = [await open(), await buyer()];
    const first = await buy(hoa, stall, { method: 'cod' });
    await hoa.person.post(`/api/v1/orders/${orderOf(first).id}/cancel`);
    expect(refusalOf(await buy(hoa, stall, { method: 'cod', amount: 156_500 }))).toEqual(limit);
  });

  it('may cost anything before the rule’s day', async () => {
    const [stall, hoa] = [await open(), await buyer()];
    expect((await buy(hoa, stall, { method: 'cod', amount: 156_500 }, early.url)).status).toBe(201);
  });
});

describe('a hold that ended unpaid', () => {
  it('halves the time of the next one, says so, and never goes below the least', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const held: PlacedOrderView[] = [];
    for (let time = 0; time < 5; time += 1) {
      const order = orderOf(await buy(hoa, stall));
      held.push(order);
      await leaveUnpaid(hoa, order);
    }
    expect(held.map(minutesOf)).toEqual([10, 5, 2.5, 2, 2]);
    expect(held.map(({ shortHoldMs }) => shortHoldMs)).toEqual([
      undefined,
      300_000,
      150_000,
      120_000,
      120_000,
    ]);
    const draft = (await say(hoa, stall, 'chốt A1 1kg'))?.items[0]?.order;
    expect(draft).toMatchObject({ shortHoldMs: 120_000 });
    expect(minutesOf(orderOf(await buy(hoa, stall, {}, early.url)))).toBe(10);
  });

  it('is forgotten after the rule’s days, and nothing is held against who gives goods up in time', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    const first = orderOf(await buy(hoa, stall));
    await leaveUnpaid(hoa, first);
    await market.db.query(`update orders set expires_at = now() - interval '7 days' where id = $1`, [
      first.id,
    ]);
    const second = orderOf(await buy(hoa, stall));
    await hoa.person.post(`/api/v1/orders/${second.id}/cancel`);
    expect([second, orderOf(await buy(hoa, stall))].map(minutesOf)).toEqual([10, 10]);
  });
});

describe('what the wait-list holds', () => {
  it('counts for nothing, and is held for its own time', async () => {
    const [stall, lan, hoa] = [await openStall(market, { cap: 9_000 }), await buyer(), await buyer()];
    await leaveUnpaid(hoa, orderOf(await buy(hoa, stall)));
    const taken = orderOf(await buy(lan, stall, { method: 'cod', amount: 9_000 }));
    const other = await openStall(market);
    await times(3, () => buy(hoa, other));
    await hoa.person.post(`/api/v1/offers/${stall.offerId}/wait`, { amount: 2_000, key: randomUUID() });
    await lan.person.post(`/api/v1/orders/${taken.id}/cancel`);
    const orders = await hoa.person.get<OrderView[]>('/api/v1/orders');
    const turn = orders.find(({ source }) => source === 'wait_list');
    if (!turn) throw new Error('the line was not served');
    expect(turn).not.toHaveProperty('shortHoldMs');
    expect(minutesOf(turn)).toBe(5);
    const paid = orders.find(({ source, state }) => source === 'tap' && state === 'held');
    await hoa.person.post(`/api/v1/orders/${paid?.id ?? ''}/cancel`);
    expect((await buy(hoa, other)).status).toBe(201);
  });
});

describe('an order that is paid for at the door', () => {
  it('asks the database one thing, the write itself, of who has ordered before', async () => {
    const [stall, hoa] = [await openStall(market), await buyer()];
    // The first is read as a stranger’s, the second remembered.
    await times(2, () => buy(hoa, stall, { method: 'cod' }));
    const asked = jest.spyOn(pg.Client.prototype, 'query');
    await buy(hoa, stall, { method: 'cod' });
    const texts = asked.mock.calls.map(([query]: unknown[]) =>
      typeof query === 'string' ? query : (query as { text: string }).text,
    );
    asked.mockRestore();
    const ofOrders = texts.filter(
      (text) => /\b(orders|addresses|hold_devices)\b/.test(text) && !/^select distinct offer_id/.test(text),
    );
    expect(ofOrders).toHaveLength(1);
    expect(ofOrders[0]).toMatch(/^with day as materialized/);
    const { rows } = await market.db.query(
      `select 1 from hold_devices d join orders o on o.id = d.order_id where o.offer_id = $1`,
      [stall.offerId],
    );
    expect(rows).toEqual([]);
  });
});
