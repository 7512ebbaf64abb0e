import type { InLine, Turn, WaitReason } from '@chophien/domain';
import { Notices } from '../db/notices.js';
import type { Tx } from '../db/unit-of-work.js';
import { offerColumns, type OfferRow } from '../offers/index.js';

/** Somebody in line, with what they have of the offer already, held or bought. */
export type LineRow = InLine & { buyerId: string; had: number };
export type NewWait = { offerId: string; buyerId: string; key: string; amount: number };

export const isStanding = `state in ('waiting', 'offered')`;
/** Of an order `o`: held for a yes that has not been said. */
export const isOpenPart = `o.state = 'held' and o.recipient = ''`;
/** What a buyer has of an offer and has not given back, of entry `e`. */
export const hadOfBuyer = `(select coalesce(sum(b.amount), 0) from orders b where b.buyer_id = e.buyer_id and b.offer_id = e.offer_id
  and b.state not in ('cancelled', 'expired'))::int8`;

/** Writes the line of an offer; the caller has the offer locked. */
export class WaitRows {
  constructor(private readonly tx: Tx) {}

  async hasStanding(offerId: string): Promise<boolean> {
    const row = await this.tx.row(
      `select 1 from wait_entries where offer_id = $1 and ${isStanding} limit 1`,
      [offerId],
    );
    return row !== undefined;
  }

  /** Those who wait for more, in order of joining. */
  line(offer: OfferRow): Promise<LineRow[]> {
    return this.tx.rows(
      `select id::text, "buyerId", "waitsFor", had, least($2 - had, $3::int8) as room
       from (select e.id, e.buyer_id as "buyerId", e.waits_for as "waitsFor", ${hadOfBuyer} as had
         from wait_entries e where e.offer_id = $1 and ${isStanding} and e.waits_for > 0) line
       order by line.id`,
      [offer.id, offer.per_buyer, offer.per_household],
    );
  }

  /** Who let the held goods go, or their time pass, leaves the line. */
  async lapse(offerId: string): Promise<void> {
    await this.tx.rows(
      `update wait_entries e set state = 'lapsed', waits_for = 0, ended_at = now(), reason = gone.reason
       from (select p.entry_id, max(case o.state when 'expired' then 'timed_out' else 'declined' end) as reason
         from wait_entries w join wait_parts p on p.entry_id = w.id join orders o on o.id = p.order_id
         where w.offer_id = $1 and w.state = 'offered' and o.state in ('expired', 'cancelled') and o.recipient = ''
         group by p.entry_id) gone
       where e.id = gone.entry_id`,
      [offerId],
    );
  }

  /** Whose held goods are all agreed to has had enough, or waits on for the rest. */
  async settle(offerId: string): Promise<void> {
    await this.tx.rows(
      `update wait_entries e set
         state = case when waits_for > 0 then 'waiting' when reason is null then 'served' when reason = 'went' then 'left' else 'ended' end,
         reason = case when waits_for > 0 then null else coalesce(reason, 'all_had') end,
         ended_at = case when waits_for > 0 then null else now() end
       where offer_id = $1 and state = 'offered' and not exists (
         select 1 from wait_parts p join orders o on o.id = p.order_id where p.entry_id = e.id and ${isOpenPart})`,
      [offerId],
    );
  }

  async take(turns: readonly Turn[]): Promise<void> {
    await this.tx.rows(
      `update wait_entries e set waits_for = t.waits_for, reason = t.ends,
         state = case when t.amount > 0 or e.state = 'offered' then 'offered' else 'ended' end,
         ended_at = case when t.amount > 0 or e.state = 'offered' then null else now() end
       from unnest($1::int8[], $2::int[], $3::int[], $4::text[]) as t (id, amount, waits_for, ends) where e.id = t.id`,
      [
        turns.map(({ id }) => id),
        turns.map(({ amount }) => amount),
        turns.map(({ waitsFor }) => waitsFor),
        turns.map(({ ends }) => ends),
      ],
    );
  }

  async addParts(parts: readonly { orderId: string; entryId: string }[]): Promise<void> {
    await this.tx.rows(
      `insert into wait_parts (order_id, entry_id) select * from unnest($1::uuid[], $2::int8[])`,
      [parts.map(({ orderId }) => orderId), parts.map(({ entryId }) => entryId)],
    );
  }

  /** Nothing more comes for these; who has goods held keeps them until their time is over. */
  async end(offerId: string, reason: WaitReason, buyerId: string | null = null): Promise<void> {
    await this.tx.rows(
      `update wait_entries set waits_for = 0, reason = $2,
         state = case when state = 'offered' then 'offered' when $2 = 'went' then 'left' else 'ended' end,
         ended_at = case when state = 'offered' then null else now() end
       where offer_id = $1 and ${isStanding} and waits_for > 0 and ($3::uuid is null or buyer_id = $3)`,
      [offerId, reason, buyerId],
    );
  }

  /** How many stand in line for one offer, those with goods held for them too. */
  async standing(offerId: string): Promise<number> {
    const row = await this.tx.row<{ count: number }>(
      `select count(*)::int as count from wait_entries where offer_id = $1 and ${isStanding}`,
      [offerId],
    );
    return row?.count ?? 0;
  }

  /** The place this buyer has, or had by this key. */
  async known({ offerId, buyerId, key }: NewWait): Promise<{ id: string; offerId: string } | undefined> {
    return this.tx.row(
      `select id::text, offer_id as "offerId" from wait_entries
       where buyer_id = $2 and (key = $3 or (offer_id = $1 and ${isStanding})) order by key = $3 desc limit 1`,
      [offerId, buyerId, key],
    );
  }

  async add({ offerId, buyerId, key, amount }: NewWait): Promise<string> {
    const row = await this.tx.row<{ id: string }>(
      `insert into wait_entries (offer_id, buyer_id, key, asked, waits_for) values ($1, $2, $3, $4, $4) returning id::text`,
      [offerId, buyerId, key, amount],
    );
    if (!row) throw new Error('the place just written is not there');
    return row.id;
  }

  /** The offer with as many as wait now, of a new version: lanes and screens read it anew. */
  async count(offerId: string): Promise<OfferRow> {
    const row = await this.tx.row<OfferRow>(
      `with changed as (
         update offers set version = version + 1, waiting = (
           select count(*) from wait_entries where offer_id = $1 and ${isStanding} and waits_for > 0)
         where id = $1 returning *)
       select ${offerColumns} from changed o join lots l on l.id = o.lot_id`,
      [offerId],
    );
    if (!row) throw new Error('a locked offer is not there');
    await Notices.tell(this.tx, { offer: offerId });
    return row;
  }
}
