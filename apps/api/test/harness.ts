import 'reflect-metadata';
import type { GrantedBundle, HealthView, ServerEvents, ShowSnapshot } from '@chophien/contracts';
import { testDatabase, testRedis, until, type TestRedis } from '@chophien/testing';
import type { AddressInfo } from 'node:net';
import { randomInt, randomUUID } from 'node:crypto';
import pg from 'pg';
import { io, type Socket } from 'socket.io-client';
import { createApp } from '../src/app.js';
import { readEnv } from '../src/config/env.js';
import { migrate } from '../src/db/data-source.js';
import { entities } from '../src/entities.js';
import { makeLog } from '../src/http/log.js';

type App = Awaited<ReturnType<typeof createApp>>;
export type Market = {
  urls: string[];
  url: string;
  db: pg.Client;
  databaseUrl: string;
  apps: App[];
  stop(): Promise<void>;
};

/** The whole program on a database of its own: one node, or several over one Redis. */
export async function startMarket(
  options: { nodes?: number; redis?: Pick<TestRedis, 'url'>; env?: Record<string, string>; on?: string } = {},
): Promise<Market> {
  // `on`: nodes that come to a database which was there before them, and leave it there.
  const database = options.on
    ? { url: options.on, drop: () => Promise.resolve() }
    : await testDatabase((url) => migrate(url, entities));
  const db = new pg.Client({ connectionString: database.url });
  await db.connect();
  const apps: App[] = [];
  const urls: string[] = [];
  for (let node = 0; node < (options.nodes ?? 1); node += 1) {
    const env = readEnv({
      DATABASE_URL: database.url,
      SESSION_SECRET: 'only-for-specs-0123456789abcdef-0123456789',
      DEMO: '1',
      PORT: '0',
      LOG_LEVEL: process.env['SPEC_LOG'] ?? 'silent',
      REQUESTS_PER_ADDRESS: '100000',
      CODES_PER_ADDRESS: '100000',
      EVENT_LIMIT_FACTOR: '1000',
      ...(options.redis && { REDIS_URL: options.redis.url }),
      ...options.env,
    });
    const app = await createApp(env, makeLog(env.LOG_LEVEL));
    await app.listen(0, '127.0.0.1');
    apps.push(app);
    urls.push(`http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`);
  }
  if (options.redis)
    await Promise.all(urls.map((url) => until(async () => (await partsOf(url)).redis === 'up')));
  const stop = async () => {
    await Promise.all(apps.map((app) => app.close()));
    await db.end();
    await database.drop();
  };
  return { urls, url: urls[0] ?? '', db, databaseUrl: database.url, apps, stop };
}

/** Two nodes over one Redis, which goes when they stop. */
export async function startTwoNodes(env: Record<string, string> = {}): Promise<Market> {
  const redis = await testRedis();
  const market = await startMarket({ nodes: 2, redis, env });
  const stop = async () => {
    await market.stop();
    await redis.release();
  };
  return { ...market, stop };
}

async function partsOf(url: string): Promise<Record<string, string>> {
  return ((await (await fetch(`${url}/health/ready`)).json()) as HealthView).parts;
}

export type Reply = { status: number; body: unknown; headers: Headers };

/** Somebody with a browser: cookies, requests, sockets. */
export class Person {
  readonly cookies = new Map<string, string>();
  private readonly sockets: Socket[] = [];

