import type { ConfirmedForView, OrderView, SaidLine, StudioDraftView } from '@chophien/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@chophien/testing';
import { randomUUID } from 'node:crypto';
import { emit, employ, openStall, Person, startMarket, watch, type Market, type Stall } from './harness.js';

let market: Market;
beforeAll(async () => {
  market = await startMarket({ env: { HOLDS_PER_ADDRESS: '1@2026-01-01' } });
});
afterAll(() => market.stop());

/** Somebody whose comment is held. */
async function commenter(stall: Stall, text = 'chốt A1 2kg') {
  const person = await new Person(market.url).signIn();
  const socket = await person.connect();
  const say = async () => {
    const answer = await emit(socket, 'chat.post', { showId: stall.showId, text, key: randomUUID() });
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    const order = (answer.value as unknown as SaidLine).reading?.items[0]?.order;
    if (!order) throw new Error(`nothing is held: ${JSON.stringify(answer)}`);
    return order;
  };
  return { person, say, order: await say() };
}

const helper = (stall: Stall, bundle: 'moderator' | 'host') =>
  employ(market, bundle, { boothId: stall.boothId });

const saidByPhone = (more: object = {}) => ({
  ...{ recipient: 'Bà Tư', phone: '0912 345 678', communeCode: '00577', line: `Thôn Đông ${randomUUID()}` },
  ...{ price: { dong: 32_000, version: 1 }, method: 'cod' },
  ...more,
});
const confirmFor = (person: Person, orderId: string, body: object = saidByPhone()) =>
  person.ask('POST', `/api/v1/orders/${orderId}/confirm-for`, body);
const draftsOf = (person: Person, { showId }: Stall) =>
  person.get<StudioDraftView[]>(`/api/v1/shows/${showId}/drafts`);

async function actsOn(orderId: string) {
  const { rows } = await market.db.query<{ what: string; phone: string }>(
    `select t.what, a.phone from order_acts t join accounts a on a.id = t.account_id where t.order_id = $1`,
    [orderId],
  );
  return rows;
}

describe('what waits for a yes', () => {
  it('is listed for the host with who it is for, how much and until when; the number all but its ends hidden', async () => {
    const stall = await openStall(market);
    const { person, order } = await commenter(stall);
    const drafts = await draftsOf(stall.host, stall);
    expect(drafts).toMatchObject([
      {
        ...{
          id: order.id,
          code: order.code,
          offerId: stall.offerId,
          offerCode: 'A1',
          amount: 2_000,
          unit: 'g',
        },
        ...{ priceDong: 32_000, priceVersion: 1, deliveryDong: 30_000, expiresAtMs: order.expiresAtMs },
        phone: `${person.phone.slice(0, 3)}•••••${person.phone.slice(-2)}`,
      },
    ]);
    expect(JSON.stringify(drafts)).not.toContain(person.phone);
  });

  it('is listed no longer once its time is over, its writer gave it up, or somebody said yes', async () => {
    const stall = await openStall(market);
    const [over, given, agreed] = [await commenter(stall), await commenter(stall), await commenter(stall)];
    expect(await draftsOf(stall.host, stall)).toHaveLength(3);
    await market.db.query(`update orders set expires_at = now() - interval '1 second' where id = $1`, [
      over.order.id,
    ]);
    await given.person.post(`/api/v1/orders/${given.order.id}/cancel`);
    expect((await confirmFor(stall.host, agreed.order.id)).status).toBe(200);
    expect(await draftsOf(stall.host, stall)).toEqual([]);
  });

  it('is nobody’s to read but the host’s: not its buyer’s, not a moderator’s, not another stall’s', async () => {
    const [stall, other] = [await openStall(market), await openStall(market)];
    const { person } = await commenter(stall);
    for (const one of [person, await helper(stall, 'moderator'), other.host])
      expect((await one.ask('GET', `/api/v1/shows/${stall.showId}/drafts`)).status).toBe(403);
  });

  it('tells the crowd neither whose number it is nor whom it goes to', async () => {
    const stall = await openStall(market);
    const { person, order } = await commenter(stall);
    const { seen } = await watch(person, stall.slug);
    await confirmFor(stall.host, order.id);
    const versions = () =>
      seen.frames.flatMap(({ latest }) => latest).filter(({ kind }) => kind === 'offer.changed');
    await until(() => versions().length > 0, { what: 'the offer after the yes' });
    const { body } = await person.ask('GET', `/api/v1/shows/${stall.slug}`);
    const told = JSON.stringify([seen.frames, body]);
    expect(told).not.toContain('Bà Tư');
    expect(told).not.toContain('912345678');
  });
});

