import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MarketView, OfferView, ShowView, StudioSeat } from '@chophien/contracts';
import { until } from '@chophien/testing';
import { decodeJwt } from 'jose';
import { randomUUID } from 'node:crypto';
import { employ, openStall, Person, startMarket, watch, type Market } from './harness.js';

let market: Market;
beforeAll(async () => {
  market = await startMarket({
    env: {
      LIVEKIT_URL: 'ws://127.0.0.1:9',
      LIVEKIT_API_KEY: 'APIspec',
      LIVEKIT_API_SECRET: 'spec-secret-0123456789abcdef-0123456789',
    },
  });
});
afterAll(() => market.stop());

describe('a show', () => {
  it('moves by its table: held, resumed, ended, and never back', async () => {
    const { host, showId, slug } = await openStall(market);
    const move = (to: string) => host.ask('POST', `/api/v1/shows/${showId}/${to}`);
    const screen = await watch(new Person(market.url), slug);
    expect(await move('hold')).toMatchObject({ status: 200, body: { state: 'on_hold' } });
    await until(
      () =>
        screen.seen.frames.some((frame) =>
          frame.latest.some((fact) => fact.kind === 'show.changed' && fact.show.state === 'on_hold'),
        ),
      { withinMs: 1_000 },
    );
    expect(await move('hold')).toMatchObject({ status: 200, body: { state: 'on_hold' } });
    expect(await move('resume')).toMatchObject({ status: 200, body: { state: 'live' } });
    expect(await move('end')).toMatchObject({ status: 200, body: { state: 'ended' } });
    expect(await move('resume')).toMatchObject({
      status: 409,
      body: { refusal: { code: 'show_move_refused', from: 'ended', to: 'live' } },
    });
    screen.socket.disconnect();
  });

  it('sells on hold, and sells nothing once it has ended', async () => {
    const { askFor } = await import('./harness.js');
    const stall = await openStall(market);
    const buyer = await new Person(market.url).signIn();
    const addressId = await buyer.withAddress();
    await stall.host.post(`/api/v1/shows/${stall.showId}/hold`);
    await buyer.post('/api/v1/orders', askFor(stall, addressId, 500));
    await stall.host.post(`/api/v1/shows/${stall.showId}/end`);
    expect((await buyer.ask('POST', '/api/v1/orders', askFor(stall, addressId, 500))).body).toEqual({
      refusal: { code: 'show_not_open' },
    });
  });

  it('gives its one seat to a device, again to the same, and tells the first when another takes it', async () => {
    const { host, showId, slug } = await openStall(market);
    const [first, second] = [randomUUID(), randomUUID()];
    const sit = (deviceId: string) => host.post<StudioSeat>(`/api/v1/shows/${showId}/seat`, { deviceId });
    await sit(first);
    const studio = await watch(host, slug, undefined, 'studio');
    const taken: unknown[] = [];
    studio.socket.on('studio.taken', (by) => taken.push(by));
    await sit(first);
    await sit(second);
    await until(() => taken.length > 0);
    expect(taken).toEqual([{ showId, deviceId: second }]);
    host.leave();
  });

  it('lets a device that only returns take the seat from nobody', async () => {
    const { host, showId } = await openStall(market);
    const [first, second] = [randomUUID(), randomUUID()];
    const sit = (body: object) => host.ask('POST', `/api/v1/shows/${showId}/seat`, body);
    expect((await sit({ deviceId: first, again: true })).status).toBe(200);
    expect((await sit({ deviceId: second })).status).toBe(200);
    expect(await sit({ deviceId: first, again: true })).toMatchObject({
      status: 409,
      body: { refusal: { code: 'studio_elsewhere' } },
    });
    expect((await sit({ deviceId: first })).status).toBe(200);
  });

  it('hands out the narrowest tokens: the host publishes to the own room, a viewer watches unseen', async () => {
    const { host, showId, slug } = await openStall(market);
    const seat = await host.post<StudioSeat>(`/api/v1/shows/${showId}/seat`, { deviceId: randomUUID() });
    const hostToken = decodeJwt(seat.video?.token ?? '');
    expect(hostToken).toMatchObject({
      sub: 'host',
      video: { room: showId, roomJoin: true, canPublish: true, canSubscribe: false, canPublishData: false },
    });
    expect(hostToken).not.toMatchObject({ video: { roomAdmin: true } });
    const screen = await watch(new Person(market.url), slug);
    const { video } = screen.joined.value ?? { video: { token: '' } };
    const viewerToken = decodeJwt((video as { token: string }).token);
    expect(viewerToken).toMatchObject({
      video: { room: showId, hidden: true, canSubscribe: true, canPublish: false, canPublishData: false },
    });
    expect((viewerToken.exp ?? 0) - Date.now() / 1_000).toBeLessThan(660);
    screen.socket.disconnect();
  });

  it('is planned only in a booth of one’s own, and run only by those who may', async () => {
    const [mine, theirs] = [await openStall(market), await openStall(market)];
    const stranger = await new Person(market.url).signIn();
    const plan = { boothId: theirs.boothId, title: 'Phiên trộm', startsAtMs: Date.now() };
    expect((await mine.host.ask('POST', '/api/v1/shows', plan)).status).toBe(403);
    for (const path of [
      `shows/${theirs.showId}/end`,
      `shows/${theirs.showId}/seat`,
      `offers/${theirs.offerId}/price`,
      `offers/${theirs.offerId}/pin`,
    ]) {
      expect(
        (await mine.host.ask('POST', `/api/v1/${path}`, { deviceId: randomUUID(), priceDong: 1 })).status,
      ).toBe(403);
      expect((await stranger.ask('POST', `/api/v1/${path}`)).status).toBe(403);
      expect((await new Person(market.url).ask('POST', `/api/v1/${path}`)).status).toBe(401);
    }
  });

  it('lets a moderator pin and change caps, but not the price', async () => {
    const stall = await openStall(market);
    const moderator = await employ(market, 'moderator', { showId: stall.showId });
    expect((await moderator.ask('POST', `/api/v1/offers/${stall.offerId}/pin`)).status).toBe(200);
    expect((await moderator.ask('POST', `/api/v1/offers/${stall.offerId}/cap`, { cap: 50_000 })).status).toBe(
      200,
    );
    expect(
      (await moderator.ask('POST', `/api/v1/offers/${stall.offerId}/price`, { priceDong: 1_000 })).status,
    ).toBe(403);
  });
});

