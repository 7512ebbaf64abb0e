import type { OfferView, RunStepView, RunView, ShowView } from '@chophien/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@chophien/testing';
import { randomUUID } from 'node:crypto';
import {
  askFor,
  employ,
  openStall,
  Person,
  startTwoNodes,
  watch,
  type Market,
  type Stall,
} from './harness.js';

let market: Market;
beforeAll(async () => {
  market = await startTwoNodes();
});
afterAll(() => market.stop());

const flash = (minutes: number, flashDong = 25_000) => ({ kind: 'flash', minutes, flashDong });
const refusalOf = (reply: { body: unknown }) => (reply.body as { refusal: Record<string, unknown> }).refusal;

/** A show on air with three things in its bag, A, B and C, and the acts of its host. */
async function openRun() {
  const stall = await openStall(market);
  const { host, showId } = stall;
  const put = (name: string) =>
    host.post<OfferView>(`/api/v1/shows/${showId}/offers/quick`, {
      ...{ name, unit: 'g', priceDong: 32_000, cap: 50_000 },
    });
  const [b, c] = [await put('B'), await put('C')];
  const next = (after: string | null, key: string = randomUUID(), who = host, at = market.url) =>
    who.ask('POST', `/api/v1/shows/${showId}/next`, { key, after }, at);
  const plan = (offerId: string, body: object) => host.ask('POST', `/api/v1/offers/${offerId}/plan`, body);
  const run = () => host.get<RunView>(`/api/v1/shows/${showId}/run`);
  const bag = async () =>
    (await host.get<{ show: ShowView; offers: OfferView[] }>(`/api/v1/shows/${showId}/studio`)) ?? stall;
  return { stall, host, a: stall.offerId, b: b.id, c: c.id, next, plan, run, bag };
}

const moderatorOf = ({ showId }: Stall) => employ(market, 'moderator', { showId });

