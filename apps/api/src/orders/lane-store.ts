import { AcceptedKeys, idOfAsk, type AskId } from '@chophien/domain';
import type { Reader } from '../db/unit-of-work.js';
import { lockPickingDay, offerColumns } from '../offers/index.js';
import { factsOf, nobodyHas, remember, type LaneRow, type OrderAsk, type OrderFacts } from './lane-facts.js';
import { ordersByKeys, sameAnswer } from './orders.rows.js';

/** What a lane may keep in mind; of an offer that has more it settles under the lock, from what the batch itself needs. */
const rememberedMax = { keys: 4_000_000, buyers: 300_000 };
/** More orders than this are not read at once: reading them would take the time of many batches under the lock. */
const readMax = 300_000;

const laneRow = `select ${offerColumns}, l.producer_id, l.piece_grams, f.body->'producer'->>'name' as producer_name,
    s.state as show_state, s.version as show_version, b.delivery_first_grams as first_grams,
    b.delivery_first_dong as first_dong, b.delivery_next_kg_dong as next_kg_dong,
    'order_line'::regtype::oid::int8 as line_type, d.cap_grams as day_cap_grams, d.taken_grams as day_taken_grams, d.version as day_version,
    case when o.price_rule->>'kind' = 'wholesale'
      then array(select w.account_id::text from wholesale_buyers w where w.booth_id = s.booth_id) end as wholesale_buyers,
    (select jsonb_object_agg(a.buyer_id, a.amount order by a.amount) from buyer_asks a where a.offer_id = o.id and a.state = 'applied') as own_limits
  from offers o join lots l on l.id = o.lot_id join fact_sheets f on f.id = l.facts_id
    join shows s on s.id = o.show_id join booths b on b.id = s.booth_id
    left join picking_days d on d.producer_id = l.producer_id and d.day = o.picking_day
  where o.id = $1`;

type KnownOrder = {
  buyer_id: string;
  key: string;
  household: number;
  amount: number;
  counts: boolean;
};
const knownOrder = `buyer_id, key, household, amount, state not in ('cancelled', 'expired') as counts`;

type ReadRow = Omit<LaneRow, 'wholesale_buyers' | 'own_limits'> & {
  wholesale_buyers: string[] | null;
  own_limits: Record<string, number> | null;
};

async function readRow(reader: Reader, offerId: string): Promise<LaneRow | undefined> {
  const row = await reader.row<ReadRow>(laneRow, [offerId]);
  if (!row) return undefined;
  const limits = new Map(Object.entries(row.own_limits ?? {}));
  return { ...row, wholesale_buyers: new Set(row.wholesale_buyers), own_limits: limits };
}

/** All that is known of an offer; undefined when there is no such offer or too much to remember. */
export async function readWhole(reader: Reader, offerId: string): Promise<OrderFacts | undefined> {
  // The offer first: orders written since then are of a later version, which a write would notice.
  const row = await readRow(reader, offerId);
  if (!row) return undefined;
  const orders = await reader.rows<KnownOrder>(
    `select ${knownOrder} from orders where offer_id = $1 limit ${readMax + 1}`,
    [offerId],
  );
  if (orders.length > readMax) return undefined;
  const facts = factsOf(row, nobodyHas(), new AcceptedKeys());
  for (const order of orders) {
    facts.answered.add({ buyerId: order.buyer_id, key: order.key });
    if (order.counts) remember(facts, order.buyer_id, order.household, order.amount);
  }
  return facts;
}

export function fitsInMind({ answered, had }: OrderFacts): boolean {
  return answered.size <= rememberedMax.keys && had.buyers.size <= rememberedMax.buyers;
}

/** Locks the picking day, then the offer, and reads what this batch needs. Undefined: there is no such offer. */
export async function lockAndRead(
  tx: Reader,
  offerId: string,
  asks: readonly OrderAsk[],
): Promise<OrderFacts | undefined> {
  await lockPickingDay(tx, offerId);
  await tx.rows(`select 1 from offers where id = $1 for no key update`, [offerId]);
  // Read after both locks are held, so that it is what they hold.
  const row = await readRow(tx, offerId);
  if (!row) return undefined;
  const [buyers, keys] = [asks.map((ask) => ask.buyerId), asks.map((ask) => ask.key)];
  const answered = await tx.rows<AskId>(
    `select o.buyer_id as "buyerId", o.key from unnest($1::uuid[], $2::uuid[]) as asked (buyer_id, key)
     join orders o on o.buyer_id = asked.buyer_id and o.key = asked.key`,
    [buyers, keys],
  );
  const facts = factsOf(row, nobodyHas(), AcceptedKeys.of(answered));
  const sums = await tx.rows<{ buyer_id: string | null; household: number | null; amount: number }>(
    `select buyer_id, null::bigint as household, sum(amount)::int8 as amount from orders
       where offer_id = $1 and buyer_id = any($2::uuid[]) and state not in ('cancelled', 'expired') group by buyer_id
     union all
     select null, household, sum(amount)::int8 from orders
       where offer_id = $1 and household = any($3::int8[]) and state not in ('cancelled', 'expired') group by household`,
    [offerId, buyers, asks.map((ask) => ask.household)],
  );
  for (const { buyer_id: buyerId, household, amount } of sums) {
    if (buyerId !== null) facts.had.buyers.set(buyerId, amount);
    else if (household !== null) facts.had.households.set(household, amount);
  }
  return facts;
}

/** Whether the facts are still what the database has. */
export async function isStillTrue(reader: Reader, { row }: OrderFacts): Promise<boolean> {
  const now = await reader.row<{ version: number; show_version: number; day_version: number | null }>(
    `select o.version, s.version as show_version, d.version as day_version
     from offers o join lots l on l.id = o.lot_id join shows s on s.id = o.show_id
       left join picking_days d on d.producer_id = l.producer_id and d.day = o.picking_day where o.id = $1`,
    [row.id],
  );
  return (
    now?.version === row.version &&
    now.show_version === row.show_version &&
    now.day_version === row.day_version
  );
}

/** To asks whose key was accepted before: the order that was made of it then, byte for byte. */
export async function answerRepeats(reader: Reader, asks: readonly OrderAsk[]): Promise<void> {
  try {
    const rows = await ordersByKeys(reader, asks);
    const byId = new Map(rows.map((row) => [idOfAsk({ buyerId: row.buyer_id, key: row.key }), row]));
    for (const ask of asks) {
      const row = byId.get(idOfAsk(ask));
      if (row) ask.answer(sameAnswer(ask, row));
      else ask.fail(new Error('an accepted key has no order'));
    }
  } catch (fault) {
    for (const ask of asks) ask.fail(fault);
  }
}
