import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FactsView, OfferView, ShowView, StudioHomeView, StudioShowView } from '@chophien/contracts';
import { askFor, openStall, Person, startMarket, type Market, type Stall } from './harness.js';

let market: Market;
let stall: Stall;
beforeAll(async () => {
  market = await startMarket();
  stall = await openStall(market);
});
afterAll(() => market.stop());

const most = 524_288;

async function upload(
  body: RequestInit['body'],
  type = 'application/octet-stream',
  person: Person = stall.host,
) {
  const response = await fetch(`${market.url}/api/v1/link-check`, {
    method: 'POST',
    headers: { cookie: person.cookie, 'content-type': type },
    body,
    duplex: 'half',
  } as RequestInit);
  return { status: response.status, body: await response.json() };
}

describe('the measure of an uplink', () => {
  it('counts the bytes that came, whatever they are', async () => {
    for (const bytes of [0, 1, 32_768, most])
      expect(await upload(new Uint8Array(bytes))).toEqual({ status: 200, body: { bytes } });
    expect(await upload('{"a":1}', 'application/json')).toEqual({ status: 200, body: { bytes: 7 } });
    expect(await upload('chợ', 'text/plain')).toEqual({ status: 200, body: { bytes: 5 } });
  });

  it('refuses more than it takes, known beforehand or not', async () => {
    const refused = { status: 413, body: { refusal: { code: 'too_large', bytesMax: most } } };
    expect(await upload(new Uint8Array(most + 1))).toEqual(refused);
    const unsaid = new ReadableStream({
      start(stream) {
        for (let part = 0; part < 20; part += 1) stream.enqueue(new Uint8Array(65_536));
        stream.close();
      },
    });
    expect(await upload(unsaid)).toEqual(refused);
    expect(await upload(new Uint8Array(10))).toMatchObject({ status: 200 });
  });

  it('is for those who are signed in', async () => {
    const stranger = new Person(market.url);
    expect(await upload('x', 'text/plain', stranger)).toMatchObject({ status: 401 });
  });
});

describe('the host’s list of shows', () => {
  it('says what each has sold, without what was cancelled', async () => {
    const buyer = await new Person(market.url).signIn();
    const addressId = await buyer.withAddress();
    await buyer.post('/api/v1/orders', askFor(stall, addressId, 2_500));
    const other = await buyer.post<{ id: string }>('/api/v1/orders', askFor(stall, addressId, 1_000));
    await buyer.post(`/api/v1/orders/${other.id}/cancel`);
    const planned = await stall.host.post<{ id: string }>('/api/v1/shows', {
      boothId: stall.boothId,
      title: 'Phiên sau',
      startsAtMs: Date.now() + 86_400_000,
    });
    const { shows } = await stall.host.get<StudioHomeView>('/api/v1/studio');
    expect(shows.map(({ id, soldGrams, soldPieces }) => [id, soldGrams, soldPieces])).toEqual([
      [stall.showId, 2_500, 0],
      [planned.id, 0, 0],
    ]);
  });
});

describe('a planned show', () => {
  const plan = async (title: string) => {
    const { id } = await stall.host.post<ShowView>('/api/v1/shows', {
      boothId: stall.boothId,
      title,
      startsAtMs: Date.now() + 86_400_000,
    });
    const put = (name: string) =>
      stall.host.post<OfferView>(`/api/v1/shows/${id}/offers/quick`, {
        name,
        unit: 'g',
        priceDong: 30_000,
        cap: 10_000,
      });
    return { id, put };
  };

  it('has another name and hour until it begins, at the same address', async () => {
    const { id } = await plan('Vải sớm');
    const path = `/api/v1/shows/${id}/plan`;
    const startsAtMs = Date.now() + 3_600_000;
    const before = (await stall.host.get<StudioShowView>(`/api/v1/shows/${id}/studio`)).show;
    const changed = await stall.host.post<ShowView>(path, { title: ' Vải  muộn ', startsAtMs });
    expect(changed).toMatchObject({ title: 'Vải muộn', startsAtMs, slug: before.slug });
    expect(changed.version).toBe(before.version + 1);
    // Asked again by a bad line: granted again, and nothing new.
    expect(await stall.host.post(path, { title: 'Vải muộn', startsAtMs })).toEqual(changed);
    expect((await stall.host.ask('POST', path, { title: '  ', startsAtMs })).status).toBe(422);
    const stranger = await new Person(market.url).signIn();
    expect((await stranger.ask('POST', path, { title: 'Khác', startsAtMs })).status).toBe(403);
    await stall.host.post(`/api/v1/shows/${id}/start`);
    expect((await stall.host.ask('POST', path, { title: 'Khác', startsAtMs })).body).toEqual({
      refusal: { code: 'show_begun' },
    });
  });

  it('has its bag in any order: what is not named stays behind, and each keeps its code', async () => {
    const { id, put } = await plan('Vải ba mẻ');
    const [a, b, c] = [await put('A'), await put('B'), await put('C')];
    const path = `/api/v1/shows/${id}/bag-order`;
    const moved = await stall.host.post<OfferView[]>(path, { offerIds: [c.id, stall.offerId] });
    expect(moved.map(({ name, position, version }) => [name, position, version])).toEqual([
      ['C', 1, 2],
      ['A', 2, 2],
      ['B', 3, 2],
    ]);
    expect(await stall.host.post(path, { offerIds: [c.id, a.id, b.id] })).toEqual([]);
    const d = await put('D');
    const { offers } = await stall.host.get<StudioShowView>(`/api/v1/shows/${id}/studio`);
    expect(offers.map(({ name, code }) => [name, code])).toEqual([
      ['C', c.code],
      ['A', a.code],
      ['B', b.code],
      ['D', d.code],
    ]);
    expect((await stall.host.ask('POST', path, { offerIds: [a.id, a.id] })).status).toBe(422);
    await stall.host.post(`/api/v1/shows/${id}/start`);
    await stall.host.post(`/api/v1/shows/${id}/end`);
    expect((await stall.host.ask('POST', path, { offerIds: [a.id] })).status).toBe(409);
  });

  it('shows its host the facts of what lies in the bag, in its order', async () => {
    const { id, put } = await plan('Vải hai mẻ');
    const [a, b] = [await put('A'), await put('B')];
    await stall.host.post(`/api/v1/shows/${id}/bag-order`, { offerIds: [b.id, a.id] });
    await put('C').then((offer) => stall.host.post(`/api/v1/offers/${offer.id}/close`));
    const facts = await stall.host.get<FactsView[]>(`/api/v1/shows/${id}/facts`);
    expect(facts.map(({ name, grade }) => [name, grade])).toEqual([
      ['B', null],
      ['A', null],
    ]);
    const stranger = await new Person(market.url).signIn();
    expect((await stranger.ask('GET', `/api/v1/shows/${id}/facts`)).status).toBe(403);
  });
});
