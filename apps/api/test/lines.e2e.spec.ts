import type { SaidLine } from '@chophien/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { emit, openStall, Person, startMarket, watch, type Market, type Stall } from './harness.js';

let market: Market;
let stall: Stall;
beforeAll(async () => {
  market = await startMarket({ env: { EVENT_LIMIT_FACTOR: '1' } });
  stall = await openStall(market);
});
afterAll(() => market.stop());

const say = (person: Person, line: object, showId = stall.showId) =>
  person.ask('POST', `/api/v1/shows/${showId}/lines`, line);

describe('a line by HTTP', () => {
  it('is said once through both doors, with the same answer, and heard by all', async () => {
    const writer = await new Person(market.url).signIn();
    const { socket, seen } = await watch(writer, stall.slug);
    const line = { text: 'Vải còn không cô?', key: randomUUID() };
    const first = await say(writer, line);
    expect([first.status, first.body]).toEqual([201, expect.objectContaining({ text: line.text })]);
    const again = await emit(socket, 'chat.post', { ...line, showId: stall.showId });
    expect(again).toEqual({ ok: true, value: first.body });
    const { rows } = await market.db.query(`select seq from chat_lines where key = $1`, [line.key]);
    expect(rows).toEqual([{ seq: (first.body as SaidLine).seq }]);
    expect(seen.snapshot?.show.slug).toBe(stall.slug);
  });

  it('is read as an order, as by the live line', async () => {
    const writer = await new Person(market.url).signIn();
    const { body } = await say(writer, { text: 'chốt 01 2kg', key: randomUUID() });
    expect((body as SaidLine).reading?.intent).toBe('order');
  });

  it('is refused with the same words: too long, for no show, its key for other words', async () => {
    const writer = await new Person(market.url).signIn();
    const key = randomUUID();
    expect(await say(writer, { text: 'a'.repeat(1_000), key })).toMatchObject({ status: 422 });
    expect(await say(writer, { text: 'chào', key }, randomUUID())).toMatchObject({
      status: 404,
      body: { refusal: { code: 'not_found' } },
    });
    await say(writer, { text: 'chào', key });
    expect(await say(writer, { text: 'chào cô', key })).toMatchObject({
      status: 409,
      body: { refusal: { code: 'key_reused' } },
    });
  });

  it('comes no oftener than by the live line', async () => {
    const writer = await new Person(market.url).signIn();
    const replies = [];
    for (let at = 0; at < 11; at += 1) replies.push(await say(writer, { text: `${at}`, key: randomUUID() }));
    expect(replies.map(({ status }) => status)).toEqual([...Array<number>(10).fill(201), 429]);
    expect(replies.at(-1)?.body).toMatchObject({ refusal: { code: 'too_often' } });
  });
});
