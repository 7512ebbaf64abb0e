import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BuyerAskView, StockChangedView, StockEntryView, StockRoomView } from '@chophien/contracts';
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

type Change = Record<string, unknown>;
const change = (person: Person, stall: Stall, asked: Change, at?: string) =>
  person.ask(
    'POST',
    `/api/v1/offers/${stall.offerId}/stock-changes`,
    { key: randomUUID(), why: 'mưa lớn', ...asked },
    at,
  );
const changed = async (person: Person, stall: Stall, asked: Change) => {
  const reply = await change(person, stall, asked);
  expect([reply.status, reply.body]).toEqual([200, expect.objectContaining({ state: 'applied' })]);
  return reply.body as StockChangedView;
};
const capTo = (from: number | null, to: number | null, what = 'cap') => ({ kind: 'cap', what, from, to });
const refusalOf = (reply: { body: unknown }) => (reply.body as { refusal: unknown }).refusal;
const roomOf = (person: Person) => person.get<StockRoomView>('/api/v1/stock');
const offerIn = async (person: Person, stall: Stall) =>
  (await roomOf(person)).shows.find(({ show }) => show.id === stall.showId)?.offers[0];
const keeper = (stall: Stall) => employ(market, 'moderator', { boothId: stall.boothId });

async function bought(stall: Stall, amount: number) {
  const buyer = await new Person(market.url).signIn();
  await buyer.post('/api/v1/orders', askFor(stall, await buyer.withAddress(), amount));
}

