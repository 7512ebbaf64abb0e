import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { bundles, clientEvents, type Permission } from '@chophien/contracts';
import { LiveHandlers } from '../src/live/index.js';
import { routesOf, type Route } from '../src/about/index.js';
import { askFor, emit, openStall, Person, startMarket, type Market, type Stall } from './harness.js';

let market: Market;
let stall: Stall;
let routes: Route[];
beforeAll(async () => {
  market = await startMarket();
  stall = await openStall(market);
  const [app] = market.apps;
  if (!app) throw new Error('no app');
  routes = routesOf(app);
});
afterAll(() => market.stop());

const known = new Set<Permission>(Object.values(bundles).flat());
const openToAll: readonly Permission[] = [
  ...bundles.anyone,
  ...bundles.gauge,
  ...bundles.mediaServer,
  ...bundles.demo,
];

describe('who may do what', () => {
  it('is named by every route and every event, in the table of permissions', () => {
    expect(routes.length).toBeGreaterThan(40);
    expect(
      routes
        .filter((route) => !route.need || !known.has(route.need.permission))
        .map((route) => route.handler),
    ).toEqual([]);
    expect(Object.values(clientEvents).filter((event) => !known.has(event.permission))).toEqual([]);
  });

  it('has a handler for every event that clients are promised', () => {
    const [app] = market.apps;
    expect(app?.get(LiveHandlers).names().sort()).toEqual(Object.keys(clientEvents).sort());
  });

  it('turns the signed-out away from every route that is not for anyone, by a real request', async () => {
    const stranger = new Person(market.url);
    const closed = routes.filter((route) => route.need && !openToAll.includes(route.need.permission));
    expect(closed.length).toBeGreaterThan(25);
    for (const route of closed) {
      const path = route.path.replace(/:(\w+)/g, () => stall.showId);
      const reply = await stranger.ask(route.method, path, route.method === 'GET' ? undefined : {});
      expect([route.method, route.path, reply.status, reply.body]).toEqual([
        route.method,
        route.path,
        401,
        { refusal: { code: 'not_signed_in' } },
      ]);
    }
  });

  it('turns a buyer away from everything that needs a grant', async () => {
    const buyer = await new Person(market.url).signIn();
    const ofHosts = routes.filter((route) => route.need?.of);
    expect(ofHosts.length).toBeGreaterThan(12);
    for (const route of ofHosts) {
      const id =
        route.need?.of?.kind === 'offer'
          ? stall.offerId
          : route.need?.of?.kind === 'booth'
            ? stall.boothId
            : stall.showId;
      const reply = await buyer.ask(
        route.method,
        route.path.replace(/:(\w+)/g, () => id),
        route.method === 'GET' ? undefined : {},
      );
      expect([route.path, reply.status]).toEqual([route.path, 403]);
    }
  });

  it('answers unknown paths and ids with words', async () => {
    const person = new Person(market.url);
    for (const path of [
      '/api/v1/nothing',
      '/api/v1/shows/khong-co',
      '/api/v1/shows/%00',
      `/api/v1/offers/not-an-id/facts`,
      '/api/v1/places/provinces/xx/communes',
    ]) {
      expect([path, (await person.ask('GET', path)).body]).toEqual([
        path,
        { refusal: { code: 'not_found' } },
      ]);
    }
  });
});

