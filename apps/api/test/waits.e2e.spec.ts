import type { OrderView, StudioWaitView, WaitView } from '@chophien/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@chophien/testing';
import { randomUUID } from 'node:crypto';
import { ProveLedger } from '../src/catalog/prove-ledger.js';
import { SweepLines } from '../src/waits/sweep-lines.js';
import {
  askFor,
  openStall,
  Person,
  startTwoNodes,
  watch,
  type Market,
  type Reply,
  type Stall,
} from './harness.js';

let market: Market;
beforeAll(async () => {
  market = await startTwoNodes({ WAIT_LIST_MAX: '6' });
});
afterAll(() => market.stop());

async function buyer() {
  const person = await new Person(market.url).signIn();
  return { person, addressId: await person.withAddress() };
}
type Buyer = Awaited<ReturnType<typeof buyer>>;

const buy = (by: Buyer, stall: Stall, amount: number, at?: string) =>
  by.person.ask('POST', '/api/v1/orders', askFor(stall, by.addressId, amount), at);
const bought = async (by: Buyer, stall: Stall, amount: number) => {
  const reply = await buy(by, stall, amount);
  expect(reply.status).toBe(201);
  return (reply.body as OrderView).id;
};
const cancel = (by: Buyer, orderId: string) => by.person.post(`/api/v1/orders/${orderId}/cancel`);
const join = (by: Buyer, stall: Stall, amount: number, key: string = randomUUID(), at?: string) =>
  by.person.ask('POST', `/api/v1/offers/${stall.offerId}/wait`, { amount, key }, at);
const confirm = (by: Buyer, orderId: string) =>
  by.person.ask('POST', `/api/v1/orders/${orderId}/confirm`, {
    price: { dong: 32_000, version: 1 },
    addressId: by.addressId,
    method: 'cod',
  });

async function joined(by: Buyer, stall: Stall, amount: number) {
  const reply = await join(by, stall, amount);
  expect(reply.status).toBe(200);
  return reply.body as WaitView;
}

async function waitOf(by: Buyer, stall: Stall): Promise<WaitView> {
  const waits = await by.person.get<WaitView[]>('/api/v1/me/waits');
  const wait = waits.find(({ offerId }) => offerId === stall.offerId);
  if (!wait) throw new Error('stands in no line');
  return wait;
}

/** What is held for somebody whose turn it is. */
async function turnOf(by: Buyer, stall: Stall): Promise<OrderView> {
  const [orderId] = (await waitOf(by, stall)).heldOrderIds;
  return by.person.get<OrderView>(`/api/v1/orders/${orderId}`);
}

const lineOf = (stall: Stall) => stall.host.get<StudioWaitView[]>(`/api/v1/shows/${stall.showId}/waits`);
const refusalOf = ({ body }: Reply) => (body as { refusal: { code: string } }).refusal;

async function offerOf({ offerId }: Stall) {
  const { rows } = await market.db.query<{ held: number; sold: number; waiting: number }>(
    `select held, sold, waiting from offers where id = $1`,
    [offerId],
  );
  return rows[0];
}

/** A stall of ten kilos, all of which its first buyer has. */
async function emptyStall(more: Parameters<typeof openStall>[1] = {}) {
  const [stall, hoa] = [await openStall(market, { cap: 10_000, ...more }), await buyer()];
  return { stall, hoa, orderId: await bought(hoa, stall, more.cap ?? 10_000) };
}

const setCap = (stall: Stall, from: number, to: number) =>
  stall.host.post(`/api/v1/offers/${stall.offerId}/caps`, {
    from,
    change: { what: 'cap', to },
    why: 'Hái thêm',
  });

