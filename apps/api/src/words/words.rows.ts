import type { Refusal, WordBody, WordView } from '@chophien/contracts';
import { accept, cleanText, refuse, wordsMax, type Result } from '@chophien/domain';
import { v7 as newId } from 'uuid';
import { Notices } from '../db/notices.js';
import type { Reader, Tx } from '../db/unit-of-work.js';
import { ActRows } from '../moderation/index.js';

/** Whose list: the market's, a booth's, or one show's (with its booth, whose list counts there too). */
export type ListOf =
  | { reach: 'market' }
  | { reach: 'booth'; boothId: string }
  | { reach: 'show'; showId: string; boothId: string };

type WordRow = {
  id: string;
  word: string;
  verdict: 'hold' | 'block';
  by_name: string | null;
  show_id: string | null;
  booth_id: string | null;
};

const idsOf = (list: ListOf) => ({
  showId: list.reach === 'show' ? list.showId : null,
  boothId: list.reach === 'booth' ? list.boothId : null,
});

/** Every word that counts there, by which list. */
export async function wordsIn(reader: Reader, list: ListOf): Promise<WordView[]> {
  const showId = list.reach === 'show' ? list.showId : null;
  const boothId = list.reach === 'market' ? null : list.boothId;
  const rows = await reader.rows<WordRow>(
    `select w.*, a.name as by_name from blocked_words w left join accounts a on a.id = w.added_by
     where w.show_id = $1 or w.booth_id = $2 or (w.show_id is null and w.booth_id is null)
     order by w.word, w.id limit ${3 * wordsMax}`,
    [showId, boothId],
  );
  return rows.map((row) => ({
    id: row.id,
    word: row.word,
    verdict: row.verdict,
    reach: row.show_id ? 'show' : row.booth_id ? 'booth' : 'market',
    byName: row.by_name ?? '',
  }));
}

const ofList = `show_id is not distinct from $1 and booth_id is not distinct from $2`;

/** Adds a word to a list, or gives it another verdict there. */
export async function addWord(
  tx: Tx,
  { list, accountId, body }: { list: ListOf; accountId: string; body: WordBody },
): Promise<Result<null, Refusal>> {
  const word = cleanText(body.word);
  if (word === '') return refuse({ code: 'invalid', fields: [{ path: 'word', rule: 'minLength' }] });
  const { showId, boothId } = idsOf(list);
  const name = showId ?? boothId ?? 'market';
  await tx.rows(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`words ${name}`]);
  const changed = await tx.rows(
    `update blocked_words set verdict = $3 where ${ofList} and lower(word) = lower($4) returning id`,
    [showId, boothId, body.verdict, word],
  );
  if (changed.length === 0) {
    const row = await tx.row<{ count: number }>(
      `select count(*)::int as count from blocked_words where ${ofList}`,
      [showId, boothId],
    );
    if ((row?.count ?? 0) >= wordsMax) return refuse({ code: 'too_many_words', most: wordsMax });
    await tx.rows(
      `insert into blocked_words (id, show_id, booth_id, word, verdict, added_by) values ($1, $2, $3, $4, $5, $6)`,
      [newId(), showId, boothId, word, body.verdict, accountId],
    );
  }
  await note(tx, list, { accountId, kind: 'word_add', why: word });
  return accept(null);
}

/** Takes a word from its list; one that is not there any more is gone all the same. */
export async function dropWord(
  tx: Tx,
  { list, accountId, wordId }: { list: ListOf; accountId: string; wordId: string },
): Promise<Result<null, Refusal>> {
  const { showId, boothId } = idsOf(list);
  const dropped = await tx.row<{ word: string }>(
    `delete from blocked_words where ${ofList} and id = $3 returning word`,
    [showId, boothId, wordId],
  );
  if (dropped) await note(tx, list, { accountId, kind: 'word_drop', why: dropped.word });
  return accept(null);
}

async function note(
  tx: Tx,
  list: ListOf,
  { accountId, kind, why }: { accountId: string; kind: 'word_add' | 'word_drop'; why: string },
): Promise<void> {
  await tx.use(ActRows).insert({
    show_id: list.reach === 'show' ? list.showId : null,
    booth_id: list.reach === 'market' ? null : list.boothId,
    reach: list.reach === 'show' ? 'show' : 'booth',
    by_account: accountId,
    key: newId(),
    kind,
    why,
  });
  await Notices.tell(tx, { words: idsOf(list).showId ?? idsOf(list).boothId ?? 'market' });
}
