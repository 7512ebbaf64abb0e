import type { StudioWaitView, WaitView } from '@chophien/contracts';
import type { Reader } from '../db/unit-of-work.js';
import { hadOfBuyer, isOpenPart, isStanding } from './waits.rows.js';

/** Places that are over are shown to their buyer for so long. */
const overShownHours = 12;
const waitsMax = 100;
const lineShownMax = 1_000;

type WaitRow = Omit<WaitView, 'show' | 'joinedAtMs'> & { slug: string; title: string; joinedAt: Date };

/** Counted by their number: who joined before, and still waits for something. */
const place = `case when e.waits_for > 0 then (select count(*) from wait_entries b
  where b.offer_id = e.offer_id and b.${isStanding} and b.waits_for > 0 and b.id <= e.id)::int end as place`;
const common = `e.id::text, e.offer_id as "offerId", l.unit, e.asked, e.waits_for as "waitsFor", e.state, e.reason,
  e.joined_at as "joinedAt", ${place}`;
const waits = `select ${common}, x.code, l.name, s.slug, s.title, array(
    select o.id from wait_parts p join orders o on o.id = p.order_id where p.entry_id = e.id and ${isOpenPart}
    order by o.id) as "heldOrderIds"
  from wait_entries e join offers x on x.id = e.offer_id join lots l on l.id = x.lot_id join shows s on s.id = x.show_id`;

/** What a buyer stands in line for, and what has become of it lately. */
export async function waitsOfBuyer(reader: Reader, buyerId: string): Promise<WaitView[]> {
  const rows = await reader.rows<WaitRow>(
    `${waits} where e.buyer_id = $1 and (e.${isStanding} or e.ended_at > now() - interval '${overShownHours} hours')
     order by e.id desc limit ${waitsMax}`,
    [buyerId],
  );
  return rows.map(viewOf);
}

export async function waitOf(reader: Reader, id: string): Promise<WaitView> {
  const row = await reader.row<WaitRow>(`${waits} where e.id = $1`, [id]);
  if (!row) throw new Error('a place in line is not there');
  return viewOf(row);
}

/** The lines of a show with who stands in them, and who has left them and why; those who stand first. */
export async function waitsOfShow(reader: Reader, showId: string): Promise<StudioWaitView[]> {
  const rows = await reader.rows<Omit<StudioWaitView, 'joinedAtMs'> & { joinedAt: Date }>(
    `select ${common}, a.name as "buyerName", ${hadOfBuyer} - ${heldNow} as had, ${heldNow} as held
     from wait_entries e join offers x on x.id = e.offer_id join lots l on l.id = x.lot_id join accounts a on a.id = e.buyer_id
     where x.show_id = $1 order by e.${isStanding} desc, e.id limit ${lineShownMax}`,
    [showId],
  );
  return rows.map(({ joinedAt, ...row }) => ({ ...row, joinedAtMs: joinedAt.getTime() }));
}

const heldNow = `(select coalesce(sum(o.amount), 0) from wait_parts p join orders o on o.id = p.order_id
  where p.entry_id = e.id and ${isOpenPart})::int8`;

/** What a buyer has of an offer already. */
export async function hadOf(
  reader: Reader,
  { buyerId, offerId }: { buyerId: string; offerId: string },
): Promise<number> {
  const row = await reader.row<{ had: number }>(
    `select ${hadOfBuyer} as had from (values ($1::uuid, $2::uuid)) as e (buyer_id, offer_id)`,
    [buyerId, offerId],
  );
  return row?.had ?? 0;
}

function viewOf({ slug, title, joinedAt, ...row }: WaitRow): WaitView {
  return { ...row, show: { slug, title }, joinedAtMs: joinedAt.getTime() };
}
