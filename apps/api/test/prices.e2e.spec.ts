import type {
  MarketView,
  OfferView,
  OrderView,
  PlacedOrderView,
  SaidLine,
  WholesaleBuyerView,
} from '@chophien/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { askFor, emit, openStall, Person, startTwoNodes, watch, type Market, type Stall } from './harness.js';

let market: Market;
beforeAll(async () => {
  market = await startTwoNodes();
});
afterAll(() => market.stop());

async function buyer(url = market.url) {
  const person = await new Person(url).signIn();
  const addressId = await person.withAddress();
  const order = (stall: Stall, amount: number, dong: number, more: Record<string, unknown> = {}) =>
    person.ask(
      'POST',
      '/api/v1/orders',
      askFor(stall, addressId, amount, { price: { dong, version: 1 }, ...more }),
    );
  const placed = async (...ask: Parameters<typeof order>) => {
    const reply = await order(...ask);
    expect([reply.status, reply.body]).toEqual([201, expect.anything()]);
    return reply.body as PlacedOrderView;
  };
  const read = (id: string) => person.get<OrderView>(`/api/v1/orders/${id}`);
  return { person, addressId, order, placed, read };
}

const rule = (stall: Stall, priceDong: number, body: object) =>
  stall.host.ask('POST', `/api/v1/offers/${stall.offerId}/price-rule`, { priceDong, rule: body });
async function ruled(body: object, priceDong = 32_000): Promise<Stall> {
  const stall = await openStall(market);
  const reply = await rule(stall, priceDong, body);
  expect([reply.status, reply.body]).toEqual([200, expect.objectContaining({ rule: body })]);
  return stall;
}
const refusalOf = (reply: { body: unknown }) => (reply.body as { refusal: object }).refusal;
const close = (stall: Stall) => stall.host.post(`/api/v1/offers/${stall.offerId}/close`, {});
const dongOf = (order: PlacedOrderView) => order.lines[0]?.priceDong;

const together = {
  kind: 'falling_kilos',
  steps: [
    { fromAmount: 3_000, dong: 30_000 },
    { fromAmount: 6_000, dong: 27_000 },
  ],
};

