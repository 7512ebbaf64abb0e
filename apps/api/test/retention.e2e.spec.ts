import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { LegalHoldView } from '@chophien/contracts';
import { randomUUID } from 'node:crypto';
import { ForgetLines } from '../src/retention/index.js';
import { emit, employ, openStall, Person, startMarket, watch, type Market, type Stall } from './harness.js';

let market: Market;
let admin: Person;
let stall: Stall;
beforeAll(async () => {
  market = await startMarket({ env: { CHAT_KEPT_DAYS: '400' } });
  admin = await employ(market, 'admin');
});
afterAll(() => market.stop());
beforeEach(async () => {
  stall = await openStall(market);
});

const forget = () => market.apps[0]?.get(ForgetLines, { strict: false }).run();
const place = (showId: string, why = 'Công văn 12/QLTT', key = randomUUID()) =>
  admin.ask('POST', `/api/v1/shows/${showId}/legal-holds`, { key, why });
const held = async (showId: string) => {
  const { body } = await place(showId);
  return body as LegalHoldView;
};
const lift = (holdId: string, why = 'Vụ việc đã khép') =>
  admin.ask('POST', `/api/v1/legal-holds/${holdId}/lift`, { why });

/** Somebody has said so many lines, and the show has been over for so long. */
async function said(lines: number, endedDaysAgo: number): Promise<void> {
  const speaker = await new Person(market.url).signIn();
  const { socket } = await watch(speaker, stall.slug);
  for (let line = 0; line < lines; line += 1)
    await emit(socket, 'chat.post', { showId: stall.showId, text: `Câu ${line}`, key: randomUUID() });
  socket.close();
  await market.db.query(
    `update shows set state = 'ended', ended_at = now() - make_interval(days => $2) where id = $1`,
    [stall.showId, endedDaysAgo],
  );
}

async function kept(showId = stall.showId): Promise<number> {
  const { rows } = await market.db.query<{ kept: number }>(
    `select count(*)::int as kept from chat_lines where show_id = $1`,
    [showId],
  );
  return rows[0]?.kept ?? -1;
}

describe('what was said in a show', () => {
  it('is kept for its time, and no longer', async () => {
    await said(3, 399);
    expect([await forget(), await kept()]).toEqual([0, 3]);
    await market.db.query(`update shows set ended_at = ended_at - interval '2 days' where id = $1`, [
      stall.showId,
    ]);
    expect([await forget(), await kept()]).toEqual([3, 0]);
    expect(await forget()).toBe(0);
  });

  it('is forgotten with what a moderator held and nobody else saw', async () => {
    const rules = { version: 0, slowModeSeconds: 0, audience: 'all', newcomerMinutes: 0, holdAll: true };
    await stall.host.ask('PUT', `/api/v1/shows/${stall.showId}/chat-rules`, rules);
    await said(2, 399);
    const waiting = async () =>
      (await market.db.query(`select 1 from held_lines where show_id = $1`, [stall.showId])).rows.length;
    expect([await forget(), await kept(), await waiting()]).toEqual([0, 0, 2]);
    await market.db.query(`update shows set ended_at = ended_at - interval '2 days' where id = $1`, [
      stall.showId,
    ]);
    expect([await forget(), await waiting()]).toEqual([2, 0]);
  });

  it('is forgotten with what was written to one reader, and with what a buyer asked for', async () => {
    await market.db.query(
      `insert into private_replies (id, show_id, line_id, line_text, to_account, by_account, key, text)
       select gen_random_uuid(), $1, gen_random_uuid(), 'còn vải không', id, id, gen_random_uuid(), 'dạ còn' from accounts limit 1`,
      [stall.showId],
    );
    await market.db.query(
      `insert into buyer_asks (id, offer_id, buyer_id, key, amount, why) select gen_random_uuid(), $1, id, gen_random_uuid(), 5000, 'đám cưới' from accounts limit 1`,
      [stall.offerId],
    );
    await market.db.query(
      `insert into stock_asks (account_id, key, ask, at) select id, gen_random_uuid(), '{}', now() - interval '31 days' from accounts limit 1`,
    );
    const asks = () => market.db.query(`select 1 from stock_asks`);
    await said(1, 399);
    expect(await forget()).toBe(0);
    expect((await asks()).rows).toHaveLength(0);
    await market.db.query(`update shows set ended_at = ended_at - interval '2 days' where id = $1`, [
      stall.showId,
    ]);
    expect(await forget()).toBe(3);
  });

  it('is kept while the show goes on, however old it is', async () => {
    await said(2, 0);
    await market.db.query(`update shows set state = 'live', ended_at = null where id = $1`, [stall.showId]);
    await market.db.query(`update chat_lines set at = now() - interval '5 years' where show_id = $1`, [
      stall.showId,
    ]);
    expect([await forget(), await kept()]).toEqual([0, 2]);
  });

  it('is kept until the last of its holds is lifted', async () => {
    await said(2, 5_000);
    const [first, second] = [await held(stall.showId), await held(stall.showId)];
    expect([await forget(), await kept()]).toEqual([0, 2]);
    await lift(first.id);
    expect([await forget(), await kept()]).toEqual([0, 2]);
    await lift(second.id);
    expect([await forget(), await kept()]).toEqual([2, 0]);
  });

  it('stays where a hold is just being placed', async () => {
    await said(1, 5_000);
    await market.db.query(`begin`);
    await market.db.query(`select 1 from shows where id = $1 for update`, [stall.showId]);
    expect(await forget()).toBe(0);
    await market.db.query(`commit`);
    expect([await forget(), await kept()]).toEqual([1, 0]);
  });
});