describe('signing in', () => {
  it('asks for nothing to watch, and answers who am I with 200 for all', async () => {
    const person = new Person(market.url);
    expect(await person.get('/api/v1/session')).toMatchObject({ me: null });
    expect(person.cookies.has('visitor')).toBe(true);
    await person.signIn();
    expect(await person.get('/api/v1/session')).toMatchObject({
      me: { phone: person.phone, mayHost: false },
    });
  });

  it('keeps the cookie from scripts and from other sites', async () => {
    const person = new Person(market.url);
    await person.post('/api/v1/session/code', { phone: person.phone });
    const { code } = await person.get<{ code: string }>(`/dev/inbox.json?phone=${person.phone}`);
    const reply = await person.ask('POST', '/api/v1/session', { phone: person.phone, code });
    expect(reply.headers.get('set-cookie')).toMatch(/^session=[\w-]{43}; .*HttpOnly; SameSite=Lax/);
    const { rows } = await market.db.query(
      `select token_hash from sessions s join accounts a on a.id = s.account_id where phone = $1`,
      [person.phone],
    );
    expect(rows[0].token_hash.toString('utf8')).not.toContain(person.cookies.get('session'));
  });

  it('counts wrong codes, forgets the code after five, and never twice the same', async () => {
    const person = new Person(market.url);
    await person.post('/api/v1/session/code', { phone: person.phone });
    const { code } = await person.get<{ code: string }>(`/dev/inbox.json?phone=${person.phone}`);
    const wrong = code === '000000' ? '000001' : '000000';
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      expect(
        (await person.ask('POST', '/api/v1/session', { phone: person.phone, code: wrong })).body,
      ).toEqual({ refusal: { code: 'code_wrong', triesLeft } });
    }
    expect((await person.ask('POST', '/api/v1/session', { phone: person.phone, code })).body).toEqual({
      refusal: { code: 'code_expired' },
    });
    await person.signIn();
    expect((await person.ask('POST', '/api/v1/session', { phone: person.phone, code })).body).toEqual({
      refusal: { code: 'code_expired' },
    });
  });

  it('knows a number however it is typed, and says when it is none', async () => {
    const person = await new Person(market.url, '0912345678').signIn();
    for (const typed of ['+84 912 345 678', '84912345678', '0912.345.678', '091 234 56 78']) {
      expect((await person.ask('POST', '/api/v1/session/code', { phone: typed })).status).toBe(202);
      await market.db.query('delete from sign_in_codes');
    }
    for (const typed of ['0212345678', '12345', '09123456789', "0912345678'; drop table accounts; --"]) {
      const reply = await person.ask('POST', '/api/v1/session/code', { phone: typed });
      expect([typed, reply.status]).toEqual([typed, 422]);
    }
  });

  it('ends at once when one signs out', async () => {
    const person = await new Person(market.url).signIn();
    const cookie = new Map(person.cookies);
    expect((await person.ask('DELETE', '/api/v1/session')).status).toBe(204);
    for (const [name, value] of cookie) person.cookies.set(name, value);
    expect((await person.ask('GET', '/api/v1/orders')).status).toBe(401);
  });

  it('sends nothing of the account to a socket that was found signed out', async () => {
    const person = await new Person(market.url).signIn();
    const [heard, old] = [Array.of<unknown>(), await person.connect()];
    old.on('order.changed', (order) => heard.push(order));
    await person.ask('DELETE', '/api/v1/session');
    // Past the time a session is trusted, short of the silence after which the client hangs up.
    const later = Date.now() + 16_000;
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => later);
    // An order: a line may be turned away unread where the machine is busy with other specs.
    const said = await emit(old, 'order.place', {}).finally(() => clock.mockRestore());
    expect(said).toEqual({ ok: false, refusal: { code: 'not_signed_in' } });
    await person.signIn();
    const fresh = await person.connect();
    const told = new Promise((done) => fresh.once('order.changed', done));
    const order = await person.post<{ id: string }>(
      '/api/v1/orders',
      askFor(stall, await person.withAddress(), 500),
    );
    await person.post(`/api/v1/orders/${order.id}/cancel`);
    expect(await told).toMatchObject({ id: order.id, state: 'cancelled' });
    expect(await emit(old, 'order.place', {})).toMatchObject({ ok: false });
    expect(heard).toEqual([]);
    person.leave();
  });

  it('turns away a write that a page of another origin sends with our cookie', async () => {
    const person = await new Person(market.url).signIn();
    const write = (origin?: string, site?: string) =>
      fetch(`${market.url}/api/v1/me`, {
        method: 'PATCH',
        headers: {
          cookie: person.cookie,
          'content-type': 'application/json',
          ...(origin && { origin }),
          ...(site && { 'sec-fetch-site': site }),
        },
        body: JSON.stringify({ name: 'Chị Hoa' }),
      });
    const origins = [undefined, market.url, 'http://127.0.0.1:1', 'https://elsewhere.example', 'null'];
    const replies = await Promise.all(origins.map((origin) => write(origin)));
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 403, 403, 403]);
    const bySite = ['same-origin', 'same-site', 'cross-site'].map((site) => write('null', site));
    expect((await Promise.all(bySite)).map((reply) => reply.status)).toEqual([200, 403, 403]);
    const read = await fetch(`${market.url}/api/v1/market`, {
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(read.status).toBe(200);
  });

  it('has no inbox and no way to send a code in production', async () => {
    const production = await startMarket({
      env: {
        NODE_ENV: 'production',
        PUBLIC_URL: 'https://cho.example',
        LIVEKIT_URL: 'wss://media.example/livekit',
      },
    });
    const person = new Person(production.url);
    const replies = await Promise.all([
      person.ask('GET', '/dev/inbox'),
      person.ask('GET', `/dev/inbox.json?phone=${person.phone}`),
      person.ask('POST', '/api/v1/session/code', { phone: person.phone }),
      person.ask('GET', '/api/v1/session'),
    ]);
    // By this sign the studio's page of samples is there or not.
    const signs = await Promise.all(
      [market, production].map(({ url }) => fetch(`${url}/dev/inbox`, { method: 'HEAD' })),
    );
    await production.stop();
    expect(signs.map((sign) => sign.status)).toEqual([200, 404]);
    expect(replies.map((reply) => reply.status)).toEqual([404, 404, 503, 200]);
    expect(replies[2]?.body).toEqual({ refusal: { code: 'no_code_sender' } });
    expect(replies[3]?.headers.get('set-cookie')).toMatch(/Secure/);
    // A source with a path allows that one path only, and the media server is asked below it.
    expect(replies[3]?.headers.get('content-security-policy')).toMatch(
      /connect-src 'self' wss:\/\/media\.example https:\/\/media\.example(;|$)/,
    );
  });

  it('takes no stand-in for a payment in production', async () => {
    const person = await new Person(market.url).signIn();
    const addressId = await person.withAddress();
    const production = await startMarket({
      on: market.databaseUrl,
      env: { NODE_ENV: 'production', PUBLIC_URL: 'https://cho.example' },
    });
    const ask = (method: string, path: string, body: unknown = {}) =>
      person.ask(method, path, body, production.url);
    const held = await ask('POST', '/api/v1/orders', askFor(stall, addressId, 500, { method: 'test' }));
    const placed = await ask('POST', '/api/v1/orders', askFor(stall, addressId, 500));
    const { id } = placed.body as { id: string };
    const paid = await ask('POST', `/api/v1/orders/${id}/test-payment`);
    const session = await person.ask('GET', '/api/v1/session', undefined, production.url);
    await production.stop();
    expect(held).toMatchObject({ status: 422, body: { refusal: { code: 'invalid' } } });
    expect([placed.status, paid.status]).toEqual([201, 404]);
    expect(session.body).toMatchObject({ payMethods: ['cod'] });
  });
});

