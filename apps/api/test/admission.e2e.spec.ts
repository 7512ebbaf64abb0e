import { afterEach, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { until } from '@chophien/testing';
import { emit, openStall, Person, startMarket, watch, type Market } from './harness.js';

let market: Market;
afterEach(() => market.stop());

/** Somebody who asks from that address, as a proxy of ours reports it. */
class From extends Person {
  constructor(
    url: string,
    readonly address: string,
  ) {
    super(url);
  }

  override connect() {
    return super.connect(this.url, { 'x-forwarded-for': this.address });
  }
}

const behindProxy = { TRUSTED_PROXIES: '127.0.0.1' };
const comesBack = { code: 'busy', retryAfterMs: expect.any(Number) };
const refusalOf = (person: Person) =>
  person.connect().then(
    () => undefined,
    (fault: { data?: { refusal?: unknown } }) => fault.data?.refusal,
  );

it('turns away whom a process has no room for, until somebody leaves', async () => {
  market = await startMarket({ env: { SOCKETS_MAX: '2' } });
  const [first, second, third] = [1, 2, 3].map(() => new Person(market.url));
  await Promise.all([first?.connect(), second?.connect()]);
  expect(third && (await refusalOf(third))).toEqual(comesBack);
  first?.leave();
  await until(async () => third && (await refusalOf(third)) === undefined, { what: 'a place that is free' });
});

it('lets an address have so many lines and another address its own', async () => {
  market = await startMarket({ env: { ...behindProxy, SOCKETS_PER_ADDRESS: '2' } });
  const village = new From(market.url, '203.0.113.7');
  await village.connect();
  await village.connect();
  expect(await refusalOf(village)).toEqual(comesBack);
  expect(await refusalOf(new From(market.url, '203.0.113.8'))).toBeUndefined();
  village.leave();
  await until(async () => (await refusalOf(village)) === undefined, { what: 'the address to have room' });
});

it('has no room for lines that are opened and say nothing, until they close', async () => {
  market = await startMarket({ env: { ...behindProxy, SOCKETS_PER_ADDRESS: '2' } });
  const open = (address: string, rest = '', init: RequestInit = {}) =>
    fetch(`${market.url}/socket.io/?EIO=4&transport=polling${rest}`, {
      ...init,
      headers: { 'x-forwarded-for': address },
    });
  const silent = await Promise.all(Array.from({ length: 110 }, () => open('203.0.113.7')));
  expect(silent.filter(({ ok }) => ok)).toHaveLength(102);
  const refused = silent.find(({ ok }) => !ok);
  expect([refused?.status, await refused?.json()]).toEqual([403, { code: 4, message: 'busy' }]);
  expect((await open('203.0.113.8')).ok).toBe(true);
  const first = await silent.find(({ ok }) => ok)?.text();
  const { sid } = JSON.parse(first?.slice(1) ?? '') as { sid: string };
  await open('203.0.113.7', `&sid=${sid}`, { method: 'POST', body: '1' });
  await until(async () => (await open('203.0.113.7')).ok, { what: 'room for one more line' });
});

it('hears so much a second from one address, and another is heard meanwhile', async () => {
  market = await startMarket({
    env: { ...behindProxy, EVENT_LIMIT_FACTOR: '1', EVENTS_PER_ADDRESS_PER_SECOND: '3' },
  });
  const stall = await openStall(market);
  const loud = await Promise.all([1, 2, 3].map(() => new From(market.url, '203.0.113.7').connect()));
  const join = { slug: stall.slug };
  const answers = await Promise.all([...loud, ...loud].map((socket) => emit(socket, 'show.join', join)));
  const refused = answers.filter(({ ok }) => !ok);
  expect(refused.length).toBeGreaterThan(0);
  for (const { refusal } of refused) expect(refusal).toEqual(comesBack);
  const quiet = await new From(market.url, '203.0.113.8').connect();
  expect(await emit(quiet, 'show.join', { slug: stall.slug })).toMatchObject({ ok: true });
});

it('answers so many joins a second, spreads the others, and hears their orders and lines as before', async () => {
  market = await startMarket({ env: { JOINS_PER_SECOND: '4' } });
  const stall = await openStall(market);
  const sockets = await Promise.all(Array.from({ length: 40 }, () => new Person(market.url).connect()));
  const answers = await Promise.all(sockets.map((socket) => emit(socket, 'show.join', { slug: stall.slug })));
  const refused = answers.flatMap(({ refusal }) => (refusal ? [refusal] : []));
  expect(refused.length).toBeGreaterThan(25);
  for (const refusal of refused) expect(refusal).toEqual(comesBack);
  expect(new Set(refused.map((refusal) => JSON.stringify(refusal))).size).toBeGreaterThan(20);
  const buyer = await new Person(market.url).signIn();
  const socket = await buyer.connect();
  const line = { showId: stall.showId, text: 'cho em hỏi giá', key: randomUUID() };
  expect(await emit(socket, 'chat.post', line)).toMatchObject({ ok: true });
  const late = await until(
    async () => {
      const { joined, socket: again } = await watch(buyer, stall.slug);
      if (joined.ok) return true;
      again.disconnect();
      return false;
    },
    { withinMs: 9_000, what: 'a join that there is room for again' },
  );
  expect(late).toBe(true);
  sockets.forEach((one) => one.disconnect());
});
