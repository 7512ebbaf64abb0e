import type { FactsView, OfferView, OrderView, PlacedOrderView } from '@chophien/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { askFor, openStall, Person, startMarket, type Market, type Stall } from './harness.js';
import { ProveLedger } from '../src/catalog/index.js';

let market: Market;
beforeAll(async () => {
  market = await startMarket();
});
afterAll(() => market.stop());
// Whatever a story did, every counter is what its movements add up to.
afterEach(async () => expect(await market.apps[0]?.get(ProveLedger).run()).toEqual([]));

/** A stall with two lots beside what it sells: 10 kg of honey, 6 boxes. */
async function stallWithLots() {
  const stall = await openStall(market);
  const producer = await market.db.query<{ id: string }>(`select id from producers where booth_id = $1`, [
    stall.boothId,
  ]);
  const lot = async (name: string, unit: 'g' | 'piece', made: number) => {
    const body = {
      producerId: producer.rows[0]?.id,
      name,
      unit,
      made,
      origin: 'Yên Dũng',
      ...(unit === 'piece' && { pieceGrams: 200 }),
    };
    return (await stall.host.post<{ id: string }>(`/api/v1/booths/${stall.boothId}/lots`, body)).id;
  };
  return { stall, honey: await lot('Mật ong', 'g', 10_000), box: await lot('Hộp', 'piece', 6) };
}

const list = (
  stall: Stall,
  lots: { lotId: string; amountEach: number }[],
  more: Record<string, unknown> = {},
) =>
  stall.host.ask('POST', `/api/v1/shows/${stall.showId}/offers/bundle`, {
    name: 'Giỏ quà Tết',
    lots,
    priceDong: 300_000,
    cap: 4,
    ...more,
  });
const listed = async (...of: Parameters<typeof list>) => {
  const reply = await list(...of);
  expect([reply.status, reply.body]).toEqual([201, expect.anything()]);
  return reply.body as OfferView;
};
const refusalOf = (reply: { body: unknown }) => (reply.body as { refusal: object }).refusal;

async function lotsOf(ids: string[]) {
  const { rows } = await market.db.query<{ id: string; set_aside: number }>(
    `select id, set_aside from lots where id = any($1)`,
    [ids],
  );
  return ids.map((id) => rows.find((row) => row.id === id)?.set_aside);
}
async function movedOf(offerId: string, lotId: string) {
  const { rows } = await market.db.query<{ said: string }>(
    `select kind || ' ' || amount as said from stock_movements where offer_id = $1 and lot_id = $2 order by id`,
    [offerId, lotId],
  );
  return rows.map(({ said }) => said);
}

async function order(stall: Stall, offerId: string, amount: number) {
  const person = await new Person(market.url).signIn();
  const reply = await person.ask(
    'POST',
    '/api/v1/orders',
    askFor({ ...stall, offerId }, await person.withAddress(), amount, {
      price: { dong: 300_000, version: 1 },
    }),
  );
  return { person, reply, placed: reply.body as PlacedOrderView };
}

describe('a bundle', () => {
  it('is sold by the piece, and takes of every lot that it is made of', async () => {
    const { stall, honey, box } = await stallWithLots();
    const offer = await listed(stall, [
      { lotId: honey, amountEach: 500 },
      { lotId: box, amountEach: 1 },
    ]);
    expect(offer).toMatchObject({ unit: 'piece', left: 4, name: 'Giỏ quà Tết' });
    expect(await lotsOf([honey, box])).toEqual([2_000, 4]);
    const { person, reply, placed } = await order(stall, offer.id, 3);
    // 3 sets of 700 g: 2 kg for 30.000 and one more kilogram begun for 6.000.
    expect([reply.status, placed.totalDong]).toEqual([201, 936_000]);
    expect(await movedOf(offer.id, honey)).toEqual(['set_aside 2000', 'sold 1500']);
    expect(await movedOf(offer.id, box)).toEqual(['set_aside 4', 'sold 3']);
    const facts = await person.get<FactsView>(`/api/v1/offers/${offer.id}/facts`);
    expect(facts.parts).toEqual(
      expect.arrayContaining([
        { name: 'Mật ong', amountEach: 500, unit: 'g' },
        { name: 'Hộp', amountEach: 1, unit: 'piece' },
      ]),
    );
    expect(facts.pieceGrams).toBe(700);

    await person.post<OrderView>(`/api/v1/orders/${placed.id}/cancel`, {});
    expect(await movedOf(offer.id, honey)).toEqual(['set_aside 2000', 'sold 1500', 'cancelled 1500']);
    await stall.host.post(`/api/v1/offers/${offer.id}/close`, {});
    expect(await lotsOf([honey, box])).toEqual([0, 0]);
  });

  it('is never set aside beyond what its scarcest lot has, and says how many there are', async () => {
    const { stall, honey, box } = await stallWithLots();
    const lots = [
      { lotId: honey, amountEach: 2_000 },
      { lotId: box, amountEach: 1 },
    ];
    expect(refusalOf(await list(stall, lots, { cap: 6 }))).toEqual({
      code: 'lot_short',
      free: 5,
      unit: 'piece',
    });
    const offer = await listed(stall, lots);
    const raise = (from: number, to: number) =>
      stall.host.ask('POST', `/api/v1/offers/${offer.id}/caps`, {
        change: { what: 'cap', to },
        from,
        why: 'thêm hàng',
      });
    expect(refusalOf(await raise(4, 6))).toEqual({ code: 'lot_short', free: 1, unit: 'piece' });
    expect((await raise(4, 5)).status).toBe(200);
    expect(await lotsOf([honey, box])).toEqual([10_000, 5]);
  });

  it('shares its lots with other bundles: made at once in any order, none gets what the other has', async () => {
    const { stall, honey, box } = await stallWithLots();
    const lots = [
      { lotId: honey, amountEach: 2_000 },
      { lotId: box, amountEach: 1 },
    ];
    const replies = await Promise.all(
      [lots, [...lots].reverse(), lots, [...lots].reverse()].map((of) => list(stall, of, { cap: 2 })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409]);
    expect(await lotsOf([honey, box])).toEqual([8_000, 4]);
  });

  it('is of the same lots when it is sold again, and of no other booth’s', async () => {
    const { stall, honey, box } = await stallWithLots();
    const offer = await listed(
      stall,
      [
        { lotId: honey, amountEach: 500 },
        { lotId: box, amountEach: 1 },
      ],
      { cap: 2 },
    );
    const own = await market.db.query<{ lot_id: string }>(`select lot_id from offers where id = $1`, [
      offer.id,
    ]);
    const again = { lotId: own.rows[0]?.lot_id, priceDong: 280_000, cap: 3 };
    expect((await stall.host.ask('POST', `/api/v1/shows/${stall.showId}/offers`, again)).status).toBe(201);
    expect(await lotsOf([honey, box])).toEqual([2_500, 5]);
    const other = await stallWithLots();
    expect(refusalOf(await list(stall, [{ lotId: other.honey, amountEach: 1 }]))).toEqual({
      code: 'lot_of_another_booth',
    });
    const nested = [{ lotId: own.rows[0]?.lot_id ?? '', amountEach: 1 }];
    expect(refusalOf(await list(stall, nested))).toEqual({ code: 'lot_of_another_booth' });
  });
});
