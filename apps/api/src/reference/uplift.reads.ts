import type { UpliftLotView, UpliftView } from '@chophien/contracts';
import { dongPerKgOf, referenceDaysMax, referenceFor, upliftOf, type SoldBeside } from '@chophien/domain';
import { foldText } from '@chophien/i18n';
import type { Reader } from '../db/unit-of-work.js';
import { communeOf, provinces } from '../places/index.js';
import { referencesNear, referenceView, writtenOf, type ReferenceRow } from './reference.rows.js';

type ShowRow = { booth_id: string; province: string; fee_basis_points: number; day: string };
type LotRow = {
  lot_id: string;
  name: string;
  variety: string;
  origin: string;
  address: string;
  grams: number;
  goods_dong: number;
  delivery_borne_dong: number;
};

/** A show beside what the trader pays, on its last day or today. What the close or the scale has decided counts before what was ordered. */
export async function upliftOfShow(reader: Reader, showId: string): Promise<UpliftView | undefined> {
  const show = await reader.row<ShowRow>(
    `select s.booth_id, b.province, b.fee_basis_points,
       (coalesce(s.ended_at, now()) at time zone 'Asia/Ho_Chi_Minh')::date::text as day
     from shows s join booths b on b.id = s.booth_id where s.id = $1`,
    [showId],
  );
  if (!show) return undefined;
  const { booth_id: boothId, day, fee_basis_points: feeBasisPoints } = show;
  const [lots, rows] = await Promise.all([
    lotsOfShow(reader, showId),
    referencesNear(reader, boothId, { day, daysMax: referenceDaysMax }),
  ]);
  const provinceCode = provinceOf(show.province);
  const written = rows.map(writtenOf);
  const compared = lots.map((lot) => {
    const communeCodes = communesIn(rows, `${lot.origin},${lot.address}`);
    const wanted = { varietyFolded: foldText(lot.variety), provinceCode, communeCodes };
    return besideOf(lot, referenceFor(written, wanted, day)?.row);
  });
  const uplift = upliftOf(
    compared.flatMap(({ beside }) => beside ?? []),
    feeBasisPoints,
  );
  return {
    ...{ boothId, day, feeBasisPoints, provinceCode },
    lots: compared.map(({ view }) => view),
    uplift: uplift && {
      ...uplift,
      grossPerKgDong: dongPerKgOf(uplift.grossDong, uplift.grams),
      netPerKgDong: dongPerKgOf(uplift.netDong, uplift.grams),
    },
  };
}

/**
 * By weight only. A held order is nobody's yet, a returned one nobody's any more. Delivery that the booth bears is what of
 * it a buyer's total leaves out: nothing, as long as every total carries all of it.
 */
function lotsOfShow(reader: Reader, showId: string): Promise<LotRow[]> {
  return reader.rows(
    `select l.id as lot_id, l.name, coalesce(nullif(l.variety, ''), l.name) as variety, l.origin, p.address,
       coalesce(sum(coalesce(o.packed_amount, o.amount)), 0)::int8 as grams,
       coalesce(sum(coalesce(o.end_goods_dong, o.goods_dong)), 0)::int8 as goods_dong,
       coalesce(sum(o.goods_dong + o.delivery_dong - o.total_dong), 0)::int8 as delivery_borne_dong
     from offers f join lots l on l.id = f.lot_id join producers p on p.id = l.producer_id
     left join orders o on o.offer_id = f.id and o.state in ('confirmed', 'packed', 'shipped', 'delivered')
     where f.show_id = $1 and l.unit = 'g' and f.parts is null
     group by l.id, p.address order by min(f.position), l.id`,
    [showId],
  );
}

function besideOf(
  lot: LotRow,
  reference: ReferenceRow | undefined,
): { view: UpliftLotView; beside: SoldBeside | undefined } {
  const { lot_id: lotId, name, variety, grams, goods_dong: goodsDong } = lot;
  const beside = reference && {
    ...{ grams, goodsDong, deliveryBorneDong: lot.delivery_borne_dong },
    referenceDongPerKg: reference.dong_per_kg,
  };
  const grossDong = (beside && upliftOf([beside], 0)?.grossDong) ?? null;
  const view = { lotId, name, variety, grams, goodsDong, grossDong };
  return { view: { ...view, reference: reference ? referenceView(reference) : null }, beside };
}

/** The bare name, so that “Bắc Ninh” and “Tỉnh Bắc Ninh” are one place. */
function bare(name: string): string {
  return foldText(name).replace(/^(thanh pho|tinh|xa|phuong|dac khu|thi tran) /, '');
}

function provinceOf(words: string): string | null {
  return provinces.find(({ name }) => bare(name) === bare(words))?.code ?? null;
}

/** Of the communes that prices were written for, those that the words between commas name. */
function communesIn(rows: readonly ReferenceRow[], words: string): string[] {
  const named = new Set(words.split(',').map(bare));
  return rows.flatMap(({ commune_code: code }) => {
    const commune = code === null ? undefined : communeOf(code);
    return commune && named.has(bare(commune.name)) ? [commune.code] : [];
  });
}
