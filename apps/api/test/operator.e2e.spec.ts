import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OperatorView } from '@chophien/contracts';
import { until } from '@chophien/testing';
import { randomUUID } from 'node:crypto';
import {
  askFor,
  emit,
  employ,
  openStall,
  Person,
  startMarket,
  watch,
  type Market,
  type Stall,
} from './harness.js';

const token = 'only-for-specs-0123456789abcdef-metrics';
let market: Market;
let stall: Stall;
beforeAll(async () => {
  market = await startMarket({ env: { METRICS_TOKEN: token } });
  stall = await openStall(market);
});
afterAll(() => market.stop());

const metrics = (authorization?: string, url = market.url) =>
  fetch(`${url}/metrics`, { headers: authorization === undefined ? {} : { authorization } });

/** Each series with its value, as Prometheus would read it. */
async function read(): Promise<Map<string, number>> {
  const text = await (await metrics(`Bearer ${token}`)).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))] as const),
  );
}

/** A buyer who watches, orders, and asks for something that is not there. */
async function buy() {
  const buyer = await new Person(market.url).signIn();
  const addressId = await buyer.withAddress();
  const { socket } = await watch(buyer, stall.slug);
  expect(await emit(socket, 'order.place', askFor(stall, addressId, 1_000))).toMatchObject({ ok: true });
  expect(await emit(socket, 'show.join', { slug: 'khong-co' })).toMatchObject({ ok: false });
  expect((await buyer.ask('GET', `/api/v1/orders/${randomUUID()}`)).status).toBe(404);
  return buyer;
}

describe('the numbers for who runs the market', () => {
  it('are nowhere for whoever has no token, another one, or asks where none is set', async () => {
    const without = await startMarket({ on: market.databaseUrl });
    const given = [undefined, 'Bearer ', `Bearer ${token}x`, token, `Basic ${token}`];
    const answers = await Promise.all(given.map((one) => metrics(one)));
    const unset = await Promise.all(
      [undefined, 'Bearer ', 'Bearer undefined'].map((one) => metrics(one, without.url)),
    );
    await without.stop();
    expect([...answers, ...unset].map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 404));
    expect((await metrics(`Bearer ${token}`)).status).toBe(200);
  });

  it('tell what happened, and nobody by name', async () => {
    const before = await read();
    const buyer = await buy();
    const changed = await until(
      async () => {
        const now = await read();
        return (now.get('chophien_frames_total') ?? 0) > (before.get('chophien_frames_total') ?? 0) && now;
      },
      { what: 'a frame with what is left' },
    );
    const more = (series: string) => (changed.get(series) ?? 0) - (before.get(series) ?? 0);
    expect([more('chophien_joins_total'), more('chophien_sockets_open')]).toEqual([1, 1]);
    expect(more('chophien_lane_asks_total{lane="orders"}')).toBe(1);
    expect(more('chophien_refusals_total{door="socket",code="not_found"}')).toBe(1);
    expect(more('chophien_refusals_total{door="http",code="not_found"}')).toBe(1);
    expect(more('chophien_frame_bytes_total')).toBeGreaterThan(100);
    expect(changed.get('chophien_shows_open')).toBe(1);
    for (const series of ['chophien_database_connections_idle', 'nodejs_eventloop_lag_seconds'])
      expect([series, changed.has(series)]).toEqual([series, true]);
    const text = [...changed.keys()].join('\n');
    for (const own of [buyer.phone, stall.showId, stall.offerId, '127.0.0.1'])
      expect(text).not.toContain(own);
    buyer.leave();
  });
});

describe('the page of who runs the market', () => {
  it('is read by an admin of the whole market and by nobody else', async () => {
    const admin = await employ(market, 'admin');
    const others = [new Person(market.url), await new Person(market.url).signIn(), stall.host];
    const refused = await Promise.all(others.map((one) => one.ask('GET', '/api/v1/operator')));
    expect(refused.map(({ status }) => status)).toEqual([401, 403, 403]);
    const buyer = await buy();
    const view = await admin.get<OperatorView>('/api/v1/operator');
    expect(view.health).toMatchObject({ state: 'ok', parts: { database: 'up' } });
    expect(view.shows).toEqual([{ slug: stall.slug, title: 'Vải Yên Dũng hái sáng nay', watching: 1 }]);
    expect(view.lanes.map(({ name }) => name).toSorted()).toEqual(['chat', 'orders']);
    expect(view.refused.find(({ code }) => code === 'not_found')?.times).toBeGreaterThan(1);
    const grown = await until(
      async () => {
        const now = await admin.get<OperatorView>('/api/v1/operator');
        return now.seconds.at(-1)?.sockets === 1 && now;
      },
      { what: 'the second in which the buyer was here' },
    );
    expect(grown.seconds.length).toBeLessThanOrEqual(60);
    buyer.leave();
  });
});
