import type { ChatLine, Refusal, SaidLine } from '@chophien/contracts';
import {
  accept,
  admitWriter,
  findBlocked,
  refuse,
  type ChatRules,
  type HoldReason,
  type Result,
  type ShowState,
  type WordList,
} from '@chophien/domain';
import { v7 as newId } from 'uuid';
import type { Tx } from '../db/unit-of-work.js';
import { chatRulesOf, writerKey, writersOf, type GateWriter } from './chat-gate.rows.js';
import { chatLine, ChatRows, heldLine, type ChatRow, type HeldRow } from './chat.rows.js';
import type { Marks } from './marks.js';

export type LineAsk = { account: { id: string; name: string }; marks: Marks; key: string; text: string };
type Answer = Result<SaidLine, Refusal>;
type Show = { id: string; state: ShowState };
type Batch = { show: Show; asks: readonly LineAsk[]; list: WordList };
type Settled = { answers: Answer[]; said: ChatLine[]; held: number };

/** What becomes of a line that nobody has said before: said, held for a moderator's eye, or refused. */
type Verdict = { ask: LineAsk; isHost: boolean } & (
  { at: 'said' } | { at: 'held'; why: HoldReason; word: string | null } | { at: 'refused'; refusal: Refusal }
);

/**
 * Decides a batch of lines and writes it. A line said or held in time hears its answer again, after the end too; a new
 * one is judged by how one may talk there, by who writes, and by its words.
 */
export async function settleLines(tx: Tx, { show, asks, list }: Batch): Promise<Settled> {
  const rows = tx.use(ChatRows);
  const before = await knownAnswers(rows, asks);
  const fresh = show.state === 'ended' ? [] : firstOfEach(asks).filter((ask) => !before.has(idOf(ask)));
  const verdicts = fresh.length > 0 ? await judge(tx, { show, asks: fresh, list }) : [];
  const said = await say(rows, show.id, verdicts);
  const held = verdicts.flatMap((verdict) => (verdict.at === 'held' ? [heldRow(show.id, verdict)] : []));
  await rows.holdMany(held);
  const refusals = new Map(
    verdicts.flatMap((one) => (one.at === 'refused' ? [[idOf(one.ask), one.refusal] as const] : [])),
  );
  const known = new Map<string, ChatRow | HeldRow>([
    ...before,
    ...[...said, ...held].map((row) => [`${row.account_id}:${row.key}`, row] as const),
  ]);
  const answers = asks.map((ask): Answer => {
    const row = known.get(idOf(ask));
    if (!row) return refuse(refusals.get(idOf(ask)) ?? { code: 'show_over' });
    const isSame = row.text === ask.text && row.show_id === show.id;
    return isSame ? accept('seq' in row ? chatLine(row) : heldLine(row)) : refuse({ code: 'key_reused' });
  });
  return { answers, said: said.map(chatLine), held: held.length };
}

/** What was published has both rows, and is a said line. */
async function knownAnswers(
  rows: ChatRows,
  asks: readonly LineAsk[],
): Promise<Map<string, ChatRow | HeldRow>> {
  const [accountIds, keys] = [asks.map(({ account }) => account.id), asks.map(({ key }) => key)];
  const held = await rows.heldByKeys(accountIds, keys);
  const said = await rows.byKeys(accountIds, keys);
  return new Map([...held, ...said].map((row) => [`${row.account_id}:${row.key}`, row]));
}

function firstOfEach(asks: readonly LineAsk[]): LineAsk[] {
  const first = new Map<string, LineAsk>();
  for (const ask of asks) if (!first.has(idOf(ask))) first.set(idOf(ask), ask);
  return [...first.values()];
}

async function judge(tx: Tx, { show, asks, list }: Batch): Promise<Verdict[]> {
  const rules = await chatRulesOf(tx, show.id);
  const asked = asks.map(({ account, marks }) => ({ accountId: account.id, marks }));
  const writers = await writersOf(tx, show.id, { asked, rules });
  const nowMs = Date.now();
  return asks.map((ask) => {
    const writer = writers.get(writerKey({ accountId: ask.account.id, marks: ask.marks }));
    if (!writer) throw new Error('somebody writes who has no account');
    const verdict = judgeOne(ask, { rules, writer, list, nowMs });
    // The next line of the same batch is a line after this one.
    if (verdict.at !== 'refused') writer.lastLineAtMs = nowMs;
    return verdict;
  });
}

type By = { rules: ChatRules; writer: GateWriter; list: WordList; nowMs: number };

function judgeOne(ask: LineAsk, { rules, writer, list, nowMs }: By): Verdict {
  const { isHost } = writer;
  const admitted = admitWriter(rules, writer, nowMs);
  if (!admitted.ok) return { ask, isHost, at: 'refused', refusal: admitted.refusal };
  const word = writer.isKeeper ? undefined : findBlocked(list, ask.text);
  if (word?.verdict === 'block') return { ask, isHost, at: 'refused', refusal: { code: 'line_blocked' } };
  if (word) return { ask, isHost, at: 'held', why: 'word', word: word.word };
  return admitted.value
    ? { ask, isHost, at: 'held', why: admitted.value, word: null }
    : { ask, isHost, at: 'said' };
}

async function say(rows: ChatRows, showId: string, verdicts: readonly Verdict[]): Promise<ChatRow[]> {
  const said = verdicts.filter(({ at }) => at === 'said');
  if (said.length === 0) return [];
  const firstSeq = await rows.takeNumbers(showId, said.length);
  const at = new Date();
  const lines = said.map(({ ask, isHost }, index): ChatRow => ({
    id: newId(),
    show_id: showId,
    seq: firstSeq + index,
    account_id: ask.account.id,
    key: ask.key,
    name: ask.account.name,
    from_host: isHost,
    text: ask.text,
    at,
    turn: 0,
    removed_at: null,
    device_mark: ask.marks.device,
    address_mark: ask.marks.address,
  }));
  await rows.insertMany(lines);
  return lines;
}

function heldRow(showId: string, { ask, why, word }: Extract<Verdict, { at: 'held' }>): HeldRow {
  return {
    id: newId(),
    show_id: showId,
    account_id: ask.account.id,
    key: ask.key,
    name: ask.account.name,
    text: ask.text,
    at: new Date(),
    why,
    word,
    state: 'waiting',
    device_mark: ask.marks.device,
    address_mark: ask.marks.address,
  };
}

const idOf = (ask: LineAsk) => `${ask.account.id}:${ask.key}`;
