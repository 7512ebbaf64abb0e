import type { OpenHolds } from '@chophien/domain';
import type { Reader } from '../db/unit-of-work.js';

/** Who wants goods held. `household`: a digest of where they go; null, like the device: not known. */
export type HoldAsk = { buyerId: string; key: string; device: string | null; household: number | null };

/** What an ask is measured against. `isKnown`: its key was accepted before, and is answered with its order. */
export type HoldReading = { open: OpenHolds; unpaid: number; hasOrdered: boolean; isKnown: boolean };
type Row = {
  account: number;
  device: number;
  address: number;
  unpaid: number;
  ordered: boolean;
  known: boolean;
};

/** Of an order `o` that a new account may point to: it stands, or has been delivered. */
export const isRealOrder = `o.state in ('confirmed', 'packed', 'shipped', 'delivered')`;
/** Of an order `o`: a turn of the wait-list that waits for its yes. Its buyer stood in line for it. */
const isTurn = `o.source = 'wait_list' and o.recipient = ''`;
const isCounted = `o.state = 'held' and not (${isTurn})
  and not exists (select 1 from apart p where p.buyer_id = o.buyer_id and p.key = o.key)`;

/**
 * One statement for all who ask together, in their order. `apart`: asks that are counted by who asks here, as they are
 * on their way. `unpaidDays`: how long an unpaid hold is remembered; null: it is not.
 */
export async function readHolds(
  reader: Reader,
  asks: readonly HoldAsk[],
  apart: readonly Pick<HoldAsk, 'buyerId' | 'key'>[],
  unpaidDays: number | null,
): Promise<HoldReading[]> {
  const rows = await reader.rows<Row>(
    `with apart as materialized (select * from unnest($5::uuid[], $6::uuid[]) as p (buyer_id, key))
     select mine.*,
       (select count(*)::int from hold_devices d join orders o on o.id = d.order_id where d.device_id = a.device_id and ${isCounted}) as device,
       (select count(*)::int from orders o where o.household = a.household and ${isCounted}) as address
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::int8[]) with ordinality as a (buyer_id, key, device_id, household, at)
     cross join lateral (
       select count(*) filter (where ${isCounted})::int as account,
         count(*) filter (where o.state = 'expired' and not (${isTurn}) and o.expires_at > now() - make_interval(days => $7::int))::int as unpaid,
         coalesce(bool_or(${isRealOrder}), false) as ordered, coalesce(bool_or(o.key = a.key), false) as known
       from orders o where o.buyer_id = a.buyer_id) mine
     order by a.at`,
    [
      asks.map(({ buyerId }) => buyerId),
      asks.map(({ key }) => key),
      asks.map(({ device }) => device),
      asks.map(({ household }) => household),
      apart.map(({ buyerId }) => buyerId),
      apart.map(({ key }) => key),
      unpaidDays,
    ],
  );
  return rows.map(({ account, device, address, unpaid, ordered, known }) => ({
    open: { account, device, address },
    unpaid,
    hasOrdered: ordered,
    isKnown: known,
  }));
}
