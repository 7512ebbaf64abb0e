import type { Channel, LedgerBooks, MovementKind, Part } from '@chophien/domain';

/** Whatever answers SQL with rows: a transaction here, a plain client in the proof outside. */
export type AnswersSql = { rows<Row>(sql: string): Promise<Row[]> };

/** First in its transaction: all that follows sees the books of one moment, whatever is being sold meanwhile. */
export const asOfOneMoment = `set transaction isolation level repeatable read, read only`;

/** The counters of every lot, offer and picking day, and the sums of all movements and orders behind them. */
export async function readLedgerBooks(reader: AnswersSql): Promise<LedgerBooks> {
  const lots = await reader.rows<LedgerBooks['lots'][number]>(
    `select id, made, set_aside as "setAside", spoiled, returned from lots order by id`,
  );
  const offers = await reader.rows<OfferRow>(
    `select o.id, o.code, o.lot_id, o.cap, o.held, o.sold, o.own_taken, o.relay_taken, o.wholesale_taken, l.producer_id,
       o.picking_day::text as picking_day, coalesce(l.piece_grams, 1) as grams_each, o.parts
     from offers o join lots l on l.id = o.lot_id order by o.id`,
  );
  const pickingDays = await reader.rows<LedgerBooks['pickingDays'][number]>(
    `select producer_id as "producerId", day::text as day, taken_grams as "takenGrams" from picking_days order by 1, 2`,
  );
  const movements = await reader.rows<MovementRow>(
    `select lot_id, offer_id, channel, kind, sum(amount)::float8 as amount
     from stock_movements group by lot_id, offer_id, channel, kind order by lot_id, offer_id, kind`,
  );
  const orders = await reader.rows<LedgerBooks['orders'][number]>(
    `select offer_id as "offerId", channel, state, sum(amount)::float8 as amount,
       coalesce(sum(packed_amount), 0)::float8 as packed
     from orders group by offer_id, channel, state order by 1, 2, 3`,
  );
  return { lots, offers: offers.map(offerOf), pickingDays, movements: movements.map(movementOf), orders };
}

type OfferRow = {
  id: string;
  code: string;
  lot_id: string;
  cap: number;
  held: number;
  sold: number;
  own_taken: number;
  relay_taken: number;
  wholesale_taken: number;
  producer_id: string;
  picking_day: string | null;
  grams_each: number;
  parts: readonly Part[] | null;
};
type MovementRow = {
  lot_id: string;
  offer_id: string | null;
  channel: Channel | null;
  kind: MovementKind;
  amount: number;
};

function offerOf(row: OfferRow): LedgerBooks['offers'][number] {
  return {
    id: row.id,
    code: row.code,
    lotId: row.lot_id,
    cap: row.cap,
    held: row.held,
    sold: row.sold,
    taken: { own: row.own_taken, relay: row.relay_taken, wholesale: row.wholesale_taken },
    producerId: row.producer_id,
    pickingDay: row.picking_day,
    gramsEach: row.grams_each,
    parts: row.parts ?? [],
  };
}

function movementOf(row: MovementRow): LedgerBooks['movements'][number] {
  return {
    lotId: row.lot_id,
    offerId: row.offer_id,
    channel: row.channel,
    kind: row.kind,
    amount: row.amount,
  };
}