describe('the rule of a price', () => {
  it('lies on the market with what is pinned, so that a tile has the price of the moment', async () => {
    const stall = await ruled(together);
    await stall.host.post(`/api/v1/offers/${stall.offerId}/pin`);
    const { onAir } = await stall.host.get<MarketView>('/api/v1/market');
    expect(onAir.find(({ slug }) => slug === stall.slug)?.pinned).toMatchObject({
      ...{ priceDong: 32_000, priceVersion: 2, rule: together, taken: 0 },
    });
  });

  it('is set by who may move prices, written down, and told to all at once', async () => {
    const stall = await openStall(market);
    const { seen } = await watch(await new Person(market.url).signIn(), stall.slug, market.urls[1]);
    const flash = { kind: 'flash', fromMs: 1_000, untilMs: 9_000_000_000_000, flashDong: 25_000 };
    const stranger = await new Person(market.url).signIn();
    const asStranger = await stranger.ask('POST', `/api/v1/offers/${stall.offerId}/price-rule`, {
      priceDong: 30_000,
      rule: flash,
    });
    expect(asStranger.status).toBe(403);
    expect((await rule(stall, 30_000, flash)).status).toBe(200);
    expect(seen.snapshot?.offers[0]).not.toHaveProperty('rule');
    const { rows } = await market.db.query(
      `select what, from_value, to_value from offer_changes where offer_id = $1`,
      [stall.offerId],
    );
    expect(rows).toEqual([
      {
        what: 'price_rule',
        from_value: '{"dong":32000,"kind":"live"}',
        to_value: '{"dong":30000,"flashDong":25000,"fromMs":1000,"kind":"flash","untilMs":9000000000000}',
      },
    ]);
    // Said again it is the same rule, and no new price.
    const again = await rule(stall, 30_000, flash);
    expect(again.body).toMatchObject({ priceDong: 30_000, priceVersion: 2 });
    expect(
      refusalOf(await stall.host.ask('POST', `/api/v1/offers/${stall.offerId}/price`, { priceDong: 1 })),
    ).toEqual({
      code: 'price_is_ruled',
      kind: 'flash',
    });
  });

  it.each([
    [{ kind: 'flash', fromMs: 9, untilMs: 9, flashDong: 1_000 }, 'rule.untilMs', 'window_empty'],
    [{ kind: 'flash', fromMs: 9, untilMs: 10 }, 'rule', 'incomplete'],
    [
      { kind: 'falling_time', fromMs: 0, everyMs: 999, stepDong: 1, floorDong: 1 },
      'rule.everyMs',
      'every_too_short',
    ],
    [
      { kind: 'wholesale', steps: [{ fromAmount: 100, dong: 1_000 }] },
      'rule.steps.0.fromAmount',
      'below_offer_minimum',
    ],
    [{ kind: 'falling_kilos', steps: [] }, 'rule.steps', 'steps_missing'],
    [
      { kind: 'falling_kilos', steps: [{ fromAmount: 1, dong: 32_000 }] },
      'rule.steps.0.dong',
      'not_below_price',
    ],
    [{ kind: 'auction' }, 'rule.kind', 'isIn'],
  ])('that makes no sense is refused with its field: %j', async (body, path, broken) => {
    const stall = await openStall(market);
    const reply = await rule(stall, 32_000, body);
    expect([reply.status, refusalOf(reply)]).toEqual([
      422,
      { code: 'invalid', fields: [{ path, rule: broken }] },
    ]);
  });

  it('comes with a new offer too', async () => {
    const stall = await openStall(market);
    const body = { name: 'Vải giờ vàng', unit: 'g', priceDong: 32_000, cap: 5_000, rule: { kind: 'fixed' } };
    const offer = await stall.host.post<OfferView>(`/api/v1/shows/${stall.showId}/offers/quick`, body);
    expect(offer.rule).toEqual({ kind: 'fixed' });
  });
});

describe('a flash price', () => {
  it('sells in its window alone, at its price, and says when it opens', async () => {
    const hoa = await buyer();
    const nowMs = Date.now();
    const window = (fromMs: number, untilMs: number) => ({
      kind: 'flash',
      fromMs,
      untilMs,
      flashDong: 25_000,
    });
    const later = await ruled(window(nowMs + 3_600_000, nowMs + 7_200_000));
    expect(refusalOf(await hoa.order(later, 1_000, 32_000))).toEqual({
      code: 'not_started',
      startsAtMs: nowMs + 3_600_000,
    });
    const open = await ruled(window(nowMs - 1_000, nowMs + 3_600_000));
    expect(dongOf(await hoa.placed(open, 1_000, 25_000))).toBe(25_000);
    expect(refusalOf(await hoa.order(open, 1_000, 24_999))).toMatchObject({
      code: 'price_moved',
      price: { dong: 25_000 },
    });
    const over = await ruled(window(nowMs - 7_200_000, nowMs - 1));
    expect(refusalOf(await hoa.order(over, 1_000, 32_000))).toEqual({ code: 'offer_closed' });
  });
});

describe('a price that falls by time', () => {
  it('is that of the moment the ask came in, never more than was confirmed', async () => {
    const hoa = await buyer();
    // Two falls and a half ago: 32.000, 31.000, 30.000; the next comes in half an hour.
    const stall = await ruled({
      kind: 'falling_time',
      fromMs: Date.now() - 9_000_000,
      everyMs: 3_600_000,
      stepDong: 1_000,
      floorDong: 29_000,
    });
    expect(dongOf(await hoa.placed(stall, 1_000, 32_000))).toBe(30_000);
    expect(refusalOf(await hoa.order(stall, 1_000, 29_000))).toMatchObject({
      code: 'price_moved',
      price: { dong: 30_000 },
    });
  });
});