describe('the line of an offer that is sold out', () => {
  it('takes whoever asks, in order of joining, and tells everybody how many wait', async () => {
    const { stall } = await emptyStall();
    const [lan, tu] = [await buyer(), await buyer()];
    const { seen } = await watch(lan.person, stall.slug);
    expect(await joined(lan, stall, 5_000)).toMatchObject({
      ...{ code: 'A1', asked: 5_000, waitsFor: 5_000, state: 'waiting', place: 1, heldOrderIds: [] },
    });
    expect(await joined(tu, stall, 2_000)).toMatchObject({ place: 2 });
    await until(
      () =>
        seen.frames
          .flatMap(({ latest }) => latest)
          .some((fact) => fact.kind === 'offer.changed' && fact.offer.waiting === 2),
      { what: 'two in line' },
    );
    expect((await lineOf(stall)).map(({ place, asked }) => [place, asked])).toEqual([
      [1, 5_000],
      [2, 2_000],
    ]);
  });

  it('gives one place to one buyer, however often and on whichever node it is asked for', async () => {
    const { stall } = await emptyStall();
    const lan = await buyer();
    const key = randomUUID();
    const replies = await Promise.all(
      [0, 1, 0, 1].map((node) => join(lan, stall, 2_000, key, market.urls[node])),
    );
    replies.push(await join(lan, stall, 3_000));
    expect(new Set(replies.map(({ body }) => (body as WaitView).id)).size).toBe(1);
    expect(await offerOf(stall)).toMatchObject({ waiting: 1 });
  });

  it('is not for what can still be bought, says so with what is left, and takes only amounts that are sold', async () => {
    const stall = await openStall(market, { cap: 10_000, perBuyer: 4_000 });
    const [lan, tu] = [await buyer(), await buyer()];
    expect(await join(lan, stall, 2_000)).toMatchObject({
      status: 409,
      body: { refusal: { code: 'not_sold_out', left: 10_000, unit: 'g' } },
    });
    expect((await join(lan, stall, 2_100)).body).toMatchObject({ refusal: { code: 'amount_off_step' } });
    await bought(tu, stall, 3_000);
    expect((await join(tu, stall, 2_000)).body).toMatchObject({
      refusal: { code: 'buyer_limit', left: 1_000, limit: 4_000 },
    });
  });

  it('is bounded, and who comes too late is told so', async () => {
    const { stall } = await emptyStall();
    const people = await Promise.all([1, 2, 3, 4, 5, 6].map(() => buyer()));
    for (const person of people) await joined(person, stall, 1_000);
    expect(refusalOf(await join(await buyer(), stall, 1_000))).toEqual({ code: 'line_full', most: 6 });
  });

  it('is left by who wants to, and the next moves up; joined again, it is joined at its end', async () => {
    const { stall } = await emptyStall();
    const [lan, tu] = [await buyer(), await buyer()];
    await joined(lan, stall, 1_000);
    await joined(tu, stall, 1_000);
    expect((await lan.person.ask('DELETE', `/api/v1/offers/${stall.offerId}/wait`)).status).toBe(204);
    expect(await waitOf(lan, stall)).toMatchObject({ state: 'left', reason: 'went', place: null });
    expect(await waitOf(tu, stall)).toMatchObject({ place: 1 });
    expect(await joined(lan, stall, 2_000)).toMatchObject({ place: 2 });
  });

  it('is seen by its host by name, by nobody else, and joined by nobody who is not signed in', async () => {
    const { stall, hoa } = await emptyStall();
    await joined(await buyer(), stall, 1_000);
    expect(await lineOf(stall)).toMatchObject([
      { buyerName: expect.stringContaining('Khách'), asked: 1_000 },
    ]);
    expect((await hoa.person.ask('GET', `/api/v1/shows/${stall.showId}/waits`)).status).toBe(403);
    const stranger = { person: new Person(market.url), addressId: '' };
    expect((await join(stranger, stall, 1_000)).status).toBe(401);
  });
});