describe('the next of the run', () => {
  it('is pinned and its flash begun by one tap, by the server’s clock, and seen at once on every node', async () => {
    const { stall, a, b, next, plan } = await openRun();
    const viewer = await watch(await new Person(market.url).signIn(), stall.slug, market.urls[1]);
    const studio = await watch(stall.host, stall.slug, market.urls[1], 'studio');
    let news = 0;
    studio.socket.on('studio.run', () => (news += 1));
    await plan(b, { minutes: 10, price: flash(10) });
    expect((await next(null)).body).toMatchObject({ turn: { offerId: a }, passed: [] });
    const beforeMs = Date.now();
    const reply = await next(a);
    const { turn } = reply.body as RunStepView;
    expect([reply.status, turn.offerId, turn.name]).toEqual([200, b, 'B']);
    expect(Math.abs(turn.sinceMs - beforeMs)).toBeLessThan(5_000);
    const facts = () => viewer.seen.frames.flatMap(({ latest }) => latest);
    await until(() => facts().some((fact) => fact.kind === 'show.changed' && fact.show.pinnedOfferId === b));
    const ruled = await until(() =>
      facts().find((fact) => fact.kind === 'offer.changed' && fact.offer.rule !== undefined),
    );
    const rule = { kind: 'flash', fromMs: turn.sinceMs, untilMs: turn.sinceMs + 600_000, flashDong: 25_000 };
    expect(ruled).toMatchObject({ offer: { id: b, rule, priceDong: 32_000 } });
    await until(() => news === 3);
    const { rows } = await market.db.query(`select what from offer_changes where offer_id = $1`, [b]);
    expect(rows).toEqual([{ what: 'price_rule' }]);
  });

  it('goes on once for a key however often it is sent, and answers the same as before', async () => {
    const { a, b, next, run } = await openRun();
    const key = randomUUID();
    const first = await next(null, key);
    expect((await next(a)).body).toMatchObject({ turn: { offerId: b } });
    expect((await next(null, key)).body).toEqual(first.body);
    expect((await run()).turn?.offerId).toBe(b);
    expect(refusalOf(await next(b, key))).toEqual({ code: 'key_reused' });
    const twice = randomUUID();
    const both = await Promise.all([next(b, twice), next(b, twice, undefined, market.urls[1])]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both[0].body).toEqual(both[1].body);
  });

  it('moves on once when host and moderator tap in the same second: who is second is told what stands now', async () => {
    const { stall, a, b, next, run } = await openRun();
    const moderator = await moderatorOf(stall);
    await next(null);
    const taps = await Promise.all([next(a), next(a, undefined, moderator, market.urls[1])]);
    expect(taps.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { turn } = await run();
    expect(turn?.offerId).toBe(b);
    const late = taps.find(({ status }) => status === 409);
    expect(late && refusalOf(late)).toEqual({ code: 'run_moved_on', current: turn });
    expect(refusalOf(await next(null))).toEqual({ code: 'run_moved_on', current: turn });
  });

  it('passes over what is sold out or put away, names it, and says when the bag has no more', async () => {
    const { host, a, b, c, next, bag } = await openRun();
    await host.post(`/api/v1/offers/${a}/sold-out`);
    await host.post(`/api/v1/offers/${b}/close`);
    const passed = [
      { offerId: a, name: 'Vải thiều loại 1', why: 'sold_out' },
      { offerId: b, name: 'B', why: 'closed' },
    ];
    expect((await next(null)).body).toMatchObject({ turn: { offerId: c }, passed });
    const over = await next(c);
    expect([over.status, refusalOf(over)]).toEqual([409, { code: 'run_over', passed: [] }]);
    expect((await bag()).show.pinnedOfferId).toBe(c);
  });

  it('follows the bag’s order as it is now', async () => {
    const { stall, host, a, b, c, next } = await openRun();
    await host.post(`/api/v1/shows/${stall.showId}/bag-order`, { offerIds: [c, a, b] });
    expect((await next(null)).body).toMatchObject({ turn: { offerId: c } });
    expect((await next(c)).body).toMatchObject({ turn: { offerId: a } });
  });

  it('is for a show on air, and for who may: a moderator moves it on and plans nothing', async () => {
    const { stall, host, a, plan, next } = await openRun();
    const moderator = await moderatorOf(stall);
    expect((await plan(a, { minutes: 5, price: flash(5) })).status).toBe(200);
    expect((await moderator.ask('POST', `/api/v1/offers/${a}/plan`, {})).status).toBe(403);
    expect((await next(null, undefined, await new Person(market.url).signIn())).status).toBe(403);
    const planned = await host.post<ShowView>('/api/v1/shows', {
      ...{ boothId: stall.boothId, title: 'Phiên sau', startsAtMs: Date.now() + 86_400_000 },
    });
    const early = await host.ask('POST', `/api/v1/shows/${planned.id}/next`, { key: randomUUID() });
    expect(refusalOf(early)).toEqual({ code: 'show_not_open' });
    expect((await next(null, undefined, moderator)).status).toBe(200);
    await host.post(`/api/v1/shows/${stall.showId}/end`);
    expect(refusalOf(await next(a))).toEqual({ code: 'show_over' });
    expect(refusalOf(await plan(a, { minutes: 5 }))).toEqual({ code: 'show_over' });
  });
});

describe('a clash of prices', () => {
  it('of two flashes at once refuses the second turn whole, and says until when', async () => {
    const { a, b, next, plan, run, bag } = await openRun();
    await plan(a, { minutes: 10, price: flash(10) });
    await plan(b, { minutes: 10, price: flash(10) });
    const { turn } = (await next(null)).body as RunStepView;
    expect(refusalOf(await next(a))).toEqual({
      ...{ code: 'flash_clash', offerId: a, name: 'Vải thiều loại 1', untilMs: turn.sinceMs + 600_000 },
    });
    const { show, offers } = await bag();
    expect([show.pinnedOfferId, (await run()).turn?.offerId]).toEqual([a, a]);
    expect(offers.find(({ id }) => id === b)).not.toHaveProperty('rule');
    // Without a price of its own the next one comes, and the flash before it runs to its end.
    await plan(b, { minutes: 10 });
    expect((await next(a)).body).toMatchObject({ turn: { offerId: b } });
    expect((await bag()).offers[0]?.rule).toMatchObject({ untilMs: turn.sinceMs + 600_000 });
  });

  it('is refused when it is planned: with a flash that runs by then, and longer than its turn', async () => {
    const { host, a, b, next, plan, run } = await openRun();
    await plan(a, { minutes: 5 });
    await next(null);
    const untilMs = Date.now() + 30 * 60_000;
    const rule = { kind: 'flash', fromMs: Date.now() - 1_000, untilMs, flashDong: 20_000 };
    await host.post(`/api/v1/offers/${a}/price-rule`, { priceDong: 32_000, rule });
    expect(refusalOf(await plan(b, { price: flash(5) }))).toMatchObject({ code: 'flash_clash', untilMs });
    expect(refusalOf(await plan(b, { minutes: 4, price: flash(5) }))).toEqual({
      ...{ code: 'flash_beyond_turn', flashMinutes: 5, minutes: 4 },
    });
    // Once the turn before is as long as that flash, nothing clashes.
    await plan(a, { minutes: 31 });
    expect((await plan(b, { price: flash(5) })).status).toBe(200);
    expect((await run()).plans).toEqual([
      { offerId: a, minutes: 31, price: null },
      { offerId: b, minutes: null, price: flash(5) },
    ]);
    await plan(b, {});
    expect((await run()).plans).toHaveLength(1);
  });

  it('with a promise is refused: who bought together keeps the price of the close', async () => {
    const { stall, host, a, plan, next, run } = await openRun();
    const fall = { kind: 'falling_time', everyMs: 60_000, stepDong: 1_000, floorDong: 28_000 };
    await plan(a, { price: fall });
    const rule = { kind: 'falling_kilos', steps: [{ fromAmount: 5_000, dong: 30_000 }] };
    await host.post(`/api/v1/offers/${a}/price-rule`, { priceDong: 32_000, rule });
    const buyer = await new Person(market.url).signIn();
    const addressId = await buyer.withAddress();
    await buyer.post(
      '/api/v1/orders',
      askFor(stall, addressId, 1_000, { price: { dong: 32_000, version: 2 } }),
    );
    expect(refusalOf(await plan(a, { price: fall }))).toEqual({ code: 'price_rule_in_use' });
    expect(refusalOf(await next(null))).toEqual({ code: 'price_rule_in_use' });
    expect((await run()).turn).toBeNull();
    expect((await plan(a, { minutes: 5 })).status).toBe(200);
  });

  it('of wholesale and flash is refused, planned before the rule or after it', async () => {
    const { host, a, plan, next } = await openRun();
    await plan(a, { price: flash(5) });
    const rule = { kind: 'wholesale', steps: [{ fromAmount: 5_000, dong: 30_000 }] };
    await host.post(`/api/v1/offers/${a}/price-rule`, { priceDong: 32_000, rule });
    const refused = { code: 'wholesale_and_flash', name: 'Vải thiều loại 1' };
    expect(refusalOf(await plan(a, { price: flash(5) }))).toEqual(refused);
    expect(refusalOf(await next(null))).toEqual(refused);
  });

  it.each([
    [{ price: { kind: 'flash', minutes: 5 } }, 'price', 'incomplete'],
    [{ price: flash(241) }, 'price.minutes', 'max'],
    [{ minutes: 0 }, 'minutes', 'min'],
    [{ price: { kind: 'wholesale' } }, 'price.kind', 'isIn'],
  ])('or a plan that makes no sense is refused with its field: %j', async (body, path, rule) => {
    const { a, plan } = await openRun();
    expect(refusalOf(await plan(a, body))).toEqual({ code: 'invalid', fields: [{ path, rule }] });
  });
});
