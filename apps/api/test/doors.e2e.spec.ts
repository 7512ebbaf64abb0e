import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { askFor, openStall, Person, startMarket, type Market, type Stall } from './harness.js';

let market: Market;
let stall: Stall;
let buyer: Person;
let addressId: string;
beforeAll(async () => {
  market = await startMarket();
  stall = await openStall(market, { cap: 10_000 });
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
