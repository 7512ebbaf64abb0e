import type { ChatRulesView } from '@chophien/contracts';
import { openChat, type Audience, type Standing, type Writer } from '@chophien/domain';
import type { Reader } from '../db/unit-of-work.js';
import type { Marks } from './marks.js';

type RulesRow = {
  slow_mode_seconds: number;
  audience: Audience;
  newcomer_minutes: number;
  hold_all: boolean;
  announcement: string | null;
  announced_at: Date | null;
  version: number;
};

const nothingSet: ChatRulesView = { ...openChat, announcement: null, version: 0 };

export async function chatRulesOf(reader: Reader, showId: string): Promise<ChatRulesView> {
  const row = await reader.row<RulesRow>(`select * from chat_rules where show_id = $1`, [showId]);
  if (!row) return nothingSet;
  const { announcement, announced_at } = row;
  return {
    slowModeSeconds: row.slow_mode_seconds,
    audience: row.audience,
    newcomerMinutes: row.newcomer_minutes,
    holdAll: row.hold_all,
    announcement: announcement && announced_at ? { text: announcement, atMs: announced_at.getTime() } : null,
    version: row.version,
  };
}

/** Who looks after the talk of a show: `g` is the grant, `s` the show. */
export const keepsTalk = `(g.ends_at is null or g.ends_at > now())
  and (g.bundle in ('host', 'admin') or (g.bundle = 'moderator' and (g.powers is null or 'chat' = any(g.powers))))
  and (g.bundle = 'admin' or g.booth_id = s.booth_id or g.show_id = s.id)`;

export type AskedWriter = { accountId: string; marks: Marks };
export type GateWriter = Writer & { isHost: boolean };

type WriterRow = {
  account_id: string;
  device: string | null;
  address: string;
  since: Date;
  is_host: boolean;
  is_keeper: boolean;
  standing: Standing[];
  last_at: Date | null;
  follows: boolean;
  has_bought: boolean;
};

// What a rule does not ask for is not looked up: each of the last three is null then.
const writersSql = `select a.account_id, a.device, a.address, acc.created_at as since,
    exists (select 1 from grants g where g.account_id = a.account_id and g.bundle = 'host'
      and (g.booth_id = s.booth_id or g.show_id = s.id)) as is_host,
    exists (select 1 from grants g where g.account_id = a.account_id and ${keepsTalk}) as is_keeper,
    (select coalesce(json_agg(json_build_object('kind', n.kind, 'by', m.kind, 'actId', n.id, 'rule', n.rule,
        'reach', case when n.show_id is null then 'booth' else 'show' end,
        'sinceMs', floor(extract(epoch from n.since_at) * 1000)::int8,
        'untilMs', floor(extract(epoch from n.until_at) * 1000)::int8)), '[]')
      from sanction_marks m join sanctions n on n.id = m.sanction_id
      where ((m.kind = 'account' and m.value = a.account_id::text) or (m.kind = 'device' and m.value = a.device)
          or (m.kind = 'address' and m.value = a.address))
        and n.booth_id = s.booth_id and (n.show_id is null or n.show_id = s.id)
        and n.lifted_at is null and (n.until_at is null or n.until_at > now())) as standing,
    case when $5 then (select max(c.at) from chat_lines c where c.show_id = s.id and c.account_id = a.account_id) end as last_at,
    $6 and exists (select 1 from follows f where f.account_id = a.account_id and f.booth_id = s.booth_id) as follows,
    $7 and exists (select 1 from orders o join shows t on t.id = o.show_id
      where o.buyer_id = a.account_id and t.booth_id = s.booth_id and o.state not in ('cancelled', 'expired')) as has_bought
  from unnest($2::uuid[], $3::text[], $4::text[]) as a (account_id, device, address)
    join accounts acc on acc.id = a.account_id join shows s on s.id = $1`;

export const writerKey = ({ accountId, marks }: AskedWriter) =>
  `${accountId} ${marks.device ?? ''} ${marks.address}`;

/** Everybody who writes in one batch, as the rules ask to know them; by `writerKey`. */
export async function writersOf(
  reader: Reader,
  showId: string,
  { asked, rules }: { asked: readonly AskedWriter[]; rules: ChatRulesView },
): Promise<Map<string, GateWriter>> {
  const unique = [...new Map(asked.map((writer) => [writerKey(writer), writer])).values()];
  const rows = await reader.rows<WriterRow>(writersSql, [
    showId,
    unique.map(({ accountId }) => accountId),
    unique.map(({ marks }) => marks.device),
    unique.map(({ marks }) => marks.address),
    rules.slowModeSeconds > 0,
    rules.audience === 'followers',
    rules.audience === 'buyers',
  ]);
  return new Map(
    rows.map((row) => [
      writerKey({ accountId: row.account_id, marks: { device: row.device, address: row.address } }),
      {
        isHost: row.is_host,
        isKeeper: row.is_keeper,
        sinceMs: row.since.getTime(),
        standing: row.standing,
        lastLineAtMs: row.last_at?.getTime() ?? null,
        follows: row.follows,
        hasBought: row.has_bought,
      },
    ]),
  );
}