describe('a price that falls for everybody', () => {
  it('is “at most” until the close; then what was paid beyond it is due back, once', async () => {
    const stall = await ruled(together);
    const [hoa, lan, mai, tu] = [await buyer(), await buyer(market.urls[1]), await buyer(), await buyer()];
    const first = await hoa.placed(stall, 2_000, 32_000, { method: 'test' });
    await hoa.person.post(`/api/v1/orders/${first.id}/test-payment`, {});
    const gone = await tu.placed(stall, 1_000, 32_000);
    const second = await lan.placed(stall, 3_000, 32_000);
    expect([first, gone, second].map(dongOf)).toEqual([32_000, 32_000, 30_000]);
    await tu.person.ask('POST', `/api/v1/orders/${gone.id}/cancel`, {});
    const held = await mai.placed(stall, 1_000, 32_000, { method: 'test' });
    expect(await hoa.read(first.id)).toMatchObject({ isAtMost: true, end: null });
    expect(refusalOf(await rule(stall, 32_000, { kind: 'live' }))).toEqual({ code: 'price_rule_in_use' });

    await close(stall);
    // 2 + 3 + 1 kg are taken: 27.000. By hand: 2 kg were 64.000 and are 54.000; 3 kg were 90.000 and are 81.000.
    expect(await hoa.read(first.id)).toMatchObject({
      isAtMost: false,
      goodsDong: 64_000,
      end: { amount: 2_000, priceDong: 27_000, goodsDong: 54_000, totalDong: 84_000, dueBackDong: 10_000 },
    });
    expect((await lan.read(second.id)).end).toMatchObject({ goodsDong: 81_000, dueBackDong: 0 });
    // What was not paid yet is paid at the price of the close.
    await mai.person.post(`/api/v1/orders/${held.id}/test-payment`, {});
    expect((await mai.read(held.id)).end).toMatchObject({ goodsDong: 27_000, dueBackDong: 0 });
    const paid = await market.db.query(`select paid_goods_dong from orders where id = $1`, [held.id]);
    expect(paid.rows).toEqual([{ paid_goods_dong: 27_000 }]);
    expect((await tu.read(gone.id)).end).toBeNull();
    // Closed again, or its show ended, nothing is owed twice.
    await stall.host.post(`/api/v1/shows/${stall.showId}/end`, {});
    const due = await market.db.query(
      `select order_id, reason, amount_dong from refunds_due where order_id = any($1)`,
      [[first.id, second.id, held.id]],
    );
    expect(due.rows).toEqual([{ order_id: first.id, reason: 'price_fell', amount_dong: 10_000 }]);
  });

  it('is read at the end of the show where the offer was left open; a repeated key hears what it heard', async () => {
    const stall = await ruled(together);
    const [hoa, lan] = [await buyer(), await buyer()];
    const key = randomUUID();
    const first = await hoa.placed(stall, 2_000, 32_000, { key });
    await lan.placed(stall, 2_000, 32_000);
    await stall.host.post(`/api/v1/shows/${stall.showId}/end`, {});
    expect(await hoa.read(first.id)).toMatchObject({
      isAtMost: false,
      end: { priceDong: 30_000, goodsDong: 60_000 },
    });
    expect(await hoa.placed(stall, 2_000, 32_000, { key })).toEqual(first);
  });

  it('gives all of it back, and no more, when a paid order is cancelled after the close', async () => {
    const stall = await ruled(together);
    const [hoa, lan] = [await buyer(), await buyer()];
    const first = await hoa.placed(stall, 2_000, 32_000, { method: 'test' });
    await hoa.person.post(`/api/v1/orders/${first.id}/test-payment`, {});
    await lan.placed(stall, 2_000, 32_000);
    await close(stall);
    await hoa.person.post(`/api/v1/orders/${first.id}/cancel`, {});
    // 64.000 and 30.000 of delivery were paid: 4.000 owed at the close, the rest now.
    const due = await market.db.query(
      `select reason, amount_dong from refunds_due where order_id = $1 order by id`,
      [first.id],
    );
    expect(due.rows).toEqual([
      { reason: 'price_fell', amount_dong: 4_000 },
      { reason: 'cancelled', amount_dong: 90_000 },
    ]);
  });

  it('holds a comment’s goods at the price of then, and is paid at the lower one of now', async () => {
    const stall = await ruled(together);
    const [hoa, lan] = [await buyer(), await buyer()];
    const socket = await hoa.person.connect();
    const said = await emit(socket, 'chat.post', {
      showId: stall.showId,
      text: 'chốt A1 1kg',
      key: randomUUID(),
    });
    const held = (said.value as unknown as SaidLine).reading?.items[0]?.order;
    expect(held && dongOf(held)).toBe(32_000);
    await lan.placed(stall, 3_000, 32_000);
    const yes = await hoa.person.ask('POST', `/api/v1/orders/${held?.id}/confirm`, {
      price: { dong: 32_000, version: 1 },
      addressId: hoa.addressId,
      method: 'cod',
    });
    expect(yes).toMatchObject({ status: 200, body: { goodsDong: 30_000, isAtMost: true } });
  });
});

