import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createHttpClient, LiveClient, openSocketWire } from '@chophien/client';
import { until } from '@chophien/testing';
import { randomUUID } from 'node:crypto';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { leave } from '../src/leave.js';
import { askFor, emit, openStall, Person, startMarket, watch, type Market, type Stall } from './harness.js';

let market: Market;
let door: Server;
let doorUrl: string;
/** Where the balancer sends who comes next. */
let open: string[] = [];
beforeAll(async () => {
  market = await startMarket({ nodes: 2 });
  door = createServer((line) => {
    const node = connect(Number(new URL(open[0] ?? '').port), '127.0.0.1');
    line.pipe(node).pipe(line);
    for (const end of [line, node]) end.on('error', () => [line, node].forEach((one) => one.destroy()));
  });
  await new Promise<void>((listening) => door.listen(0, '127.0.0.1', listening));
  doorUrl = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
});
const started: Market[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.stop()));
});
afterAll(async () => {
  door.close();
  await market.stop();
});

/** One more process on the same market. */
async function startNode(env: Record<string, string> = {}) {
  const node = await startMarket({ on: market.databaseUrl, env });
  const [app] = node.apps;
  if (!app) throw new Error('no process');
  started.push(node);
  const end = () => {
    node.apps.length = 0;
    return leave(app);
  };
  return { url: node.url, app, end };
}

/** A buyer's own client behind the balancer, and every word it was heard to say of its line. */
async function buyer(stall: Stall) {
  const person = await new Person(market.url).signIn();
  const addressId = await person.withAddress();
  const headers = { cookie: person.cookie };
  const live = new LiveClient({
    http: createHttpClient({ origin: doorUrl, headers }),
    openWire: openSocketWire({ url: doorUrl, random: Math.random, options: { extraHeaders: headers } }),
    nowMs: Date.now,
    random: Math.random,
    wait: (ms) => pause(ms),
  });
  live.join(stall.slug);
  await until(() => live.store.getSnapshot().joined && live.store.getSnapshot().line === 'open', {
    what: 'a line that is open',
  });
  const said = new Set<string>();
  live.store.subscribe(() => said.add(live.store.getSnapshot().line));
  return { live, addressId, said };
}

const ready = async (url: string) => {
  const response = await fetch(`${url}/health/ready`);
  return [response.status, ((await response.json()) as { state: string }).state];
};

