import type { BoothFeeView, PlacedOrderView, ReferencePriceView, UpliftView } from '@chophien/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { askFor, employ, openStall, Person, startMarket, type Market, type Stall } from './harness.js';

let market: Market;
beforeAll(async () => {
  market = await startMarket();
});
afterAll(() => market.stop());

const dayFromNow = (days: number) =>
  new Date(Date.now() + (7 + 24 * days) * 3_600_000).toISOString().slice(0, 10);

/** 26.600 đ/kg for the stall's lychee, in all Bắc Ninh, today. */
const heard = (more: Record<string, unknown> = {}) => ({
  ...{ variety: 'Vải thiều loại 1', provinceCode: '24', dongPerKg: 26_600, source: 'cân chú Hùng, phố Kép' },
  ...more,
});
const pricesOf = ({ boothId }: Stall) => `/api/v1/booths/${boothId}/reference-prices`;
const enter = (stall: Stall, more = {}) => stall.host.post<ReferencePriceView>(pricesOf(stall), heard(more));
const upliftOf = (stall: Stall) => stall.host.get<UpliftView>(`/api/v1/shows/${stall.showId}/uplift`);
const dongOf = async (stall: Stall) => (await upliftOf(stall)).lots[0]?.reference?.dongPerKg;

async function buyer() {
  const person = await new Person(market.url).signIn();
  return { person, addressId: await person.withAddress() };
}
async function bought(stall: Stall, amount: number, more = {}) {
  const { person, addressId } = await buyer();
  const ask = askFor(stall, addressId, amount, more);
  const { id } = await person.post<PlacedOrderView>('/api/v1/orders', ask);
  return { person, id };
}
const another = (stall: Stall, bundle: 'host' | 'moderator') =>
  employ(market, bundle, { boothId: stall.boothId });

describe('a show beside the trader', () => {
  it('says to the đồng what its people get more, gross and net of the booth’s fee', async () => {
    const stall = await openStall(market);
    await enter(stall);
    await bought(stall, 60_000);
    await bought(stall, 40_000);
    // 100 kg at 32.000 are 3.200.000; the trader pays 2.660.000.
    expect(await upliftOf(stall)).toMatchObject({
      ...{ boothId: stall.boothId, day: dayFromNow(0), feeBasisPoints: 0, provinceCode: '24' },
      lots: [{ grams: 100_000, goodsDong: 3_200_000, grossDong: 540_000, reference: { dongPerKg: 26_600 } }],
      uplift: {
        ...{ grams: 100_000, grossDong: 540_000, deliveryBorneDong: 0, feeDong: 0, netDong: 540_000 },
        ...{ grossPerKgDong: 5_400, netPerKgDong: 5_400 },
      },
    });
    const fee = await stall.host.post<BoothFeeView>(`/api/v1/booths/${stall.boothId}/fee`, { percent: 2.07 });
    expect(fee).toEqual({ feeBasisPoints: 207 });
    // 2,07 % of 3.200.000 are 66.240; 473.760 on 100 kg are 4.737,6.
    expect((await upliftOf(stall)).uplift).toMatchObject({
      ...{ grossDong: 540_000, feeDong: 66_240, netDong: 473_760 },
      ...{ grossPerKgDong: 5_400, netPerKgDong: 4_738 },
    });
  });

  it('counts no order that is cancelled, expired, sent back or only held', async () => {
    const stall = await openStall(market);
    await enter(stall);
    await bought(stall, 2_000);
    const gone = await bought(stall, 3_000);
    await gone.person.post(`/api/v1/orders/${gone.id}/cancel`);
    await bought(stall, 4_000, { method: 'test' });
    for (const state of ['expired', 'returned']) {
      const { id } = await bought(stall, 5_000);
      await market.db.query(`update orders set state = $2 where id = $1`, [id, state]);
    }
    expect((await upliftOf(stall)).uplift).toMatchObject({
      grams: 2_000,
      goodsDong: 64_000,
      grossDong: 10_800,
    });
  });

  it('counts what the scale said and what the close has decided, where they have', async () => {
    const stall = await openStall(market);
    await enter(stall);
    const weighed = await bought(stall, 2_000);
    await stall.host.post(`/api/v1/orders/${weighed.id}/pack`, {
      ...{ amount: 1_980, key: randomUUID(), weighedAtMs: Date.now() },
    });
    // 1.980 g at 32.000 are 63.360; the trader’s 26.600 make 52.668.
    expect((await upliftOf(stall)).uplift).toMatchObject({
      grams: 1_980,
      goodsDong: 63_360,
      grossDong: 10_692,
    });
    const closed = await bought(stall, 1_000);
    await market.db.query(`update orders set end_price_dong = 30000, end_goods_dong = 30000 where id = $1`, [
      closed.id,
    ]);
    // And 30.000 less 26.600; of both together 79.268 are the trader’s.
    expect((await upliftOf(stall)).uplift).toMatchObject({ goodsDong: 93_360, grossDong: 14_092 });
  });

  it('says it as it is where the trader pays more', async () => {
    const stall = await openStall(market);
    await enter(stall, { dongPerKg: 33_500 });
    await bought(stall, 3_000);
    expect((await upliftOf(stall)).uplift).toMatchObject({ grossDong: -4_500, grossPerKgDong: -1_500 });
  });

  it('shows nothing without a price that fits, and guesses none', async () => {
    const stall = await openStall(market);
    await bought(stall, 2_000);
    await enter(stall, { variety: 'Vải u hồng' });
    await enter(stall, { provinceCode: '31' });
    await enter(stall, { communeCode: '07210' });
    await enter(stall, { day: dayFromNow(-4) });
    expect(await upliftOf(stall)).toMatchObject({
      lots: [{ grams: 2_000, reference: null, grossDong: null }],
      uplift: null,
    });
  });

  it('is compared with no other booth’s price', async () => {
    const [stall, other] = [await openStall(market), await openStall(market)];
    await enter(other);
    await bought(stall, 2_000);
    expect((await upliftOf(stall)).uplift).toBeNull();
  });
});

