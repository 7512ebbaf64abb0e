import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StudioHomeView } from '@chophien/contracts';
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
