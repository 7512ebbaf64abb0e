import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { askFor, openStall, Person, startMarket, type Market, type Stall } from './harness.js';

let market: Market;
let stall: Stall;
let buyer: Person;
let addressId: string;
beforeAll(async () => {
  market = await startMarket();
  stall = await openStall(market, { cap: 100_000 });
  buyer = await new Person(market.url).signIn();
  addressId = await buyer.withAddress();
});
afterAll(() => market.stop());

type Heard = { status: number; body: string; headers: Record<string, string> };

async function post(type: string, text: string, more: Record<string, string> = {}): Promise<Heard> {
  const reply = await fetch(`${market.url}/api/v1/orders`, {
    method: 'POST',
    headers: { cookie: buyer.cookie, 'content-type': type, ...more },
    body: text,
  });
  const headers = Object.fromEntries([...reply.headers].filter(([name]) => name !== 'date'));
  return { status: reply.status, body: await reply.text(), headers };
}

/** The same ask by the short way and by Express: a charset in capitals is not plain, and means the same. */
const bothWays = async (text: string, more?: Record<string, string>) => [
  await post('application/json', text, more),
  await post('application/json; charset=UTF-8', text, more),
];

describe('an order by HTTP', () => {
  it('hears the same bytes and headers by the short way as through the framework', async () => {
    const good = askFor(stall, addressId, 1_000);
    const asks: [string, string, number, Record<string, string>?][] = [
      ['an order and its repetition', JSON.stringify(good), 201],
      ['its key for another order', JSON.stringify({ ...good, amount: 2_000 }), 409],
      ['more than is left', JSON.stringify(askFor(stall, addressId, 500_000)), 409],
      [
        'an offer that does not exist',
        JSON.stringify({ ...good, key: randomUUID(), offerId: randomUUID() }),
        404,
      ],
      ['an address of nobody', JSON.stringify({ ...good, key: randomUUID(), addressId: randomUUID() }), 422],
      ['a field too many', JSON.stringify({ ...good, tip: 1 }), 422],
      ['no JSON', '{"offerId":', 422],
      ['a list', '[]', 422],
      ['nobody who is signed in', JSON.stringify(good), 401, { cookie: 'session=forged' }],
      ['another page', JSON.stringify(good), 403, { origin: 'https://elsewhere.example' }],
    ];
    for (const [name, text, status, more] of asks) {
      const [short, long] = await bothWays(text, more);
      expect([name, short?.status]).toEqual([name, status]);
      expect([name, short]).toEqual([name, long]);
    }
  });

  it('by the short way is one order with the same key by the long way', async () => {
    const text = JSON.stringify(askFor(stall, addressId, 1_000));
    const replies = await Promise.all([...Array(4)].flatMap(() => [bothWays(text), bothWays(text)]));
    expect(new Set(replies.flat().map(({ body }) => body)).size).toBe(1);
  });

  it('that is long, in pieces or without a length goes the long way and is answered there', async () => {
    const good = askFor(stall, addressId, 1_000);
    const padded = JSON.stringify(good).replace('{', `{${' '.repeat(5_000)}`);
    expect(await post('application/json', padded)).toMatchObject({ status: 201 });
    const pieces = new ReadableStream({
      start(pen) {
        for (const part of JSON.stringify(good)) pen.enqueue(new TextEncoder().encode(part));
        pen.close();
      },
    });
    const reply = await fetch(`${market.url}/api/v1/orders`, {
      method: 'POST',
      headers: { cookie: buyer.cookie, 'content-type': 'application/json' },
      body: pieces,
      duplex: 'half',
    } as RequestInit);
    expect(reply.status).toBe(201);
    expect(
      await post('application/json', JSON.stringify({ ...good, tip: 'x'.repeat(70_000) })),
    ).toMatchObject({
      status: 413,
    });
  });
});

/** A line on which an order of so many bytes is announced; `closed`: once both ends are, with what was heard. */
async function announce(type: string, bytes: number): Promise<{ wire: Socket; closed: Promise<string> }> {
  const { port } = new URL(market.url);
  const server = market.apps[0]?.getHttpServer();
  const theirs = new Promise((done) => {
    server?.once('connection', (socket: Socket) => socket.once('close', done));
  });
  const wire = connect(Number(port), '127.0.0.1');
  let heard = '';
  wire.setEncoding('utf8').on('data', (part: string) => (heard += part));
  const ours = once(wire, 'close');
  await once(wire, 'connect');
  wire.write(
    `POST /api/v1/orders HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: ${type}\r\ncookie: ${buyer.cookie}\r\ncontent-length: ${bytes}\r\n\r\n`,
  );
  return { wire, closed: Promise.all([ours, theirs]).then(() => heard) };
}

describe.each([
  ['by the short way', 'application/json'],
  ['through the framework', 'application/json; charset=UTF-8'],
])('a client %s', (_, type) => {
  it.each<[string, (wire: Socket) => unknown]>([
    ['says goodbye', (wire) => wire.end()],
    ['is cut off', (wire) => wire.resetAndDestroy()],
  ])('that hangs up before the last byte has ordered nothing when it %s', async (_how, hangUp) => {
    const ask = askFor(stall, addressId, 1_000);
    const text = JSON.stringify(ask);
    // In the middle, and with nothing missing but the last byte that was announced.
    for (const sent of [text.slice(0, text.length / 2), text]) {
      const { wire, closed } = await announce(type, text.length + 1);
      await new Promise<void>((done) => wire.write(sent, () => done()));
      hangUp(wire);
      await closed;
    }
    // Had its key been accepted, another amount would be refused.
    expect(await post(type, JSON.stringify({ ...ask, amount: 1_500 }))).toMatchObject({ status: 201 });
  });

  it('whose order is longer than it announced has ordered nothing, and is let go of', async () => {
    const ask = askFor(stall, addressId, 1_000);
    const text = JSON.stringify(ask);
    const { wire, closed } = await announce(type, text.length - 10);
    wire.write(text);
    expect((await closed).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400']);
    expect(await post(type, JSON.stringify({ ...ask, amount: 1_500 }))).toMatchObject({ status: 201 });
  });
});