describe('goods that come back', () => {
  it('are held for the first in line at once, who makes them an order with one yes', async () => {
    const { stall, hoa, orderId } = await emptyStall();
    const [lan, tu] = [await buyer(), await buyer()];
    await joined(lan, stall, 10_000);
    await joined(tu, stall, 1_000);
    await cancel(hoa, orderId);
    const turn = await turnOf(lan, stall);
    expect(turn).toMatchObject({ state: 'held', isDraft: true, goodsDong: 320_000 });
    expect((turn.expiresAtMs ?? 0) - turn.placedAtMs).toBe(300_000);
    expect(await waitOf(lan, stall)).toMatchObject({ state: 'offered', waitsFor: 0, place: null });
    expect(await waitOf(tu, stall)).toMatchObject({ state: 'waiting', place: 1 });
    expect((await confirm(lan, turn.id)).body).toMatchObject({ state: 'confirmed', recipient: 'Chị Hoa' });
    expect(await waitOf(lan, stall)).toMatchObject({ state: 'served', reason: 'all_had', heldOrderIds: [] });
    expect(await offerOf(stall)).toEqual({ held: 0, sold: 10_000, waiting: 1 });
  });

  it('are a part for the first where they do not fit, who stays first for the rest', async () => {
    const [stall, hoa, lan, tu] = [
      await openStall(market, { cap: 10_000 }),
      await buyer(),
      await buyer(),
      await buyer(),
    ];
    const orderId = await bought(hoa, stall, 3_000);
    const other = await bought(hoa, stall, 7_000);
    await joined(lan, stall, 5_000);
    await joined(tu, stall, 1_000);
    await cancel(hoa, orderId);
    const part = await turnOf(lan, stall);
    expect(part.lines).toMatchObject([{ amount: 3_000 }]);
    expect(await waitOf(lan, stall)).toMatchObject({ state: 'offered', waitsFor: 2_000, place: 1 });
    expect(await waitOf(tu, stall)).toMatchObject({ state: 'waiting', place: 2 });
    await confirm(lan, part.id);
    expect(await waitOf(lan, stall)).toMatchObject({ state: 'waiting', waitsFor: 2_000, place: 1 });
    await cancel(hoa, other);
    expect((await turnOf(lan, stall)).lines).toMatchObject([{ amount: 2_000 }]);
    expect((await turnOf(tu, stall)).lines).toMatchObject([{ amount: 1_000 }]);
    // Everybody has theirs: the four kilos that remain are for whoever comes.
    expect(await offerOf(stall)).toEqual({ held: 3_000, sold: 3_000, waiting: 0 });
    expect((await buy(hoa, stall, 4_000)).status).toBe(201);
  });

  it('go to the next one the moment the first gives them up, or lets their time pass', async () => {
    const { stall, hoa, orderId } = await emptyStall();
    const [lan, tu, chi] = [await buyer(), await buyer(), await buyer()];
    for (const person of [lan, tu, chi]) await joined(person, stall, 10_000);
    await cancel(hoa, orderId);
    await cancel(lan, (await turnOf(lan, stall)).id);
    expect(await waitOf(lan, stall)).toMatchObject({ state: 'lapsed', reason: 'declined', place: null });
    const turn = await turnOf(tu, stall);
    await market.db.query(`update orders set expires_at = now() - interval '1 second' where id = $1`, [
      turn.id,
    ]);
    await until(async () => (await waitOf(chi, stall)).state === 'offered', { what: 'the third one’s turn' });
    expect(await waitOf(tu, stall)).toMatchObject({ state: 'lapsed', reason: 'timed_out' });
    expect(refusalOf(await confirm(tu, turn.id))).toEqual({ code: 'hold_ended' });
    const states = (await lineOf(stall)).map(({ state, reason }) => [state, reason]);
    expect(states).toEqual([
      ['offered', null],
      ['lapsed', 'declined'],
      ['lapsed', 'timed_out'],
    ]);
  });

  it('serve several when the cap is raised, each what they asked for, in their order', async () => {
    const { stall } = await emptyStall();
    const people = [await buyer(), await buyer(), await buyer()];
    for (const person of people) await joined(person, stall, 2_000);
    await setCap(stall, 10_000, 15_000);
    const waits = await Promise.all(people.map((person) => waitOf(person, stall)));
    expect(waits.map(({ state, waitsFor }) => [state, waitsFor])).toEqual([
      ['offered', 0],
      ['offered', 0],
      ['offered', 1_000],
    ]);
    expect(await offerOf(stall)).toEqual({ held: 5_000, sold: 10_000, waiting: 1 });
  });

  it('are the first one’s too when more comes while a part still waits for its yes', async () => {
    const { stall } = await emptyStall();
    const [lan, tu] = [await buyer(), await buyer()];
    await joined(lan, stall, 5_000);
    await joined(tu, stall, 1_000);
    await setCap(stall, 10_000, 12_000);
    await setCap(stall, 12_000, 15_000);
    const { heldOrderIds, ...wait } = await waitOf(lan, stall);
    expect(wait).toMatchObject({ state: 'offered', waitsFor: 0 });
    expect(heldOrderIds).toHaveLength(2);
    expect(await waitOf(tu, stall)).toMatchObject({ state: 'waiting', place: 1 });
    for (const orderId of heldOrderIds) expect((await confirm(lan, orderId)).status).toBe(200);
    expect(await waitOf(lan, stall)).toMatchObject({ state: 'served', reason: 'all_had' });
  });

  it('go past who has as much as one may have, who hears why', async () => {
    const stall = await openStall(market, { cap: 10_000, perBuyer: 4_000 });
    const [hoa, lan, tu] = [await buyer(), await buyer(), await buyer()];
    const orderId = await bought(hoa, stall, 4_000);
    await bought(lan, stall, 2_000);
    await bought(await buyer(), stall, 4_000);
    await joined(lan, stall, 2_000);
    await joined(tu, stall, 2_000);
    // Meanwhile nobody may have more than what Lan has.
    await market.db.query(`update offers set per_buyer = 2000, version = version + 1 where id = $1`, [
      stall.offerId,
    ]);
    await cancel(hoa, orderId);
    expect(await waitOf(lan, stall)).toMatchObject({ state: 'ended', reason: 'buyer_limit', place: null });
    expect(await waitOf(tu, stall)).toMatchObject({ state: 'offered' });
  });

  it('are nobody’s outside the line, with asks in flight on two nodes', async () => {
    const { stall, hoa, orderId } = await emptyStall();
    const [lan, crowd] = [await buyer(), await Promise.all([1, 2, 3, 4].map(() => buyer()))];
    await joined(lan, stall, 10_000);
    // Both nodes know the offer, and have turned somebody away.
    for (const at of market.urls) expect((await buy(hoa, stall, 500, at)).status).toBe(409);
    let isOver = false;
    const asking = crowd.map(async (person, at) => {
      const taken: Reply[] = [];
      while (!isOver) taken.push(await buy(person, stall, 500, market.urls[at % 2]));
      return taken.filter(({ status }) => status === 201).length;
    });
    await cancel(hoa, orderId);
    await cancel(lan, (await turnOf(lan, stall)).id);
    // Nobody waits any more: now they are for all.
    await until(async () => (await offerOf(stall))?.sold === 10_000, { what: 'the crowd to have bought' });
    isOver = true;
    const taken = (await Promise.all(asking)).reduce((sum, count) => sum + count, 0);
    expect(taken).toBe(20);
    const { rows } = await market.db.query<{ early: number }>(
      `select count(*)::int as early from orders o join orders hers on hers.offer_id = o.offer_id and hers.source = 'wait_list'
       where o.offer_id = $1 and o.source = 'tap' and o.buyer_id <> $2 and o.placed_at < hers.cancelled_at`,
      [stall.offerId, (await hoa.person.get<{ me: { accountId: string } }>('/api/v1/session')).me.accountId],
    );
    expect(rows).toEqual([{ early: 0 }]);
  });

  it('are the line’s when what frees them is another offer of the same picking day', async () => {
    const { stall, hoa, orderId } = await emptyStall();
    const lan = await buyer();
    const second = await stall.host.post<{ id: string }>(`/api/v1/shows/${stall.showId}/offers/quick`, {
      ...{ name: 'Vải loại 2', unit: 'g', priceDong: 32_000, cap: 5_000 },
    });
    for (const offerId of [stall.offerId, second.id])
      await stall.host.post(`/api/v1/offers/${offerId}/picking-day`, {
        day: '2026-06-01',
        from: null,
        why: 'Hẹn hái',
      });
    await market.db.query(
      `update picking_days set cap_grams = taken_grams, version = version + 1 where day = '2026-06-01'`,
    );
    const other = { ...stall, offerId: second.id };
    expect((await join(lan, other, 2_000)).status).toBe(200);
    await cancel(hoa, orderId);
    expect((await buy(hoa, other, 5_000)).status).toBe(409);
    await until(async () => (await waitOf(lan, other)).state === 'offered', { what: 'her turn' });
  });

  it('do not count against those a buyer may have waiting from comments', async () => {
    const { stall, hoa, orderId } = await emptyStall();
    const lan = await buyer();
    await joined(lan, stall, 10_000);
    await cancel(hoa, orderId);
    await turnOf(lan, stall);
    const { rows } = await market.db.query<{ source: string }>(
      `select source from orders where offer_id = $1 and state = 'held'`,
      [stall.offerId],
    );
    expect(rows).toEqual([{ source: 'wait_list' }]);
  });
});