describe('an offer', () => {
  it('is listed on air in three fields and pinned for all to see', async () => {
    const { host, showId, slug } = await openStall(market);
    const screen = await watch(new Person(market.url), slug);
    const quick = await host.post<OfferView>(`/api/v1/shows/${showId}/offers/quick`, {
      name: 'Mật ong hoa vải',
      unit: 'piece',
      priceDong: 120_000,
      cap: 40,
    });
    expect(quick).toMatchObject({ code: 'A2', unit: 'piece', step: 1, minimum: 1, left: 40, state: 'open' });
    await host.post(`/api/v1/offers/${quick.id}/pin`);
    await until(() =>
      screen.seen.frames.some((frame) =>
        frame.latest.some((fact) => fact.kind === 'show.changed' && fact.show.pinnedOfferId === quick.id),
      ),
    );
    await host.post(`/api/v1/offers/${quick.id}/close`);
    const later = await host.get<{ show: ShowView; offers: OfferView[] }>(`/api/v1/shows/${slug}`);
    expect(later.show.pinnedOfferId).toBeNull();
    expect(later.offers.map((offer) => [offer.code, offer.state])).toEqual([
      ['A1', 'open'],
      ['A2', 'closed'],
    ]);
    screen.socket.disconnect();
  });

  it('is made once however often the same listing is sent, and so is a plan', async () => {
    const { host, boothId, showId } = await openStall(market);
    const listing = { name: 'Vải bó', unit: 'g', priceDong: 30_000, cap: 9_000, key: randomUUID() };
    const list = () => host.post<OfferView>(`/api/v1/shows/${showId}/offers/quick`, listing);
    expect(new Set((await Promise.all([list(), list(), list()])).map((offer) => offer.id)).size).toBe(1);
    const plan = { boothId, title: 'Phiên chiều', startsAtMs: Date.now(), key: randomUUID() };
    const planned = await Promise.all([1, 2].map(() => host.post<ShowView>('/api/v1/shows', plan)));
    expect(new Set(planned.map((show) => show.id)).size).toBe(1);
    const { rows } = await market.db.query(`select count(*)::int as lots from lots where booth_id = $1`, [
      boothId,
    ]);
    expect(rows).toEqual([{ lots: 2 }]);
  });

  it('can be bought by somebody: less than the usual step is sold whole, a limit below the minimum refused', async () => {
    const { host, showId } = await openStall(market);
    const list = (terms: object) =>
      host.ask('POST', `/api/v1/shows/${showId}/offers/quick`, {
        name: 'Nhuỵ hoa nghệ tây',
        unit: 'g',
        priceDong: 90_000_000,
        ...terms,
      });
    expect(await list({ cap: 30 })).toMatchObject({ status: 201, body: { step: 30, minimum: 30, left: 30 } });
    expect(await list({ cap: 5_000, perBuyer: 400 })).toMatchObject({
      status: 422,
      body: { refusal: { code: 'invalid', fields: [{ path: 'perBuyer', rule: 'min' }] } },
    });
    expect(await list({ cap: 5_000, perBuyer: 500 })).toMatchObject({ status: 201, body: { step: 500 } });
  });

  it('shows nothing left on the square once its host calls it sold out', async () => {
    const { host, offerId, slug } = await openStall(market);
    const pinned = async () =>
      (await host.get<MarketView>('/api/v1/market')).onAir.find((card) => card.slug === slug)?.pinned;
    await host.post(`/api/v1/offers/${offerId}/pin`);
    expect(await pinned()).toMatchObject({ left: 100_000 });
    await host.post(`/api/v1/offers/${offerId}/sold-out`);
    expect(await pinned()).toMatchObject({ left: 0 });
  });

  it('writes down who moved a price, from what to what', async () => {
    const { host, offerId } = await openStall(market);
    await host.post(`/api/v1/offers/${offerId}/price`, { priceDong: 30_000 });
    await host.post(`/api/v1/offers/${offerId}/price`, { priceDong: 30_000 });
    const { rows } = await market.db.query(
      `select a.phone, c.what, c.from_value, c.to_value from offer_changes c join accounts a on a.id = c.account_id where offer_id = $1`,
      [offerId],
    );
    expect(rows).toEqual([{ phone: host.phone, what: 'price_dong', from_value: '32000', to_value: '30000' }]);
  });

  it('keeps its cap above what is promised', async () => {
    const { askFor } = await import('./harness.js');
    const stall = await openStall(market);
    const buyer = await new Person(market.url).signIn();
    await buyer.post('/api/v1/orders', askFor(stall, await buyer.withAddress(), 5_000));
    const reply = await stall.host.ask('POST', `/api/v1/offers/${stall.offerId}/cap`, { cap: 4_999 });
    expect(reply).toMatchObject({
      status: 409,
      body: { refusal: { code: 'cap_below_promised', promised: 5_000 } },
    });
    expect(await stall.host.post(`/api/v1/offers/${stall.offerId}/cap`, { cap: 5_000 })).toMatchObject({
      left: 0,
    });
  });
});
