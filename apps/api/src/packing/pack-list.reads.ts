import {
  bundleAllows,
  type GrantedBundle,
  type PackBoothView,
  type PackDayView,
  type PackListView,
  type PackLotView,
  type PackRowView,
} from '@chophien/contracts';
import { calledName, needsRecount, packSums, type Tolerance, type Unit } from '@chophien/domain';
import type { Reader } from '../db/unit-of-work.js';
import { orderCode } from '../orders/index.js';
import { communeOf } from '../places/index.js';

/** The day on which an offer's parcels are packed: its picking day, or else its show's, by the market's clock. */
const packDay = `coalesce(x.picking_day, (s.starts_at at time zone 'Asia/Ho_Chi_Minh')::date)`;
const ofBooth = `shows s join offers x on x.show_id = s.id join orders o on o.offer_id = x.id
  join lots l on l.id = x.lot_id join producers p on p.id = l.producer_id
  where s.booth_id = $1 and o.state in ('confirmed', 'packed')`;

const granted = ['host', 'moderator', 'packer', 'admin'] as const satisfies readonly GrantedBundle[];
const packerBundles = granted.filter((bundle) => bundleAllows(bundle, 'order.pack'));

/** The booths at which this account may pack. */
export function packBooths(reader: Reader, accountId: string): Promise<PackBoothView[]> {
  return reader.rows(
    `select b.id, b.name from booths b where exists (
       select from grants g where g.account_id = $1 and g.bundle = any($2) and (g.booth_id = b.id or g.bundle = 'admin'))
     order by b.name, b.id limit 200`,
    [accountId, packerBundles],
  );
}

export function packDays(reader: Reader, boothId: string): Promise<PackDayView[]> {
  return reader.rows(
    `select p.id as "producerId", p.name as "producerName", ${packDay}::text as day, count(*)::int as orders,
       (count(*) filter (where o.state = 'packed'))::int as packed
     from ${ofBooth} group by p.id, p.name, ${packDay}
     order by count(*) filter (where o.state = 'confirmed') = 0, ${packDay}, p.name limit 200`,
    [boothId],
  );
}

export type PackListOf = { boothId: string; producerId: string; day: string };

/** Undefined: this producer has nothing there on that day. */
export async function packList(
  reader: Reader,
  { boothId, producerId, day }: PackListOf,
  tolerance: Tolerance,
): Promise<PackListView | undefined> {
  const rows = await reader.rows<ParcelRow>(
    `select o.id, o.state, o.amount, o.unit, o.packed_amount, o.weight_asked, o.recipient, o.commune_code,
       x.id as offer_id, x.code as offer_code, l.name, p.name as producer_name,
       (select a.amount from weight_answers a where a.order_id = o.id and a.takes order by a.id desc limit 1) as agreed
     from ${ofBooth} and p.id = $2 and ${packDay} = $3::date
     order by x.position, x.code, o.placed_at, o.id limit 2000`,
    [boothId, producerId, day],
  );
  const [first] = rows;
  if (!first) return undefined;
  const parcels = rows.map(parcelView);
  return {
    ...{ producerId, producerName: first.producer_name, day, tolerance },
    rows: parcels,
    lines: linesOf(parcels),
    lots: await lotsOf(reader, [...new Set(rows.map(({ offer_id: id }) => id))]),
  };
}

type ParcelRow = {
  id: string;
  state: 'confirmed' | 'packed';
  amount: number;
  unit: Unit;
  packed_amount: number | null;
  weight_asked: number | null;
  recipient: string;
  commune_code: string;
  offer_id: string;
  offer_code: string;
  name: string;
  producer_name: string;
  agreed: number | null;
};

function parcelView(row: ParcelRow): PackRowView {
  const asked = row.state === 'confirmed' ? row.weight_asked : null;
  return {
    orderId: row.id,
    code: orderCode(row.id),
    offerId: row.offer_id,
    offerCode: row.offer_code,
    name: row.name,
    unit: row.unit,
    amount: row.amount,
    agreedAmount: row.agreed,
    packedAmount: row.packed_amount,
    askedAmount: asked,
    state: row.state === 'packed' ? 'packed' : asked === null ? 'to_pack' : 'asked',
    calledName: calledName(row.recipient),
    commune: communeOf(row.commune_code)?.name ?? '',
  };
}

function linesOf(rows: readonly PackRowView[]): PackListView['lines'] {
  const byOffer = new Map<string, PackRowView[]>();
  for (const row of rows) byOffer.set(row.offerId, [...(byOffer.get(row.offerId) ?? []), row]);
  return [...byOffer.values()].flatMap((its) => {
    const [first] = its;
    if (!first) return [];
    const { offerId, offerCode, name, unit } = first;
    return [{ offerId, offerCode, name, unit, ...packSums(its) }];
  });
}

/** The lots that these offers are made of, each with all that was ever packed of it. */
async function lotsOf(reader: Reader, offerIds: readonly string[]): Promise<PackLotView[]> {
  const lots = await reader.rows<Omit<PackLotView, 'recount'>>(
    `with wanted as (
       select x.lot_id as id from offers x where x.id = any($1::uuid[]) and x.parts is null
       union select (part->>'lotId')::uuid from offers x, jsonb_array_elements(x.parts) part where x.id = any($1::uuid[]))
     select l.id as "lotId", l.name, l.unit, l.made, l.returned, l.spoiled,
       (select coalesce(sum(m.amount), 0) from stock_movements m where m.lot_id = l.id and m.kind = 'packed')::int8 as packed
     from lots l join wanted on wanted.id = l.id order by l.name, l.id`,
    [offerIds],
  );
  return lots.map((lot) => ({ ...lot, recount: needsRecount(lot) }));
}