  constructor(
    readonly url: string,
    readonly phone = `09${String(randomInt(100_000_000)).padStart(8, '0')}`,
  ) {}

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async ask(method: string, path: string, body?: unknown, at = this.url): Promise<Reply> {
    const response = await fetch(`${at}${path}`, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), cookie: this.cookie },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';');
      const [name, value] = (pair ?? '').split('=');
      if (name && value !== undefined) this.cookies.set(name, value);
    }
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? null : JSON.parse(text),
    };
  }

  get<View>(path: string, at?: string): Promise<View> {
    return this.expectOk<View>('GET', path, undefined, at);
  }

  post<View>(path: string, body: unknown = {}, at?: string): Promise<View> {
    return this.expectOk<View>('POST', path, body, at);
  }

  /** Signs in as a person does: asks for a code, reads it, types it. */
  async signIn(): Promise<this> {
    await this.post('/api/v1/session/code', { phone: this.phone });
    const { code } = await this.get<{ code: string }>(`/dev/inbox.json?phone=${this.phone}`);
    await this.post('/api/v1/session', { phone: this.phone, code });
    return this;
  }

  async withAddress(): Promise<string> {
    const body = { recipient: 'Chị Hoa', phone: this.phone, communeCode: '00577', line: 'Số 5 ngõ 12' };
    return (await this.post<{ id: string }>('/api/v1/addresses', body)).id;
  }

  async connect(at = this.url, headers: Record<string, string> = {}): Promise<Socket> {
    const socket = io(at, {
      transports: ['websocket'],
      extraHeaders: { cookie: this.cookie, ...headers },
      reconnection: false,
      forceNew: true,
    });
    this.sockets.push(socket);
    await new Promise<void>((connected, failed) => {
      socket.once('connect', () => connected());
      socket.once('connect_error', failed);
    });
    return socket;
  }

  leave(): void {
    for (const socket of this.sockets) socket.disconnect();
  }

  private async expectOk<View>(method: string, path: string, body: unknown, at?: string): Promise<View> {
    const reply = await this.ask(method, path, body, at);
    if (reply.status >= 300)
      throw new Error(`${method} ${path} → ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body as View;
  }
}

export function emit(
  socket: Socket,
  event: string,
  body: unknown,
): Promise<{ ok: boolean; value?: never; refusal?: { code: string } }> {
  return socket.timeout(8_000).emitWithAck(event, body);
}

/** A viewer's screen: the snapshot and what the frames made of it. */
export async function watch(person: Person, slug: string, at?: string, as?: 'studio' | 'desk') {
  const socket = await person.connect(at);
  const seen: {
    snapshot?: ShowSnapshot;
    frames: ServerEvents['show.frame'][];
    orders: ServerEvents['studio.frame'][];
  } = { frames: [], orders: [] };
  socket.on('show.snapshot', (snapshot) => (seen.snapshot = snapshot));
  socket.on('show.frame', (frame) => seen.frames.push(frame));
  socket.on('studio.frame', (frame) => seen.orders.push(frame));
  const joined = await emit(socket, 'show.join', { slug, ...(as && { as }) });
  const snapshot = joined.ok ? await until(() => seen.snapshot, { what: 'the snapshot' }) : undefined;
  return { socket, seen, joined, snapshot };
}

/** Somebody signed in who may do what the bundle says: at one booth, at one show, or in the whole market. */
export async function employ(
  market: Market,
  bundle: GrantedBundle,
  at: { boothId?: string; showId?: string } = {},
): Promise<Person> {
  const person = await new Person(market.url).signIn();
  await market.db.query(
    `insert into grants (id, account_id, bundle, booth_id, show_id) select $1, id, $2, $3, $4 from accounts where phone = $5`,
    [randomUUID(), bundle, at.boothId, at.showId, person.phone],
  );
  return person;
}

export type Stall = { host: Person; boothId: string; showId: string; slug: string; offerId: string };

/** A booth with a host, a show on air and one offer of lychee by the kilogram. */
export async function openStall(
  market: Market,
  offer: { cap?: number; perBuyer?: number; priceDong?: number } = {},
): Promise<Stall> {
  const [boothId, producerId, name] = [randomUUID(), randomUUID(), randomUUID().slice(0, 8)];
  await market.db.query(
    `insert into booths (id, slug, name, story, province, picture, delivery_first_grams, delivery_first_dong, delivery_next_kg_dong, return_terms)
     values ($1, $2, 'Vườn thử', '', 'Tỉnh Bắc Ninh', '/pictures/basket', 2000, 30000, 6000, 'Đổi trả trong 24 giờ.')`,
    [boothId, `vuon-${name}`],
  );
  await market.db.query(
    `insert into producers (id, booth_id, name, address, phone, tax_code) values ($1, $2, 'HTX thử', 'Yên Dũng', '0900000001', '0000000001')`,
    [producerId, boothId],
  );
  const host = await employ(market, 'host', { boothId });
  const show = await host.post<{ id: string; slug: string }>('/api/v1/shows', {
    boothId,
    title: 'Vải Yên Dũng hái sáng nay',
    startsAtMs: Date.now(),
  });
  await host.post(`/api/v1/shows/${show.id}/start`);
  const listed = await host.post<{ id: string }>(`/api/v1/shows/${show.id}/offers/quick`, {
    name: 'Vải thiều loại 1',
    unit: 'g',
    priceDong: offer.priceDong ?? 32_000,
    cap: offer.cap ?? 100_000,
    ...(offer.perBuyer && { perBuyer: offer.perBuyer }),
  });
  return { host, boothId, showId: show.id, slug: show.slug, offerId: listed.id };
}

export function askFor(stall: Stall, addressId: string, amount: number, more: Record<string, unknown> = {}) {
  return {
    offerId: stall.offerId,
    amount,
    price: { dong: 32_000, version: 1 },
    addressId,
    method: 'cod',
    key: randomUUID(),
    ...more,
  };
}
