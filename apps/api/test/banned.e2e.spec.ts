import type { ActView, OrderView, SaidLine, ShowSnapshot } from '@chophien/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { openStall, Person, startMarket, type Market, type Stall } from './harness.js';

/** Row by row what docs/moderation.md says of somebody who is banned. */
let market: Market;
beforeAll(async () => {
  market = await startMarket({ env: { TRUSTED_PROXIES: '127.0.0.1/32' } });
});
afterAll(() => market.stop());

const home = '113.160.0.7';
const elsewhere = '27.72.0.9';

/** A browser of somebody's: counted by its own cookie, at an address. */
class Browser extends Person {
  address = home;

  /** As everybody's page does first. */
  async opened(): Promise<this> {
    await this.get('/api/v1/session');
    return this.signIn();
  }

  async say(stall: Stall, text: string): Promise<string> {
    const response = await fetch(`${this.url}/api/v1/shows/${stall.showId}/lines`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.cookie, 'x-forwarded-for': this.address },
      body: JSON.stringify({ text, key: randomUUID() }),
    });
    const body = (await response.json()) as SaidLine & { refusal?: { code: string } };
    return body.refusal?.code ?? (body.held ? `held: ${body.held}` : 'said');
  }
}

const browser = () => new Browser(market.url).opened();

/** Somebody with a line on the screens, and a ban for it. */
async function banned(more: object = {}) {
  const [stall, one] = [await openStall(market), await browser()];
  await one.say(stall, 'Lừa đảo cả');
  const [line] = (await one.get<ShowSnapshot>(`/api/v1/shows/${stall.slug}`)).chat;
  const ban = await stall.host.post<ActView>(`/api/v1/shows/${stall.showId}/acts`, {
    ...{ key: randomUUID(), kind: 'ban', lineId: line?.id, rule: 'abuse' },
    ...more,
  });
  return { stall, one, ban };
}

/** Another account in the same browser. */
async function anotherAccountIn(one: Browser): Promise<Browser> {
  const other = new Browser(market.url);
  const cookie = one.cookies.get('visitor');
  if (cookie) other.cookies.set('visitor', cookie);
  other.address = one.address;
  return other.signIn();
}

describe('somebody who is banned', () => {
  it('new tab, new visit: is refused for as long as the ban stands, and then speaks again', async () => {
    const { stall, one, ban } = await banned({ minutes: 60 });
    expect(await one.say(stall, 'lại')).toBe('banned');
    const again = new Browser(market.url, one.phone);
    expect(await (await again.opened()).say(stall, 'lại')).toBe('banned');
    await market.db.query(`update sanctions set until_at = now() where id = $1`, [ban.id]);
    expect(await one.say(stall, 'xin lỗi')).toBe('said');
  });

  it('cleared storage: the same account is refused', async () => {
    const { stall, one } = await banned();
    one.cookies.delete('visitor');
    expect(await one.say(stall, 'lại')).toBe('banned');
  });

  it('new account on the same device: is refused', async () => {
    const { stall, one } = await banned();
    expect(await (await anotherAccountIn(one)).say(stall, 'tôi là người khác')).toBe('banned');
  });

  it('new account, cleared storage, same network: is held before publishing, for a day', async () => {
    const { stall, ban } = await banned();
    const fresh = await browser();
    expect(await fresh.say(stall, 'chào cả nhà')).toBe('held: address');
    await market.db.query(`update sanctions set since_at = now() - interval '25 hours' where id = $1`, [
      ban.id,
    ]);
    expect(await fresh.say(stall, 'chào lại')).toBe('said');
  });

  it('who has long been here speaks on from the same network: an address is a house, or thousands', async () => {
    const { stall } = await banned();
    const neighbour = await browser();
    await market.db.query(`update accounts set created_at = now() - interval '30 days' where phone = $1`, [
      neighbour.phone,
    ]);
    expect(await neighbour.say(stall, 'Vải ngon lắm')).toBe('said');
  });

  it('new account, cleared storage, other network: speaks, as any newcomer may', async () => {
    const { stall } = await banned();
    const fresh = await browser();
    fresh.address = elsewhere;
    expect(await fresh.say(stall, 'chào')).toBe('said');
    await stall.host.ask('PUT', `/api/v1/shows/${stall.showId}/chat-rules`, {
      ...{ version: 0, slowModeSeconds: 0, audience: 'all', newcomerMinutes: 60, holdAll: false },
    });
    expect(await fresh.say(stall, 'chào nữa')).toBe('held: newcomer');
  });

  it('same account, other network: is refused', async () => {
    const { stall, one } = await banned();
    one.address = elsewhere;
    expect(await one.say(stall, 'lại')).toBe('banned');
  });

  it('other booth: speaks there; another show of the same booth only where the ban was for the show', async () => {
    const { stall, one } = await banned();
    expect(await one.say(await openStall(market), 'chào')).toBe('said');
    const next = async (of: Stall) => {
      const body = { boothId: of.boothId, title: 'Phiên sau', startsAtMs: Date.now() };
      const show = await of.host.post<{ id: string; slug: string }>('/api/v1/shows', body);
      await of.host.post(`/api/v1/shows/${show.id}/start`);
      return { ...of, showId: show.id, slug: show.slug };
    };
    expect(await one.say(await next(stall), 'chào')).toBe('said');
    const whole = await banned({ reach: 'booth' });
    expect(await whole.one.say(await next(whole.stall), 'chào')).toBe('banned');
  });

  it('still watches, orders, and reads what was ordered', async () => {
    const { stall, one } = await banned();
    expect((await one.get<ShowSnapshot>(`/api/v1/shows/${stall.slug}`)).show.state).toBe('live');
    const addressId = await one.withAddress();
    const price = { dong: 32_000, version: 1 };
    await one.post('/api/v1/orders', {
      ...{ offerId: stall.offerId, amount: 1_000, price, addressId, method: 'cod', key: randomUUID() },
    });
    expect(await one.get<OrderView[]>('/api/v1/orders')).toHaveLength(1);
  });
});