describe('an address', () => {
  it('is one of 3,321 communes, kept as typed', async () => {
    const person = await new Person(market.url).signIn();
    const provinces = await person.get<{ code: string; name: string }[]>('/api/v1/places/provinces');
    expect(provinces).toHaveLength(34);
    expect(provinces.find((province) => province.code === '75')).toEqual({
      code: '75',
      name: 'Thành phố Đồng Nai',
      formerly: ['Tỉnh Bình Phước'],
    });
    const communes = await person.get<{ code: string; name: string }[]>(
      '/api/v1/places/provinces/22/communes',
    );
    expect(communes).toContainEqual(expect.objectContaining({ code: '06978', name: 'Xã Ba Chẽ' }));
    const id = await person.withAddress();
    expect(await person.get('/api/v1/addresses')).toMatchObject([
      { id, communeName: 'Xã Bát Tràng', provinceName: 'Thành phố Hà Nội', line: 'Số 5 ngõ 12' },
    ]);
    const unknown = await person.ask('POST', '/api/v1/addresses', {
      recipient: 'A',
      phone: person.phone,
      communeCode: '99999',
      line: 'x',
    });
    expect(unknown.body).toEqual({ refusal: { code: 'commune_unknown' } });
    const other = await new Person(market.url).signIn();
    expect((await other.ask('DELETE', `/api/v1/addresses/${id}`)).status).toBe(404);
    expect((await person.ask('DELETE', `/api/v1/addresses/${id}`)).status).toBe(204);
  });
});