describe('the stock room', () => {
  it('shows every offer of the shows whose caps one keeps, and nothing to others', async () => {
    const [one, two] = [await openStall(market), await openStall(market)];
    const person = await employ(market, 'moderator', { boothId: one.boothId });
    await market.db.query(
      `insert into grants (id, account_id, bundle, show_id) select gen_random_uuid(), account_id, 'moderator', $1 from grants where booth_id = $2 and bundle = 'moderator'`,
      [two.showId, one.boothId],
    );
    await bought(one, 3_000);
    const room = await roomOf(person);
    expect(room.shows.map(({ show }) => show.id).sort()).toEqual([one.showId, two.showId].sort());
    expect(await offerIn(person, one)).toMatchObject({
      offer: { cap: 100_000, left: 97_000 },
      held: 0,
      sold: 3_000,
      awaited: 0,
      shares: [{ channel: 'own', cap: null, taken: 3_000 }, { channel: 'relay' }, { channel: 'wholesale' }],
      lot: { made: 100_000, setAside: 100_000, free: 0 },
    });
    expect((await roomOf(await new Person(market.url).signIn())).shows).toEqual([]);
    const chatOnly = await new Person(market.url).signIn();
    await one.host.post(`/api/v1/shows/${one.showId}/team`, { phone: chatOnly.phone, powers: ['chat'] });
    expect((await roomOf(chatOnly)).shows).toEqual([]);
    expect((await change(chatOnly, one, { kind: 'sold_out' })).status).toBe(403);
  });

  it('applies a change once, however often and however late it is sent', async () => {
    const stall = await openStall(market);
    const [lan, huy] = [await keeper(stall), await keeper(stall)];
    const asked = { key: randomUUID(), ...capTo(100_000, 95_000) };
    const answers = await Promise.all([
      change(lan, stall, asked),
      change(lan, stall, asked, market.urls[1]),
      change(lan, stall, asked),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await changed(huy, stall, capTo(95_000, 100_000));
    // The phone that was in the tunnel sends it again: it was made, and is not made anew.
    expect((await change(lan, stall, asked)).status).toBe(200);
    expect((await offerIn(lan, stall))?.offer.cap).toBe(100_000);
    const other = await change(lan, stall, { ...asked, to: 1_000 });
    expect([other.status, refusalOf(other)]).toEqual([409, { code: 'key_reused' }]);
  });

  it('refuses what another has changed meanwhile, and shows both values', async () => {
    const stall = await openStall(market);
    const [lan, huy] = [await keeper(stall), await keeper(stall)];
    const both = await Promise.all([
      change(lan, stall, capTo(100_000, 98_000)),
      change(huy, stall, capTo(100_000, 99_000), market.urls[1]),
    ]);
    const won = both.find(({ status }) => status === 200)?.body as StockChangedView & { state: 'applied' };
    const lost = both.find(({ status }) => status === 409);
    expect(lost && refusalOf(lost)).toEqual({
      code: 'changed_meanwhile',
      now: won.offer.cap,
      asked: won.offer.cap === 98_000 ? 99_000 : 98_000,
      unit: 'g',
    });
  });

  it('moves a share from one channel to another, never what is taken', async () => {
    const stall = await openStall(market);
    const lan = await keeper(stall);
    const move = (amount: number, fromChannel = 'own', toChannel = 'wholesale') => ({
      ...{ kind: 'move', amount, fromChannel, toChannel },
    });
    const unlimited = await change(lan, stall, move(1_000));
    expect([unlimited.status, refusalOf(unlimited)]).toEqual([
      422,
      { code: 'invalid', fields: [{ path: 'fromChannel', rule: 'hasShare' }] },
    ]);
    await changed(lan, stall, capTo(null, 60_000, 'own_cap'));
    await changed(lan, stall, capTo(null, 40_000, 'wholesale_cap'));
    await bought(stall, 50_000);
    await changed(lan, stall, move(10_000));
    expect((await offerIn(lan, stall))?.shares).toEqual([
      { channel: 'own', cap: 50_000, taken: 50_000 },
      { channel: 'relay', cap: null, taken: 0 },
      { channel: 'wholesale', cap: 50_000, taken: 0 },
    ]);
    const tooMuch = await change(lan, stall, move(1_000));
    expect(refusalOf(tooMuch)).toEqual({ code: 'cap_below_promised', promised: 50_000 });
    expect((await change(lan, stall, move(1_000, 'own', 'own'))).status).toBe(422);
  });

  it('writes off what is lost, out of what nobody was promised', async () => {
    const stall = await openStall(market);
    const lan = await keeper(stall);
    await bought(stall, 90_000);
    await changed(lan, stall, { kind: 'spoiled', amount: 4_000, why: 'rơi một sọt' });
    const tooMuch = await change(lan, stall, { kind: 'spoiled', amount: 7_000 });
    expect(refusalOf(tooMuch)).toEqual({ code: 'lot_short', free: 6_000, unit: 'g' });
    expect(await offerIn(lan, stall)).toMatchObject({
      offer: { cap: 96_000, left: 6_000 },
      lot: { made: 100_000, setAside: 96_000, spoiled: 4_000, free: 0 },
    });
    // What is in no offer goes first, and the cap stays as it is.
    await changed(lan, stall, capTo(96_000, 94_000));
    await changed(lan, stall, { kind: 'spoiled', amount: 1_000 });
    expect(await offerIn(lan, stall)).toMatchObject({ offer: { cap: 94_000 }, lot: { free: 1_000 } });
    await changed(lan, stall, { kind: 'spoiled', amount: 3_000 });
    expect(await offerIn(lan, stall)).toMatchObject({
      offer: { cap: 92_000 },
      lot: { free: 0, spoiled: 8_000 },
    });
    const log = await lan.get<StockEntryView[]>(`/api/v1/offers/${stall.offerId}/stock-log`);
    expect(log.map(({ what, from, to, why }) => [what, from, to, why])).toEqual(
      expect.arrayContaining([
        ['spoiled', null, '4000', 'rơi một sọt'],
        ['cap', '100000', '96000', 'rơi một sọt'],
      ]),
    );
  });

  it('sells out and opens again, with a reason', async () => {
    const stall = await openStall(market);
    const lan = await keeper(stall);
    await changed(lan, stall, { kind: 'sold_out', why: 'xe đã đầy' });
    expect((await offerIn(lan, stall))?.offer.state).toBe('sold_out');
    await changed(lan, stall, { kind: 'reopen', why: 'thêm xe' });
    expect((await offerIn(lan, stall))?.offer.state).toBe('open');
    const log = await lan.get<StockEntryView[]>(`/api/v1/offers/${stall.offerId}/stock-log`);
    expect(log.slice(0, 2).map(({ what, to, why }) => [what, to, why])).toEqual([
      ['state', 'open', 'thêm xe'],
      ['state', 'sold_out', 'xe đã đầy'],
    ]);
  });

  it('lets a big change wait, and shows who asks and why', async () => {
    const stall = await openStall(market, { cap: 2_000_000 });
    const [lan, huy] = [await keeper(stall), await keeper(stall)];
    const reply = await change(lan, stall, { ...capTo(2_000_000, 500_000), why: 'mưa đá' });
    expect(reply.body).toMatchObject({ state: 'waiting' });
    const [request] = (await offerIn(huy, stall))?.requests ?? [];
    expect(request).toMatchObject({ from: 2_000_000, to: 500_000, why: 'mưa đá' });
    await huy.post(`/api/v1/cap-requests/${request?.id}/approve`);
    expect(await offerIn(huy, stall)).toMatchObject({ offer: { cap: 500_000 }, requests: [] });
  });

  it('refuses what says nothing', async () => {
    const stall = await openStall(market);
    const lan = await keeper(stall);
    for (const asked of [
      { kind: 'cap', what: 'cap' },
      { kind: 'cap', from: 1, to: 2 },
      { kind: 'spoiled' },
      { kind: 'move', amount: 5 },
      { kind: 'spoiled', amount: 0 },
      { kind: 'sold_out', why: '   ' },
      { kind: 'burn', amount: 5 },
      { kind: 'sold_out', key: 'again' },
    ])
      expect([asked, (await change(lan, stall, asked)).status]).toEqual([asked, 422]);
    expect((await change(lan, { ...stall, offerId: randomUUID() }, { kind: 'sold_out' })).status).toBe(403);
  });
});

describe('a moderator in the host’s place', () => {
  it('holds the show and says so to everybody, and hands it back', async () => {
    const stall = await openStall(market);
    const lan = await keeper(stall);
    const { socket, seen } = await watch(await new Person(market.url).signIn(), stall.slug);
    const words = 'Vườn đang mất sóng, chị Hoa quay lại ngay. Đơn vẫn nhận bình thường.';
    await lan.post(`/api/v1/shows/${stall.showId}/stand-in`, { say: words });
    await until(() => seen.frames.some((frame) => JSON.stringify(frame).includes('on_hold')));
    await until(() => seen.frames.some((frame) => JSON.stringify(frame).includes(words)));
    await bought(stall, 1_000);
    await lan.post(`/api/v1/shows/${stall.showId}/stand-in`, { say: words });
    const back = await lan.post<{ state: string }>(`/api/v1/shows/${stall.showId}/hand-back`);
    expect(back.state).toBe('live');
    socket.disconnect();
    const stranger = await new Person(market.url).signIn();
    expect(
      (await stranger.ask('POST', `/api/v1/shows/${stall.showId}/stand-in`, { say: words })).status,
    ).toBe(403);
    expect((await lan.ask('POST', `/api/v1/shows/${stall.showId}/stand-in`, { say: ' ' })).status).toBe(422);
    await stall.host.post(`/api/v1/shows/${stall.showId}/end`);
    expect((await lan.ask('POST', `/api/v1/shows/${stall.showId}/stand-in`, { say: words })).status).toBe(
      409,
    );
  });
});

describe('a buyer who wants more than everybody may have', () => {
  const askMore = (buyer: Person, stall: Stall, amount: number, key = randomUUID()) =>
    buyer.ask('POST', `/api/v1/offers/${stall.offerId}/asks-for-more`, { key, amount, why: 'đám cưới' });

  it('asks, is seen in the stock room, and once granted orders so much on every node and no more', async () => {
    const stall = await openStall(market, { perBuyer: 10_000 });
    const lan = await keeper(stall);
    const buyer = await new Person(market.url).signIn();
    const address = await buyer.withAddress();
    const order = (amount: number, at?: string) =>
      buyer.ask('POST', '/api/v1/orders', askFor(stall, address, amount), at);
    expect(refusalOf(await order(30_000))).toMatchObject({ code: 'buyer_limit', limit: 10_000 });
    const key = randomUUID();
    const asked = (await askMore(buyer, stall, 40_000, key)).body as BuyerAskView;
    expect((await askMore(buyer, stall, 40_000, key)).body).toEqual(asked);
    expect((await offerIn(lan, stall))?.buyerAsks).toMatchObject([
      { id: asked.id, amount: 40_000, why: 'đám cưới' },
    ]);
    expect((await buyer.ask('POST', `/api/v1/asks-for-more/${asked.id}/approve`)).status).toBe(403);
    await lan.post(`/api/v1/asks-for-more/${asked.id}/approve`);
    const again = await lan.ask('POST', `/api/v1/asks-for-more/${asked.id}/refuse`);
    expect(refusalOf(again)).toEqual({ code: 'already_decided', state: 'applied' });
    expect(await buyer.get('/api/v1/me/asks-for-more')).toMatchObject([{ state: 'applied', had: 0 }]);
    expect((await order(30_000)).status).toBe(201);
    expect((await order(10_000, market.urls[1])).status).toBe(201);
    expect(refusalOf(await order(1_000))).toMatchObject({ code: 'buyer_limit', left: 0, limit: 40_000 });
    const other = await new Person(market.url).signIn();
    const theirs = askFor(stall, await other.withAddress(), 11_000);
    expect(refusalOf(await other.ask('POST', '/api/v1/orders', theirs))).toMatchObject({ limit: 10_000 });
  });

  it('is refused what is no such ask, and asks anew in the place of the last', async () => {
    const stall = await openStall(market, { perBuyer: 10_000 });
    const lan = await keeper(stall);
    const buyer = await new Person(market.url).signIn();
    for (const [amount, rule] of [
      [10_000, 'min'],
      [200_000, 'max'],
      [20_250, 'isOnStep'],
    ] as const)
      expect(refusalOf(await askMore(buyer, stall, amount))).toEqual({
        code: 'invalid',
        fields: [{ path: 'amount', rule }],
      });
    await askMore(buyer, stall, 20_000);
    await askMore(buyer, stall, 30_000);
    const waiting = (await offerIn(lan, stall))?.buyerAsks ?? [];
    expect(waiting.map(({ amount }) => amount)).toEqual([30_000]);
    await lan.post(`/api/v1/asks-for-more/${waiting[0]?.id}/refuse`);
    expect((await offerIn(lan, stall))?.buyerAsks).toEqual([]);
    await stall.host.post(`/api/v1/shows/${stall.showId}/end`);
    expect(refusalOf(await askMore(buyer, stall, 20_000))).toEqual({ code: 'show_not_open' });
  });
});