describe('who waits for what will not come', () => {
  it('is told that the host has closed the offer; what is held for somebody stays theirs', async () => {
    const { stall, hoa, orderId } = await emptyStall();
    const [lan, tu] = [await buyer(), await buyer()];
    await joined(lan, stall, 10_000);
    await joined(tu, stall, 1_000);
    await cancel(hoa, orderId);
    const turn = await turnOf(lan, stall);
    await stall.host.post(`/api/v1/offers/${stall.offerId}/close`);
    expect(await waitOf(tu, stall)).toMatchObject({ state: 'ended', reason: 'offer_closed' });
    expect((await confirm(lan, turn.id)).status).toBe(200);
    expect(await waitOf(lan, stall)).toMatchObject({ state: 'served', reason: 'all_had' });
  });

  it('is told that the show is over', async () => {
    const { stall } = await emptyStall();
    const lan = await buyer();
    await joined(lan, stall, 1_000);
    await stall.host.post(`/api/v1/shows/${stall.showId}/end`);
    await until(async () => (await waitOf(lan, stall)).state === 'ended', {
      what: 'the line to be sent home',
    });
    expect(await waitOf(lan, stall)).toMatchObject({ reason: 'show_over' });
  });

  it('is told when the price that was waited for is over, and once: nothing is swept again and again', async () => {
    const { stall, hoa, orderId } = await emptyStall();
    const lan = await buyer();
    await joined(lan, stall, 1_000);
    const over = { kind: 'flash', fromMs: 1, untilMs: 2, flashDong: 20_000 };
    await stall.host.post(`/api/v1/offers/${stall.offerId}/price-rule`, { priceDong: 32_000, rule: over });
    await cancel(hoa, orderId);
    expect(await waitOf(lan, stall)).toMatchObject({ state: 'ended', reason: 'offer_closed' });
    expect(await offerOf(stall)).toEqual({ held: 0, sold: 0, waiting: 0 });
  });

  it('waits on for a flash that is still to come, and rests until then', async () => {
    const { stall, hoa, orderId } = await emptyStall();
    const lan = await buyer();
    await joined(lan, stall, 1_000);
    const fromMs = Date.now() + 3_600_000;
    const soon = { kind: 'flash', fromMs, untilMs: fromMs + 60_000, flashDong: 20_000 };
    await stall.host.post(`/api/v1/offers/${stall.offerId}/price-rule`, { priceDong: 32_000, rule: soon });
    await cancel(hoa, orderId);
    expect(await waitOf(lan, stall)).toMatchObject({ state: 'waiting', place: 1, heldOrderIds: [] });
    const versionOf = async () =>
      (
        await market.db.query<{ version: number }>(`select version from offers where id = $1`, [
          stall.offerId,
        ])
      ).rows[0]?.version;
    const before = await versionOf();
    await market.apps[0]?.get(SweepLines).run();
    expect(await versionOf()).toBe(before);
  });

  it('waits on while the host has only said that it is sold out, and is first when it is on sale again', async () => {
    const [stall, hoa, lan] = [await openStall(market, { cap: 10_000 }), await buyer(), await buyer()];
    await stall.host.post(`/api/v1/offers/${stall.offerId}/sold-out`);
    await joined(lan, stall, 4_000);
    expect((await buy(hoa, stall, 1_000)).status).toBe(409);
    await stall.host.post(`/api/v1/offers/${stall.offerId}/reopen`);
    expect((await turnOf(lan, stall)).lines).toMatchObject([{ amount: 4_000 }]);
    expect((await buy(hoa, stall, 6_000)).status).toBe(201);
  });
});

/** Whatever a line has come to, every counter is what its sources add up to. */
afterEach(async () => {
  const [app] = market.apps;
  if (!app) throw new Error('no app');
  expect(await app.get(ProveLedger).run()).toEqual([]);
});
