import { grantAllows, type Granted } from '@chophien/contracts';
import type { StockEntryView, StockOfferView, StockRoomView } from '@chophien/contracts';
import { channels, type Unit } from '@chophien/domain';
import { capRequestView, waitingCapRequests } from '../caps/index.js';
import { lotColumns, lotStockView, type LotStockRow } from '../catalog/index.js';
import type { Reader } from '../db/unit-of-work.js';
import { offerColumns, offerView, type OfferRow } from '../offers/index.js';
import { waitingBuyerAsks } from './buyer-asks.rows.js';
import { showsWhere, showView } from '../shows/index.js';

const showsMax = 20;
const entriesMax = 200;
/** Shows that are over are shown so long, for what is still to be packed. */
const overShownHours = 24;

/** Every show whose caps this account looks after, with all that is for sale in it. */
export async function stockRoomOf(reader: Reader, accountId: string): Promise<StockRoomView> {
  const readAtMs = Date.now();
  const shows = await showsWhere(
    reader,
    `where s.id = any($1) order by array_position(array['live', 'on_hold', 'planned', 'ended'], s.state), s.starts_at limit ${showsMax}`,
    [await showsKeptBy(reader, accountId)],
  );
  const ids = shows.map(({ id }) => id);
  const [offers, requests, buyerAsks] = await Promise.all([
    offersIn(reader, ids),
    waitingCapRequests(reader, ids),
    waitingBuyerAsks(reader, ids),
  ]);
  const asked = requests.map(capRequestView);
  return {
    readAtMs,
    shows: shows.map((show) => ({
      show: showView(show),
      offers: offers
        .filter(({ offer }) => offer.showId === show.id)
        .map((each) => ({
          ...each,
          requests: asked.filter(({ offerId }) => offerId === each.offer.id),
          buyerAsks: buyerAsks.filter(({ offerId }) => offerId === each.offer.id),
        })),
    })),
  };
}

async function showsKeptBy(reader: Reader, accountId: string): Promise<string[]> {
  const rows = await reader.rows<Granted & { show_id: string }>(
    `select s.id as show_id, g.bundle, g.powers from grants g
       join shows s on g.bundle = 'admin' or s.booth_id = g.booth_id or s.id = g.show_id
     where g.account_id = $1 and (g.ends_at is null or g.ends_at > now())
       and (s.state <> 'ended' or s.ended_at > now() - interval '${overShownHours} hours')`,
    [accountId],
  );
  return rows.filter((grant) => grantAllows(grant, 'offer.cap')).map(({ show_id }) => show_id);
}

type StockRow = OfferRow &
  LotStockRow & { day_cap: number | null; day_taken: number | null; awaited: number };

async function offersIn(reader: Reader, showIds: readonly string[]): Promise<StockOfferView[]> {
  const rows = await reader.rows<StockRow>(
    `select ${offerColumns}, ${lotColumns}, d.cap_grams as day_cap, d.taken_grams as day_taken,
       coalesce((select sum(w.waits_for) from wait_entries w where w.offer_id = o.id and w.state in ('waiting', 'offered')), 0)::int8 as awaited
     from offers o join lots l on l.id = o.lot_id
       left join picking_days d on d.producer_id = l.producer_id and d.day = o.picking_day
     where o.show_id = any($1) and o.state <> 'closed' order by o.position`,
    [showIds],
  );
  return rows.map((row) => ({
    offer: offerView(row),
    held: row.held,
    sold: row.sold,
    shares: channels.map((channel) => ({
      channel,
      cap: row[`${channel}_cap`],
      taken: row[`${channel}_taken`],
    })),
    perHousehold: row.per_household,
    pickingDay:
      row.picking_day === null
        ? null
        : { day: row.picking_day, cap: row.day_cap, takenGrams: row.day_taken ?? 0 },
    awaited: row.awaited,
    lot: row.parts === null ? lotStockView(row.lot_id, row) : null,
    requests: [],
    buyerAsks: [],
  }));
}

type EntryRow = {
  at: Date;
  by: string;
  what: string;
  from_value: string | null;
  to_value: string | null;
  why: string | null;
  agreed_by: string | null;
  unit: Unit;
};

/** What people did to an offer and its lot; what orders did is the ledger's. */
export async function stockLogOf(reader: Reader, offerId: string): Promise<StockEntryView[]> {
  const rows = await reader.rows<EntryRow>(
    `select e.*, a.name as by, b.name as agreed_by, l.unit from (
       select at, account_id, what, from_value, to_value, why, approved_by from offer_changes where offer_id = $1
       union all
       select m.at, m.account_id, m.kind, null, m.amount::text, m.why, null from stock_movements m
         join offers o on o.lot_id = m.lot_id where o.id = $1 and m.kind in ('made', 'spoiled', 'returned') and m.account_id is not null
     ) e join offers o on o.id = $1 join lots l on l.id = o.lot_id join accounts a on a.id = e.account_id
       left join accounts b on b.id = e.approved_by
     order by e.at desc limit ${entriesMax}`,
    [offerId],
  );
  return rows.map((row) => ({
    atMs: row.at.getTime(),
    by: row.by,
    what: row.what,
    from: row.from_value,
    to: row.to_value,
    unit: row.what === 'picking_day_cap' ? 'g' : row.unit,
    why: row.why,
    agreedBy: row.agreed_by,
  }));
}
