import type {
  ActView,
  AppealView,
  ChatLine,
  ChatRulesView,
  DeskView,
  MyActView,
  SaidLine,
  ShowSnapshot,
  TeamView,
  WordView,
  WriterView,
} from '@chophien/contracts';
import { until } from '@chophien/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { emit, employ, openStall, Person, startMarket, watch, type Market, type Stall } from './harness.js';

let market: Market;
const people: Person[] = [];
beforeAll(async () => {
  market = await startMarket();
});
afterEach(() => {
  for (const person of people.splice(0)) person.leave();
});
afterAll(() => market.stop());

const someone = async () => {
  const person = await new Person(market.url).signIn();
  people.push(person);
  return person;
};
const opened = async () => {
  const stall = await openStall(market);
  people.push(stall.host);
  return stall;
};
const at = (stall: Stall, rest: string) => `/api/v1/shows/${stall.showId}/${rest}`;
const say = (person: Person, stall: Stall, text: string, key = randomUUID()) =>
  person.ask('POST', at(stall, 'lines'), { text, key });
const said = async (person: Person, stall: Stall, text: string) =>
  (await say(person, stall, text)).body as SaidLine;
const actBody = (kind: string, lineId: string, more: object = {}) => ({
  ...{ key: randomUUID(), kind, lineId, rule: 'spam', why: 'nhắn đi nhắn lại' },
  ...more,
});
const act = (person: Person, stall: Stall, kind: string, lineId: string, more: object = {}) =>
  person.post<ActView>(at(stall, 'acts'), actBody(kind, lineId, more));
const rulesOf = (stall: Stall, version: number, more: object) => ({
  ...{ version, slowModeSeconds: 0, audience: 'all', newcomerMinutes: 0, holdAll: false },
  ...more,
});
const setRules = (stall: Stall, version: number, more: object) =>
  stall.host.ask('PUT', at(stall, 'chat-rules'), rulesOf(stall, version, more));
const refusal = (body: unknown) => (body as { refusal: { code: string } }).refusal;
const texts = (lines: readonly ChatLine[]) => lines.map(({ text }) => text);
const give = (stall: Stall, phone: string, powers: string[], more: object = {}) =>
  stall.host.post<TeamView>(at(stall, 'team'), { phone, powers, ...more });