describe('a legal hold', () => {
  it('tells who placed it, who lifted it, when and why, for ever', async () => {
    const hold = await held(stall.showId);
    expect(hold).toMatchObject({ showId: stall.showId, why: 'Công văn 12/QLTT', lifted: null });
    await lift(hold.id);
    // Lifted a second time it stays lifted as it was.
    const again = await lift(hold.id, 'Khác');
    expect(again.body).toMatchObject({ lifted: { why: 'Vụ việc đã khép' } });
    expect(await admin.get(`/api/v1/shows/${stall.showId}/legal-holds`)).toEqual([again.body]);
  });

  it('sent twice is one, and its key is of one reason', async () => {
    const key = randomUUID();
    const [one, two] = [
      await place(stall.showId, 'Khiếu nại 7', key),
      await place(stall.showId, 'Khiếu nại 7', key),
    ];
    expect(two.body).toEqual(one.body);
    expect((await place(stall.showId, 'Khiếu nại 8', key)).body).toMatchObject({
      refusal: { code: 'key_reused' },
    });
  });

  it('is for those who look after the whole market, needs a reason, and a show that is there', async () => {
    const hold = await held(stall.showId);
    const ask = [stall.host, await new Person(market.url).signIn(), new Person(market.url)].flatMap((one) => [
      one.ask('GET', `/api/v1/shows/${stall.showId}/legal-holds`),
      one.ask('POST', `/api/v1/shows/${stall.showId}/legal-holds`, { key: randomUUID(), why: 'x' }),
      one.ask('POST', `/api/v1/legal-holds/${hold.id}/lift`, { why: 'x' }),
    ]);
    expect((await Promise.all(ask)).map(({ status }) => status)).toEqual([
      ...Array.from({ length: 6 }, () => 403),
      ...Array.from({ length: 3 }, () => 401),
    ]);
    expect((await place(stall.showId, ' \u200b ')).body).toMatchObject({ refusal: { code: 'invalid' } });
    expect((await place(randomUUID())).status).toBe(404);
    expect((await lift(randomUUID())).status).toBe(404);
  });
});