describe('a wholesale price', () => {
  const tiers = {
    kind: 'wholesale',
    steps: [
      { fromAmount: 5_000, dong: 30_000 },
      { fromAmount: 8_000, dong: 28_000 },
    ],
  };
  const approved = (stall: Stall) => `/api/v1/booths/${stall.boothId}/wholesale-buyers`;

  it('is for those whom the booth has approved, by the amount of one ask, in a channel of its own', async () => {
    const stall = await ruled(tiers);
    const [trader, hoa] = [await buyer(market.urls[1]), await buyer()];
    expect(refusalOf(await trader.order(stall, 5_000, 32_000))).toEqual({ code: 'wholesale_only' });
    const list = await stall.host.post<WholesaleBuyerView[]>(approved(stall), { phone: trader.person.phone });
    expect(list).toMatchObject([{ phone: expect.stringContaining('•') }]);
    expect(JSON.stringify(list)).not.toContain(trader.person.phone.slice(3, 7));
    expect(dongOf(await trader.placed(stall, 5_000, 32_000))).toBe(30_000);
    expect(dongOf(await trader.placed(stall, 8_000, 28_000))).toBe(28_000);
    expect(refusalOf(await trader.order(stall, 4_500, 32_000))).toEqual({
      code: 'below_minimum',
      minimum: 5_000,
      unit: 'g',
    });
    expect(refusalOf(await hoa.order(stall, 5_000, 32_000))).toEqual({ code: 'wholesale_only' });
    const counters = await market.db.query(`select own_taken, wholesale_taken from offers where id = $1`, [
      stall.offerId,
    ]);
    expect(counters.rows).toEqual([{ own_taken: 0, wholesale_taken: 13_000 }]);

    const id = list[0]?.accountId ?? '';
    expect((await stall.host.ask('DELETE', `${approved(stall)}/${id}`)).body).toEqual([]);
    for (const url of market.urls) {
      const again = { ...trader, order: (await asAt(trader, url)).order };
      expect(refusalOf(await again.order(stall, 5_000, 32_000))).toEqual({ code: 'wholesale_only' });
    }
  });

  it('is approved by the booth’s own people, for somebody who has been here', async () => {
    const stall = await openStall(market);
    const stranger = await new Person(market.url).signIn();
    expect((await stranger.ask('POST', approved(stall), { phone: stranger.phone })).status).toBe(403);
    expect((await stall.host.ask('POST', approved(stall), { phone: '0999888777' })).status).toBe(404);
    expect(refusalOf(await stall.host.ask('POST', approved(stall), { phone: 'nhà chị Hoa' }))).toEqual({
      code: 'phone_invalid',
    });
  });
});

/** The same buyer at another node. */
async function asAt(who: Awaited<ReturnType<typeof buyer>>, url: string) {
  const person = await new Person(url, who.person.phone).signIn();
  const order = (stall: Stall, amount: number, dong: number) =>
    person.ask(
      'POST',
      '/api/v1/orders',
      askFor(stall, who.addressId, amount, { price: { dong, version: 1 } }),
    );
  return { order };
}