describe('a line taken from the screens', () => {
  it('is gone from every screen and later snapshots, kept for the law, and comes back when the act is undone', async () => {
    const [stall, writer] = [await opened(), await someone()];
    const viewer = await watch(await someone(), stall.slug);
    const line = await said(writer, stall, 'Sang gian tôi mua rẻ hơn');
    await until(() => viewer.seen.frames.some(({ every }) => every.some((fact) => fact.line.id === line.id)));
    const done = await act(stall.host, stall, 'remove', line.id);
    expect(done).toMatchObject({ kind: 'remove', line: { text: line.text }, undoable: true, undone: null });
    await until(() =>
      viewer.seen.frames.some(({ latest }) =>
        latest.some((fact) => fact.kind === 'chat.removed' && fact.seq === line.seq && fact.turn === 1),
      ),
    );
    const later = await stall.host.get<ShowSnapshot>(`/api/v1/shows/${stall.slug}`);
    expect(texts(later.chat)).not.toContain(line.text);
    expect(later.gone).toEqual([{ seq: line.seq, turn: 1 }]);
    const kept = await market.db.query(`select text, removed_at from chat_lines where id = $1`, [line.id]);
    expect(kept.rows).toMatchObject([{ text: line.text, removed_at: expect.any(Date) }]);

    await stall.host.post(`/api/v1/acts/${done.id}/undo`, { why: 'nhầm dòng' });
    await until(() =>
      viewer.seen.frames.some(({ every }) =>
        every.some(({ line: back }) => back.turn === 2 && back.seq === line.seq),
      ),
    );
    const back = await stall.host.get<ShowSnapshot>(`/api/v1/shows/${stall.slug}`);
    expect(texts(back.chat)).toContain(line.text);
    expect(back.gone).toEqual([]);
  });

  it('is one act for two sendings, and of two moderators the second is told', async () => {
    const [stall, writer] = [await opened(), await someone()];
    const line = await said(writer, stall, 'Hàng xấu');
    const body = actBody('remove', line.id);
    const first = await stall.host.post<ActView>(at(stall, 'acts'), body);
    expect(await stall.host.post<ActView>(at(stall, 'acts'), body)).toEqual(first);
    const other = await employ(market, 'moderator', { showId: stall.showId });
    const late = await other.ask('POST', at(stall, 'acts'), actBody('remove', line.id));
    expect([late.status, refusal(late.body)]).toEqual([409, { code: 'line_not_there' }]);
    const reused = await stall.host.ask('POST', at(stall, 'acts'), { ...body, kind: 'mute', minutes: 1 });
    expect(refusal(reused.body).code).toBe('key_reused');
    const log = await stall.host.get<ActView[]>(at(stall, 'acts'));
    expect(log.map(({ kind }) => kind)).toEqual(['remove']);
  });

  it('cannot be reached from another booth’s desk', async () => {
    const [stall, other, writer] = [await opened(), await opened(), await someone()];
    const line = await said(writer, stall, 'Vải chín chưa?');
    expect((await other.host.ask('POST', at(stall, 'acts'), actBody('remove', line.id))).status).toBe(403);
    expect((await other.host.ask('POST', at(other, 'acts'), actBody('remove', line.id))).status).toBe(404);
    const done = await act(stall.host, stall, 'remove', line.id);
    expect((await other.host.ask('POST', `/api/v1/acts/${done.id}/undo`, { why: 'x' })).status).toBe(403);
  });
});

describe('a line held', () => {
  it('is seen by its writer alone, waits at the desk, and is said once a moderator lets it', async () => {
    const [stall, writer] = [await opened(), await someone()];
    expect((await setRules(stall, 0, { holdAll: true })).status).toBe(200);
    const [viewer, key] = [await watch(await someone(), stall.slug), randomUUID()];
    const held = (await say(writer, stall, 'Vải còn không cô', key)).body as SaidLine;
    expect(held).toMatchObject({ held: 'all', seq: 0 });
    expect((await say(writer, stall, 'Vải còn không cô', key)).body).toEqual(held);
    const desk = await stall.host.get<DeskView>(at(stall, 'desk'));
    expect([desk.heldCount, desk.held[0]?.text]).toEqual([1, 'Vải còn không cô']);
    expect((await stall.host.get<ShowSnapshot>(`/api/v1/shows/${stall.slug}`)).chat).toEqual([]);
    await act(stall.host, stall, 'publish', held.id);
    await until(() => viewer.seen.frames.some(({ every }) => every.some((fact) => fact.line.id === held.id)));
    expect((await say(writer, stall, 'Vải còn không cô', key)).body).toMatchObject({ id: held.id, seq: 1 });
    expect((await stall.host.get<DeskView>(at(stall, 'desk'))).heldCount).toBe(0);
  });

  it('that was refused never appears, its writer reads why, and it waits again when that is undone', async () => {
    const [stall, writer] = [await opened(), await someone()];
    await setRules(stall, 0, { newcomerMinutes: 60 });
    const held = await said(writer, stall, 'Mua nick không');
    expect(held.held).toBe('newcomer');
    const done = await act(stall.host, stall, 'refuse', held.id, { rule: 'off_topic' });
    const [mine] = await writer.get<MyActView[]>('/api/v1/me/acts');
    expect(mine).toMatchObject({
      kind: 'refuse',
      rule: 'off_topic',
      lineText: 'Mua nick không',
      undone: false,
    });
    expect(JSON.stringify(mine)).not.toContain('byName');
    await stall.host.post(`/api/v1/acts/${done.id}/undo`, { why: 'cho nói' });
    expect((await stall.host.get<DeskView>(at(stall, 'desk'))).heldCount).toBe(1);
  });

  it('does not hold those who look after the show', async () => {
    const stall = await opened();
    await setRules(stall, 0, {
      holdAll: true,
      newcomerMinutes: 60,
      audience: 'buyers',
      slowModeSeconds: 600,
    });
    expect(await said(stall.host, stall, 'Chào cả nhà')).toMatchObject({ seq: 1, fromHost: true });
    expect(await said(stall.host, stall, 'Hôm nay có vải u hồng')).toMatchObject({ seq: 2 });
  });
});