describe('a yes by phone', () => {
  it('is written down by the host, and who wrote it is kept', async () => {
    const stall = await openStall(market);
    const { person, order } = await commenter(stall);
    const moderator = await helper(stall, 'moderator');
    expect((await confirmFor(moderator, order.id)).status).toBe(403);
    expect((await confirmFor(person, order.id)).status).toBe(403);
    expect((await confirmFor(stall.host, order.id, saidByPhone({ phone: '12' }))).body).toMatchObject({
      refusal: { code: 'phone_invalid' },
    });
    const yes = saidByPhone();
    const agreed = await confirmFor(stall.host, order.id, yes);
    expect(agreed.body).toMatchObject({
      saidBy: 'you',
      order: { state: 'confirmed', recipient: 'Bà Tư', phone: '0912345678', method: 'cod' },
    });
    // Sent again by a bad line, it is the same yes.
    expect((await confirmFor(stall.host, order.id, yes)).body).toEqual(agreed.body);
    expect(await person.get<OrderView>(`/api/v1/orders/${order.id}`)).toMatchObject({ recipient: 'Bà Tư' });
    expect(await actsOn(order.id)).toEqual([{ what: 'confirmed_for', phone: stall.host.phone }]);
  });

  it('never costs more than was read out, and less when the price has fallen since', async () => {
    const stall = await openStall(market);
    const [first, second] = [await commenter(stall), await commenter(stall)];
    await stall.host.post(`/api/v1/offers/${stall.offerId}/price`, { priceDong: 30_000 });
    const readOut = (dong: number) => saidByPhone({ price: { dong, version: 2 } });
    expect((await confirmFor(stall.host, first.order.id, readOut(32_000))).body).toMatchObject({
      order: { goodsDong: 60_000 },
    });
    // Read out at 30.000, and risen again while the address was written: told before anybody pays it.
    await stall.host.post(`/api/v1/offers/${stall.offerId}/price`, { priceDong: 35_000 });
    expect((await confirmFor(stall.host, second.order.id, readOut(30_000))).body).toMatchObject({
      refusal: { code: 'price_moved', price: { dong: 32_000 } },
    });
    expect(await actsOn(second.order.id)).toEqual([]);
  });

  it('is one order when buyer and host say yes in the same second, and the host hears whose it was', async () => {
    const stall = await openStall(market);
    const { person, say } = await commenter(stall, 'chốt A1 1kg');
    const addressId = await person.withAddress();
    for (let round = 0; round < 6; round += 1) {
      const { id } = await say();
      const own = { price: { dong: 32_000, version: 1 }, addressId, method: 'cod' };
      const [bought, written] = await Promise.all([
        person.ask('POST', `/api/v1/orders/${id}/confirm`, own),
        confirmFor(stall.host, id),
      ]);
      const { order, saidBy } = written.body as ConfirmedForView;
      expect(bought.body).toEqual(order);
      expect(saidBy).toBe(order.recipient === 'Bà Tư' ? 'you' : 'buyer');
      expect(await actsOn(id)).toHaveLength(saidBy === 'you' ? 1 : 0);
    }
  });

  it('is one order when two of the stall write it down in the same second, kept by the name of one', async () => {
    const stall = await openStall(market);
    const second = await helper(stall, 'host');
    const { order } = await commenter(stall);
    const answers = await Promise.all([confirmFor(stall.host, order.id), confirmFor(second, order.id)]);
    const said = answers.map(({ body }) => (body as ConfirmedForView).saidBy);
    expect(said.sort()).toEqual(['stall', 'you']);
    expect(await actsOn(order.id)).toHaveLength(1);
  });

  it('is refused when the time is over, and nothing is kept of it', async () => {
    const stall = await openStall(market);
    const { order } = await commenter(stall);
    await market.db.query(`update orders set expires_at = now() - interval '1 second' where id = $1`, [
      order.id,
    ]);
    expect((await confirmFor(stall.host, order.id)).body).toMatchObject({ refusal: { code: 'hold_ended' } });
    expect(await actsOn(order.id)).toEqual([]);
  });

  it('waits for its payment where it is paid beforehand, as long and as often as any other hold may', async () => {
    const stall = await openStall(market);
    const [first, second] = [await commenter(stall), await commenter(stall)];
    const yes = saidByPhone({ method: 'test', line: 'Số 9 thôn Tây' });
    expect((await confirmFor(stall.host, first.order.id, yes)).body).toMatchObject({
      order: { state: 'held', isDraft: false, expiresAtMs: expect.any(Number) },
    });
    expect((await confirmFor(stall.host, second.order.id, yes)).body).toMatchObject({
      refusal: { code: 'too_many_holds', of: 'address' },
    });
    expect((await confirmFor(stall.host, second.order.id, { ...yes, method: 'card' })).status).toBe(422);
  });
});