describe('a process that is asked to end', () => {
  it('calls itself not ready first, and serves on until its balancer has had time to see it', async () => {
    const node = await startNode({ CLOSING_WAIT_MS: '600' });
    const stall = await openStall(market);
    const ended = node.end();
    expect(await ready(node.url)).toEqual([503, 'closing']);
    expect((await fetch(`${node.url}/health/live`)).status).toBe(200);
    const late = await watch(new Person(node.url), stall.slug);
    expect(late.joined.ok).toBe(true);
    late.socket.disconnect();
    await ended;
    await expect(fetch(`${node.url}/health/live`)).rejects.toThrow('fetch failed');
  });

  it('lets nobody new in, and says when to come back', async () => {
    const node = await startNode();
    const staying = await watch(new Person(node.url), (await openStall(market)).slug);
    const moving = new Promise<{ withinMs: number }>((told) => staying.socket.once('line.moving', told));
    const ended = node.end();
    expect(await moving).toEqual({ withinMs: 1_000 });
    const upgrade = { connection: 'upgrade', upgrade: 'websocket' };
    const page = await fetch(`${node.url}/api/v1/shows`);
    expect([page.status, page.headers.get('retry-after'), await page.json()]).toEqual([
      503,
      '1',
      { refusal: { code: 'unavailable', retryAfterMs: 1_000 } },
    ]);
    const handshake = await rawAsk(node.url, '/socket.io/?EIO=4&transport=websocket', upgrade);
    expect(handshake).toMatch(/^HTTP\/1\.1 503 [^]*Retry-After: 1\r\n/);
    expect(await ready(node.url)).toEqual([503, 'closing']);
    expect(await emit(staying.socket, 'show.join', { slug: 'x' })).toMatchObject({
      refusal: { code: 'not_found' },
    });
    staying.socket.disconnect();
    await ended;
  });

  it('answers what it has taken on before it goes, and takes nothing more', async () => {
    const node = await startNode();
    const stall = await openStall(market);
    const buyer = await new Person(node.url).signIn();
    const addressId = await buyer.withAddress();
    const { socket } = await watch(buyer, stall.slug);
    await market.db.query('begin');
    await market.db.query('select 1 from offers where id = $1 for update', [stall.offerId]);
    const taken = emit(socket, 'order.place', askFor(stall, addressId, 1_000));
    await until(isSomebodyWaiting, { what: 'the order to wait for the offer' });
    const ended = node.end();
    const line = { showId: stall.showId, text: 'còn vải không ạ' };
    const late = await until(
      async () => {
        const { refusal } = await emit(socket, 'chat.post', { ...line, key: randomUUID() });
        return refusal?.code === 'busy' && refusal;
      },
      { withinMs: 6_000, what: 'a line that is not taken any more' },
    );
    expect(late).toEqual({ code: 'busy', retryAfterMs: expect.any(Number) });
    expect(await emit(socket, 'order.place', askFor(stall, addressId, 1_000))).toMatchObject({
      refusal: { code: 'busy' },
    });
    await market.db.query('commit');
    expect(await taken).toMatchObject({ ok: true });
    await ended;
  }, 20_000);

  it('closes what has not moved when the time it named is over', async () => {
    const node = await startNode();
    const { socket } = await watch(new Person(node.url), (await openStall(market)).slug);
    const closed = new Promise<string>((told) => socket.once('disconnect', told));
    const startedMs = performance.now();
    await node.end();
    await closed;
    expect(performance.now() - startedMs).toBeLessThan(4_000);
  });
});

describe('a market whose processes are restarted one after the other', () => {
  it('answers every order once, and no buyer hears that the line is lost', async () => {
    const stall = await openStall(market, { cap: 50_000_000 });
    const [first, second] = [await startNode(), await startNode()];
    open = [first.url];
    const buyers = await Promise.all(Array.from({ length: 30 }, () => buyer(stall)));
    const [each, answers] = [12, [] as string[]];
    const buying = buyers.map(async ({ live, addressId }) => {
      for (let nth = 0; nth < each; nth += 1) {
        const answer = await live.placeOrder({ ...askFor(stall, addressId, 1_000), method: 'cod' });
        answers.push(answer.ok ? answer.value.id : answer.refusal.code);
        await pause(Math.random() * 400);
      }
    });
    await until(() => answers.length > 20, { what: 'orders on their way' });
    open = [second.url];
    await first.end();
    const third = await startNode();
    const before = answers.length;
    await until(() => answers.length > before, { what: 'orders by the second process' });
    open = [third.url];
    await second.end();
    await Promise.all(buying);
    await until(() => buyers.every(({ live }) => live.store.getSnapshot().line === 'open'), {
      what: 'all lines open',
    });
    const { rows } = await market.db.query<{ id: string }>(`select id from orders where offer_id = $1`, [
      stall.offerId,
    ]);
    expect(before).toBeLessThan(buyers.length * each);
    expect(answers.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
    expect(answers).toHaveLength(buyers.length * each);
    expect(buyers.filter(({ said }) => said.has('lost'))).toEqual([]);
    buyers.forEach(({ live }) => live.leave());
  }, 60_000);
});

async function isSomebodyWaiting(): Promise<boolean> {
  const { rowCount } = await market.db.query(
    `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rowCount === 1;
}

/** What is answered to a request as it stands on the line. */
function rawAsk(url: string, path: string, headers: Record<string, string>): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((heard, failed) => {
    const line = connect(Number(port), hostname);
    let text = '';
    line.on('data', (part) => (text += String(part)));
    line.on('error', failed);
    line.on('end', () => heard(text));
    const all = { host: 'x', 'sec-websocket-version': '13', 'sec-websocket-key': 'x', ...headers };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
    line.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  });
}