describe('who may not talk', () => {
  it('is muted for a time, hears until when and by which rule, and talks again afterwards', async () => {
    const [stall, writer] = [await opened(), await someone()];
    const line = await said(writer, stall, 'Lừa đảo');
    const screen = await watch(writer, stall.slug);
    const told: unknown[] = [];
    screen.socket.on('chat.acted', (fact: unknown) => told.push(fact));
    const done = await act(stall.host, stall, 'mute', line.id, { rule: 'abuse', minutes: 10 });
    await until(() => told.length > 0, { what: 'the writer is told' });
    const refused = await say(writer, stall, 'Sao cấm tôi');
    expect([refused.status, refusal(refused.body)]).toMatchObject([
      403,
      { code: 'muted', rule: 'abuse', untilMs: done.untilMs, actId: done.id },
    ]);
    await market.db.query(`update sanctions set until_at = now() where id = $1`, [done.id]);
    expect((await say(writer, stall, 'Nói lại được rồi')).status).toBe(201);
  });

  it('is banned with all lines on the screens; hosts and moderators cannot be', async () => {
    const [stall, writer] = [await opened(), await someone()];
    for (const text of ['một', 'hai', 'ba']) await said(writer, stall, text);
    const line = await said(writer, stall, 'bốn');
    const done = await act(stall.host, stall, 'ban', line.id, { reach: 'booth' });
    expect(done).toMatchObject({ reach: 'booth', untilMs: null });
    expect((await stall.host.get<ShowSnapshot>(`/api/v1/shows/${stall.slug}`)).chat).toEqual([]);
    expect(refusal((await say(writer, stall, 'năm')).body)).toMatchObject({ code: 'banned', reach: 'booth' });
    const own = await said(stall.host, stall, 'Chào cả nhà');
    const refused = await stall.host.ask('POST', at(stall, 'acts'), actBody('ban', own.id));
    expect(refusal(refused.body).code).toBe('is_keeper');
    await stall.host.post(`/api/v1/acts/${done.id}/undo`, { why: 'đã xin lỗi' });
    expect((await say(writer, stall, 'cảm ơn')).status).toBe(201);
  });

  it('slow mode counts from the last line said, within one batch too', async () => {
    const [stall, writer] = [await opened(), await someone()];
    await setRules(stall, 0, { slowModeSeconds: 30 });
    const answers = await Promise.all([
      say(writer, stall, 'một'),
      say(writer, stall, 'hai'),
      say(writer, stall, 'ba'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 429, 429]);
    const refused = answers.find(({ status }) => status === 429);
    expect(refusal(refused?.body)).toMatchObject({ code: 'slow_mode', retryAfterMs: expect.any(Number) });
  });

  it('followers or buyers only', async () => {
    const [stall, writer] = [await opened(), await someone()];
    await setRules(stall, 0, { audience: 'followers' });
    expect(refusal((await say(writer, stall, 'một')).body).code).toBe('followers_only');
    await market.db.query(
      `insert into follows (account_id, booth_id) select id, $2 from accounts where phone = $1`,
      [writer.phone, stall.boothId],
    );
    expect((await say(writer, stall, 'một')).status).toBe(201);
    await setRules(stall, 1, { audience: 'buyers' });
    expect(refusal((await say(writer, stall, 'hai')).body).code).toBe('buyers_only');
    const addressId = await writer.withAddress();
    const price = { dong: 32_000, version: 1 };
    const order = {
      offerId: stall.offerId,
      amount: 1_000,
      price,
      addressId,
      method: 'cod',
      key: randomUUID(),
    };
    await writer.post('/api/v1/orders', order);
    expect((await say(writer, stall, 'ba')).status).toBe(201);
  });
});

describe('the way of talking', () => {
  it('is changed by one of two at once; the other sees that it is another now', async () => {
    const stall = await opened();
    const answers = await Promise.all([
      setRules(stall, 0, { slowModeSeconds: 5 }),
      setRules(stall, 0, { slowModeSeconds: 60 }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(refusal(lost?.body)).toEqual({ code: 'rules_changed_meanwhile', version: 1 });
  });

  it('an announcement stands in every snapshot until it is taken down', async () => {
    const stall = await opened();
    const viewer = await watch(await someone(), stall.slug);
    const put = (text: string) => stall.host.ask('PUT', at(stall, 'announcement'), { text });
    await put('Giao từ thứ Bảy');
    await until(() =>
      viewer.seen.frames.some(({ latest }) => latest.some(({ kind }) => kind === 'chat.ruled')),
    );
    const read = () => stall.host.get<ShowSnapshot>(`/api/v1/shows/${stall.slug}`);
    expect((await read()).chatRules?.announcement?.text).toBe('Giao từ thứ Bảy');
    const down = (await put('')).body as ChatRulesView;
    expect([down.announcement, (await read()).chatRules?.announcement]).toEqual([null, null]);
  });

  it('listed words hold or block, by the lists of the market, the booth and the show', async () => {
    const [stall, other, writer, admin] = [
      await opened(),
      await opened(),
      await someone(),
      await employ(market, 'admin'),
    ];
    await stall.host.post(at(stall, 'words'), { word: 'hàng giả', verdict: 'hold' });
    await stall.host.post(`/api/v1/booths/${stall.boothId}/words`, { word: 'vay tiền', verdict: 'block' });
    await admin.post('/api/v1/market/words', { word: 'cá độ', verdict: 'block' });
    expect(await said(writer, stall, 'Coi chừng hàng giả nha')).toMatchObject({ held: 'word' });
    expect(refusal((await say(writer, stall, 'Ai cần vay tiền không')).body).code).toBe('line_blocked');
    expect(refusal((await say(writer, other, 'cá độ không anh em')).body).code).toBe('line_blocked');
    expect((await say(writer, other, 'Coi chừng hàng giả nha')).status).toBe(201);
    const words = await stall.host.get<WordView[]>(at(stall, 'words'));
    expect(words.map(({ word, reach }) => [word, reach])).toEqual([
      ['cá độ', 'market'],
      ['hàng giả', 'show'],
      ['vay tiền', 'booth'],
    ]);
    const mine = words.find(({ reach }) => reach === 'show');
    await stall.host.ask('DELETE', at(stall, `words/${mine?.id}`));
    expect((await said(writer, stall, 'Coi chừng hàng giả nha')).held).toBeUndefined();
    // A word of the market is not a host's to take away.
    const kept = words.find(({ reach }) => reach === 'market');
    await stall.host.ask('DELETE', at(stall, `words/${kept?.id}`));
    expect(refusal((await say(writer, stall, 'cá độ đây')).body).code).toBe('line_blocked');
  });
});

describe('whoever was acted on', () => {
  it('appeals once, is answered, and is heard again when the act is lifted', async () => {
    const [stall, writer] = [await opened(), await someone()];
    const line = await said(writer, stall, 'Đắt quá');
    const done = await act(stall.host, stall, 'ban', line.id);
    const appeal = (text: string) => writer.ask('POST', `/api/v1/me/acts/${done.id}/appeal`, { text });
    expect((await appeal('Tôi chỉ nói đắt')).body).toMatchObject({ appeal: { state: 'open' } });
    expect(refusal((await appeal('lần nữa')).body).code).toBe('appealed_already');
    const stranger = await someone();
    expect((await stranger.ask('POST', `/api/v1/me/acts/${done.id}/appeal`, { text: 'hộ' })).status).toBe(
      404,
    );
    const [open] = await stall.host.get<AppealView[]>(at(stall, 'appeals'));
    expect(open).toMatchObject({ text: 'Tôi chỉ nói đắt', state: 'open', act: { id: done.id } });
    expect((await stall.host.get<DeskView>(at(stall, 'desk'))).appealsOpen).toBe(1);
    const answer = { verdict: 'lifted', answer: 'Xin lỗi anh, chúng tôi chặn nhầm.' };
    await stall.host.post(`/api/v1/appeals/${open?.id}/answer`, answer);
    const twice = await stall.host.ask('POST', `/api/v1/appeals/${open?.id}/answer`, answer);
    expect(refusal(twice.body).code).toBe('already_answered');
    const [mine] = await writer.get<MyActView[]>('/api/v1/me/acts');
    expect(mine).toMatchObject({ undone: true, appeal: { state: 'lifted', answer: answer.answer } });
    expect((await say(writer, stall, 'Cảm ơn')).status).toBe(201);
  });

  it('is known to the desk by what was said and done, never by phone', async () => {
    const [stall, writer] = [await opened(), await someone()];
    const line = await said(writer, stall, 'Một câu');
    await act(stall.host, stall, 'mute', line.id, { minutes: 1 });
    const known = await stall.host.get<WriterView>(at(stall, `lines/${line.id}/writer`));
    expect(known).toMatchObject({
      isKeeper: false,
      hasBought: false,
      lines: [{ text: 'Một câu' }],
      acts: [{ kind: 'mute' }],
    });
    expect(JSON.stringify(known)).not.toContain(writer.phone);
  });

  it('is answered privately: nobody else hears it', async () => {
    const [stall, writer] = [await opened(), await someone()];
    const line = await said(writer, stall, 'Ship Cà Mau bao nhiêu');
    const stranger = await watch(await someone(), stall.slug);
    const body = { key: randomUUID(), text: 'Cà Mau 45 nghìn một thùng nhé' };
    const reply = await stall.host.post(at(stall, `lines/${line.id}/reply`), body);
    expect(await stall.host.post(at(stall, `lines/${line.id}/reply`), body)).toEqual(reply);
    expect(await writer.get('/api/v1/me/replies')).toEqual([reply]);
    expect(JSON.stringify([stranger.seen.frames, stranger.snapshot])).not.toContain('45 nghìn');
  });
});

describe('powers', () => {
  it('wait for a number that has not signed in, and each lets do its own and nothing else', async () => {
    const stall = await opened();
    const helper = new Person(market.url);
    people.push(helper);
    const team = await give(stall, helper.phone, ['chat']);
    expect(team.members).toMatchObject([{ phone: helper.phone, joined: false, powers: ['chat'] }]);
    await helper.signIn();
    const desk = await helper.get<DeskView>(at(stall, 'desk'));
    expect(desk.powers).toEqual(['chat']);
    const line = await said(await someone(), stall, 'Xem giúp');
    expect((await act(helper, stall, 'remove', line.id)).kind).toBe('remove');
    const pin = await helper.ask('POST', `/api/v1/offers/${stall.offerId}/pin`, {});
    const studio = await helper.ask('GET', at(stall, 'studio'));
    const giving = await helper.ask('POST', at(stall, 'team'), { phone: helper.phone, powers: ['caps'] });
    expect([pin.status, studio.status, giving.status]).toEqual([403, 403, 403]);
    await give(stall, helper.phone, ['pin']);
    expect((await helper.ask('POST', `/api/v1/offers/${stall.offerId}/pin`, {})).status).toBeLessThan(300);
    expect((await helper.ask('POST', at(stall, 'acts'), actBody('remove', line.id))).status).toBe(403);
  });

  it('are given to twenty and no more, again to the same number without end', async () => {
    const stall = await opened();
    const phones = Array.from({ length: 20 }, (_, n) => `09${String(10_000_000 + n)}`);
    await Promise.all(phones.map((phone) => give(stall, phone, ['chat'])));
    const more = await stall.host.ask('POST', at(stall, 'team'), { phone: '0987654321', powers: ['chat'] });
    expect(refusal(more.body)).toEqual({ code: 'too_many_in_team', most: 20 });
    expect((await give(stall, phones[3] ?? '', ['caps'])).members).toHaveLength(20);
  });

  it('withdrawn are gone at once: the open desk is closed and says nothing more', async () => {
    const [stall, helper] = [await opened(), await someone()];
    const team = await give(stall, helper.phone, ['chat', 'numbers']);
    const desk = await watch(helper, stall.slug, undefined, 'desk');
    expect(desk.joined.ok).toBe(true);
    await stall.host.ask('DELETE', `/api/v1/team/${team.members[0]?.id}`);
    await until(() => desk.socket.disconnected, { what: 'the desk is closed' });
    expect((await helper.ask('GET', at(stall, 'desk'))).status).toBe(403);
    const again = await watch(helper, stall.slug, undefined, 'desk');
    expect(again.joined).toMatchObject({ ok: false, refusal: { code: 'not_allowed' } });
  });

  it('withdrawn on one node are gone on the other, Redis or not', async () => {
    const other = await startMarket({ on: market.databaseUrl });
    try {
      const [stall, helper] = [await opened(), await someone()];
      const team = await give(stall, helper.phone, ['chat', 'caps']);
      const desk = await watch(helper, stall.slug, other.url, 'desk');
      expect(desk.joined.ok).toBe(true);
      await stall.host.ask('DELETE', `/api/v1/team/${team.members[0]?.id}`);
      await until(() => desk.socket.disconnected, { what: 'the desk of the other node is closed' });
      const reply = await helper.ask('GET', at(stall, 'desk'), undefined, other.url);
      expect(reply.status).toBe(403);
    } finally {
      await other.stop();
    }
  });

  it('end at their time, on open screens too', async () => {
    const [stall, helper] = [await opened(), await someone()];
    await give(stall, helper.phone, ['chat'], { endsAtMs: Date.now() + 1_500 });
    const desk = await watch(helper, stall.slug, undefined, 'desk');
    await until(() => desk.socket.disconnected, { what: 'the time is over', withinMs: 10_000 });
    expect((await helper.ask('GET', at(stall, 'desk'))).status).toBe(403);
  });

  it('show orders to nobody who may not see buyers', async () => {
    const [stall, helper, buyer] = [await opened(), await someone(), await someone()];
    await give(stall, helper.phone, ['chat']);
    const desk = await watch(helper, stall.slug, undefined, 'desk');
    const seeing = await watch(stall.host, stall.slug, undefined, 'desk');
    const price = { dong: 32_000, version: 1 };
    const addressId = await buyer.withAddress();
    const order = {
      offerId: stall.offerId,
      amount: 1_000,
      price,
      addressId,
      method: 'cod',
      key: randomUUID(),
    };
    await buyer.post('/api/v1/orders', order);
    await until(() => seeing.seen.orders.length > 0);
    expect(desk.seen.orders).toEqual([]);
    expect((await emit(desk.socket, 'show.join', { slug: stall.slug, as: 'studio' })).refusal?.code).toBe(
      'not_allowed',
    );
  });
});

it('keeps the log as it was written', async () => {
  const [stall, writer] = [await opened(), await someone()];
  const done = await act(stall.host, stall, 'remove', (await said(writer, stall, 'Một câu')).id);
  await expect(
    market.db.query(`update moderation_acts set why = 'khác' where id = $1`, [done.id]),
  ).rejects.toThrow('written once');
  await expect(market.db.query(`delete from moderation_acts where id = $1`, [done.id])).rejects.toThrow();
});