describe('what the trader pays', () => {
  it('is written with who heard it, where and when, and read newest first', async () => {
    const stall = await openStall(market);
    await stall.host.ask('PATCH', '/api/v1/me', { name: 'Cô Hạnh' });
    const first = await enter(stall, { day: dayFromNow(-1), source: '  cân chú Hùng,   phố Kép ' });
    expect(first).toMatchObject({
      ...{ variety: 'Vải thiều loại 1', provinceName: 'Tỉnh Bắc Ninh', communeName: null, dongPerKg: 26_600 },
      ...{ day: dayFromNow(-1), source: 'cân chú Hùng, phố Kép', enteredBy: 'Cô Hạnh', witness: null },
    });
    const second = await enter(stall, { dongPerKg: 27_000 });
    const list = await stall.host.get<ReferencePriceView[]>(pricesOf(stall));
    expect(list.map(({ id }) => id)).toEqual([second.id, first.id]);
  });

  it('is today’s before yesterday’s, in any spelling of the variety, and the newest word of the day', async () => {
    const stall = await openStall(market);
    await enter(stall, { day: dayFromNow(-3), dongPerKg: 20_000 });
    expect(await dongOf(stall)).toBe(20_000);
    await enter(stall, { variety: 'VAI THIEU LOẠI 1', dongPerKg: 21_000 });
    expect(await dongOf(stall)).toBe(21_000);
    await enter(stall, { dongPerKg: 22_000 });
    expect(await dongOf(stall)).toBe(22_000);
    await enter(stall, { dongPerKg: 23_000, day: dayFromNow(-1) });
    expect(await dongOf(stall)).toBe(22_000);
  });

  it('is the commune’s own before the province’s', async () => {
    const stall = await openStall(market);
    const communes = await stall.host.get<{ code: string; name: string }[]>(
      '/api/v1/places/provinces/24/communes',
    );
    const communeCode = communes.find(({ name }) => name.endsWith('Yên Dũng'))?.code;
    await enter(stall, { communeCode, dongPerKg: 25_000 });
    await enter(stall, { dongPerKg: 26_000 });
    expect(await dongOf(stall)).toBe(25_000);
  });

  it('is corrected by a row beside it, and the first stays to be read', async () => {
    const stall = await openStall(market);
    const wrong = await enter(stall, { dongPerKg: 2_660_000 });
    await enter(stall, { replaces: wrong.id, day: dayFromNow(-1) });
    expect(await dongOf(stall)).toBe(26_600);
    expect(await stall.host.get<unknown[]>(pricesOf(stall))).toHaveLength(2);
    const other = await openStall(market);
    const reply = await other.host.ask('POST', pricesOf(other), heard({ replaces: wrong.id }));
    expect([reply.status, reply.body]).toEqual([404, { refusal: { code: 'not_found' } }]);
  });

  it('is witnessed by somebody else, once', async () => {
    const stall = await openStall(market);
    const { id } = await enter(stall);
    const path = `${pricesOf(stall)}/${id}/witness`;
    expect((await stall.host.ask('POST', path)).body).toEqual({ refusal: { code: 'second_person_needed' } });
    const [binh, tu] = [await another(stall, 'host'), await another(stall, 'host')];
    await binh.ask('PATCH', '/api/v1/me', { name: 'Bình' });
    expect(await binh.post<ReferencePriceView>(path)).toMatchObject({ witness: 'Bình' });
    expect(await tu.post<ReferencePriceView>(path)).toMatchObject({ witness: 'Bình' });
    const other = await openStall(market);
    expect((await other.host.ask('POST', `${pricesOf(other)}/${id}/witness`)).status).toBe(404);
  });

  it('is refused of tomorrow, of no place, of nothing, and for no money', async () => {
    const stall = await openStall(market);
    for (const [more, path] of [
      [{ day: dayFromNow(1) }, 'day'],
      [{ provinceCode: '99' }, 'provinceCode'],
      [{ source: '   ' }, 'source'],
      [{ variety: ' ' }, 'variety'],
      [{ dongPerKg: 0 }, 'dongPerKg'],
    ] as const)
      expect((await stall.host.ask('POST', pricesOf(stall), heard(more))).body).toMatchObject({
        refusal: { code: 'invalid', fields: [{ path }] },
      });
    const elsewhere = await stall.host.ask('POST', pricesOf(stall), heard({ communeCode: '00577' }));
    expect(elsewhere.body).toEqual({ refusal: { code: 'commune_unknown' } });
  });

  it('is written by hosts of this booth alone; a moderator reads it', async () => {
    const [stall, other] = [await openStall(market), await openStall(market)];
    await enter(stall);
    const moderator = await another(stall, 'moderator');
    expect(await moderator.get<unknown[]>(pricesOf(stall))).toHaveLength(1);
    expect((await moderator.ask('GET', `/api/v1/shows/${stall.showId}/uplift`)).status).toBe(200);
    for (const person of [moderator, other.host])
      for (const [path, body] of [
        [pricesOf(stall), heard()],
        [`/api/v1/booths/${stall.boothId}/fee`, { percent: 5 }],
      ] as const)
        expect((await person.ask('POST', path, body)).status).toBe(403);
    expect((await other.host.ask('GET', `/api/v1/shows/${stall.showId}/uplift`)).status).toBe(403);
  });
});

describe('a booth’s fee', () => {
  it('is nothing until it is set, has two decimals at most, and is kept with who set it', async () => {
    const stall = await openStall(market);
    const set = (percent: unknown) =>
      stall.host.ask('POST', `/api/v1/booths/${stall.boothId}/fee`, { percent });
    expect((await upliftOf(stall)).feeBasisPoints).toBe(0);
    for (const percent of [0.07, 0.07, 15]) expect((await set(percent)).status).toBe(200);
    for (const percent of [-1, 100.01, 1.005, '5']) expect((await set(percent)).status).toBe(422);
    expect((await upliftOf(stall)).feeBasisPoints).toBe(1_500);
    const { rows } = await market.db.query(
      `select c.from_basis_points, c.to_basis_points, a.phone from booth_fee_changes c join accounts a on a.id = c.account_id
       where c.booth_id = $1 order by c.id`,
      [stall.boothId],
    );
    expect(rows).toEqual([
      { from_basis_points: 0, to_basis_points: 7, phone: stall.host.phone },
      { from_basis_points: 7, to_basis_points: 1_500, phone: stall.host.phone },
    ]);
  });
});
