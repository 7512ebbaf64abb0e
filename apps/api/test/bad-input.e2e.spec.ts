import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { askFor, emit, openStall, Person, startMarket, type Market, type Stall } from './harness.js';

let market: Market;
let stall: Stall;
let producerId: string;
beforeAll(async () => {
  market = await startMarket();
  stall = await openStall(market);
  producerId =
    (await market.db.query<{ id: string }>(`select id from producers where booth_id = $1`, [stall.boothId]))
      .rows[0]?.id ?? '';
});
afterAll(() => market.stop());

const nul = 'a\u0000b';
const lone = 'x\ud800y';

describe('whatever a client sends', () => {
  it('is never a fault of ours: characters that no database takes', async () => {
    const { host, boothId, showId } = stall;
    const bodies: [string, string, object][] = [
      ['PATCH', '/api/v1/me', { name: nul }],
      ['PATCH', '/api/v1/me', { name: lone }],
      ['POST', '/api/v1/addresses', { recipient: nul, phone: host.phone, communeCode: '00577', line: nul }],
      [
        'POST',
        '/api/v1/addresses',
        { recipient: '\u0000', phone: host.phone, communeCode: '00577', line: 'x' },
      ],
      ['POST', '/api/v1/shows', { boothId, title: nul, startsAtMs: 0 }],
      ['POST', '/api/v1/shows', { boothId, title: ' \u200b ', startsAtMs: 8_640_000_000_000_000 }],
      ['POST', `/api/v1/shows/${showId}/offers/quick`, { name: nul, unit: 'g', priceDong: 1, cap: 1 }],
      [
        'POST',
        `/api/v1/booths/${boothId}/lots`,
        { producerId, name: nul, unit: 'g', made: 1, origin: lone, grade: nul },
      ],
      [
        'POST',
        `/api/v1/booths/${boothId}/lots`,
        { producerId, name: 'Vải', unit: 'g', made: 1, origin: 'x', harvestFrom: '2026-02-31' },
      ],
      ['POST', '/api/v1/session/code', { phone: nul }],
      ['POST', '/api/v1/session', { phone: nul, code: '000000' }],
    ];
    for (const [method, path, body] of bodies) {
      const reply = await host.ask(method, path, body);
      expect([path, reply.status < 500]).toEqual([path, true]);
    }
    for (const path of [
      '/dev/inbox.json?phone=%00',
      '/dev/inbox.json?phone[]=1',
      '/api/v1/shows/%ff',
      '/api/v1/%',
      '/api/v1/facts/%00',
      '/%c0%ae%c0%ae/',
    ]) {
      expect([path, (await host.ask('GET', path)).status]).toEqual([path, expect.any(Number)]);
      expect([path, (await host.ask('GET', path)).status < 500]).toEqual([path, true]);
    }
    const socket = await host.connect();
    const said = await emit(socket, 'chat.post', { showId, text: `${nul}${lone}`, key: randomUUID() });
    expect(said).toMatchObject({ ok: true, value: { text: 'a bx\ufffdy' } });
    host.leave();
  });

  it('is read as it is typed and not as it might be meant', async () => {
    const buyer = await new Person(market.url).signIn();
    const addressId = await buyer.withAddress();
    const good = askFor(stall, addressId, 1_000);
    for (const price of [
      {},
      { dong: '32000', version: 1 },
      { dong: 32_000 },
      { dong: 1e300, version: 1 },
      { dong: 32_000, version: 1, tip: 1 },
      [32_000, 1],
    ]) {
      expect(await buyer.ask('POST', '/api/v1/orders', { ...good, price })).toMatchObject({
        status: 422,
        body: { refusal: { code: 'invalid' } },
      });
    }
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
      const response = await fetch(`${market.url}/api/v1/orders`, {
        method: 'POST',
        headers: { cookie: buyer.cookie, 'content-type': type },
        body: JSON.stringify(good),
      });
      expect([type, response.status]).toEqual([type, 422]);
    }
    expect(await buyer.ask('GET', '/api/v1/orders')).toMatchObject({ status: 200, body: [] });
  });

  it('has a price: a list in its place, however empty or deep, orders nothing', async () => {
    const buyer = await new Person(market.url).signIn();
    const good = askFor(stall, await buyer.withAddress(), 1_000, { price: 0 });
    const lists = [1, 2, 20, 5_000, 30_000].map((depth) => '['.repeat(depth) + ']'.repeat(depth));
    for (const price of [...lists, 'null', '{"a":'.repeat(9_000) + '1' + '}'.repeat(9_000)]) {
      const body = JSON.stringify(good).replace('"price":0', `"price":${price}`);
      expect(await buyer.ask('POST', '/api/v1/orders', body)).toMatchObject({
        status: 422,
        body: { refusal: { code: 'invalid' } },
      });
    }
    expect(await buyer.get('/api/v1/orders')).toEqual([]);
  });

  it('names no way into the language itself: by either door it is refused as any unknown field is', async () => {
    const buyer = await new Person(market.url).signIn();
    const good = askFor(stall, await buyer.withAddress(), 1_000);
    const socket = await buyer.connect();
    for (const name of ['constructor', 'prototype', '__proto__']) {
      const body: unknown = JSON.parse(
        `{"${name}":{"prototype":{"ok":true}},${JSON.stringify(good).slice(1)}`,
      );
      const refused = { ok: false, refusal: { code: 'invalid', fields: [{ path: name }] } };
      expect(await emit(socket, 'order.place', body)).toMatchObject(refused);
      expect(await buyer.ask('POST', '/api/v1/orders', JSON.stringify(body))).toMatchObject({ status: 422 });
    }
    buyer.leave();
  });

  it('greets once: a line that greets again is closed, and nobody else notices', async () => {
    const unhandled: unknown[] = [];
    const note = (fault: unknown) => unhandled.push(fault);
    process.on('unhandledRejection', note);
    const other = await new Person(market.url).connect();
    const one = io(market.url, { transports: ['websocket'], reconnection: false, forceNew: true });
    const closed = new Promise((done) => one.once('disconnect', done));
    // A second greeting beside the client's own, before that one is answered.
    one.io.once('open', () => one.io.engine.write('0'));
    await Promise.race([closed, new Promise((done) => one.once('connect_error', done))]);
    expect(await emit(other, 'show.join', { slug: stall.slug })).toMatchObject({ ok: true });
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
    other.disconnect();
  });

  it('names days of the calendar: no weeks, no hours, no year nought', async () => {
    const path = `/api/v1/booths/${stall.boothId}/lots`;
    const lot = { producerId, name: 'Vải', unit: 'g', made: 1, origin: 'Yên Dũng' };
    for (const expiresOn of ['2026-W05-1', '2026-01 10', '0000-01-01', '2026-02-30', '20260131T1'])
      expect([expiresOn, (await stall.host.ask('POST', path, { ...lot, expiresOn })).status]).toEqual([
        expiresOn,
        422,
      ]);
    expect((await stall.host.ask('POST', path, { ...lot, expiresOn: '2028-02-29' })).status).toBe(201);
  });

  it('carries one key to several offers at once: one order, the others say why not', async () => {
    const buyer = await new Person(market.url).signIn();
    const addressId = await buyer.withAddress();
    const offers = await Promise.all(
      ['Vải', 'Nhãn', 'Na'].map((name) =>
        stall.host.post<{ id: string }>(`/api/v1/shows/${stall.showId}/offers/quick`, {
          name,
          unit: 'g',
          priceDong: 32_000,
          cap: 100_000,
        }),
      ),
    );
    for (let round = 0; round < 10; round += 1) {
      const ask = askFor(stall, addressId, 500);
      const replies = await Promise.all(
        offers.map(({ id }) => buyer.ask('POST', '/api/v1/orders', { ...ask, offerId: id })),
      );
      expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409, 409]);
    }
  });

  it('names nothing of another show, booth or person', async () => {
    const other = await openStall(market);
    const lot = await other.host.post<{ id: string }>(`/api/v1/booths/${other.boothId}/lots`, {
      producerId: (
        await market.db.query<{ id: string }>(`select id from producers where booth_id = $1`, [other.boothId])
      ).rows[0]?.id,
      name: 'Vải nhà bên',
      unit: 'g',
      made: 10_000,
      origin: 'Lục Ngạn',
    });
    const stolen = await stall.host.ask('POST', `/api/v1/shows/${stall.showId}/offers`, {
      lotId: lot.id,
      priceDong: 1_000,
      cap: 1_000,
    });
    expect(stolen).toMatchObject({ status: 422, body: { refusal: { code: 'lot_of_another_booth' } } });
    const foreign = await stall.host.ask('POST', `/api/v1/booths/${other.boothId}/lots`, {
      producerId,
      name: 'x',
      unit: 'g',
      made: 1,
      origin: 'x',
    });
    expect(foreign.status).toBe(403);
    const mixed = await stall.host.ask('POST', `/api/v1/booths/${stall.boothId}/lots`, {
      producerId: randomUUID(),
      name: 'x',
      unit: 'g',
      made: 1,
      origin: 'x',
    });
    expect(mixed.status).toBe(404);
  });

  it('keeps its place: a forged address in a header is not believed', async () => {
    const strict = await startMarket({ env: { REQUESTS_PER_ADDRESS: '5' } });
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        fetch(`${strict.url}/api/v1/market`, { headers: { 'x-forwarded-for': `203.0.113.${at}` } }),
      ),
    );
    const proxied = await startMarket({ env: { REQUESTS_PER_ADDRESS: '5', TRUSTED_PROXIES: '127.0.0.1' } });
    const behind = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        fetch(`${proxied.url}/api/v1/market`, { headers: { 'x-forwarded-for': `203.0.113.${at}` } }),
      ),
    );
    await Promise.all([strict.stop(), proxied.stop()]);
    expect(replies.filter((reply) => reply.status === 429)).toHaveLength(3);
    expect(replies.find((reply) => reply.status === 429)?.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(behind.filter((reply) => reply.status === 429)).toHaveLength(0);
  });

  it('costs no question to the database once it comes too often', async () => {
    const strict = await startMarket({ env: { REQUESTS_PER_ADDRESS: '5' } });
    const ask = () =>
      fetch(`${strict.url}/api/v1/session`, {
        headers: { cookie: 'session=forged' },
        signal: AbortSignal.timeout(2_000),
      });
    await Promise.all(Array.from({ length: 5 }, ask));
    await strict.db.query('begin');
    await strict.db.query('lock table sessions in access exclusive mode');
    const status = await ask().then(
      (reply) => reply.status,
      () => 'waits',
    );
    await strict.db.query('rollback');
    await strict.stop();
    expect(status).toBe(429);
  });
});
