import type { ReferencePriceView } from '@chophien/contracts';
import type { WrittenReference } from '@chophien/domain';
import type { Reader, Tx } from '../db/unit-of-work.js';
import { communeOf, provinces } from '../places/index.js';

export type ReferenceRow = {
  id: string;
  variety: string;
  variety_folded: string;
  province_code: string;
  commune_code: string | null;
  dong_per_kg: number;
  day: string;
  source: string;
  entered_by_name: string;
  witness_name: string | null;
  replaces: string | null;
  at: Date;
};

export type NewReference = {
  id: string;
  boothId: string;
  variety: string;
  varietyFolded: string;
  provinceCode: string;
  communeCode: string | null;
  dongPerKg: number;
  day: string;
  source: string;
  enteredBy: string;
  replaces: string | null;
};

export const referencesShownMax = 200;

const select = `select r.id, r.variety, r.variety_folded, r.province_code, r.commune_code, r.dong_per_kg, r.day::text as day,
    r.source, coalesce(e.name, '') as entered_by_name, case when w.id is not null then coalesce(w.name, '') end as witness_name,
    r.replaces, r.at
  from reference_prices r join accounts e on e.id = r.entered_by left join accounts w on w.id = r.witness_id`;

/** A booth's, the newest first. */
export function referencesOf(reader: Reader, boothId: string): Promise<ReferenceRow[]> {
  return reader.rows(`${select} where r.booth_id = $1 order by r.day desc, r.at desc, r.id desc limit $2`, [
    boothId,
    referencesShownMax,
  ]);
}

/** What a show on `day` may be compared with, and whatever corrects any of that. */
export function referencesNear(
  reader: Reader,
  boothId: string,
  { day, daysMax }: { day: string; daysMax: number },
): Promise<ReferenceRow[]> {
  return reader.rows(
    `${select} where r.booth_id = $1 and (r.day between $2::date - $3::int and $2::date or r.replaces in (
       select x.id from reference_prices x where x.booth_id = $1 and x.day between $2::date - $3::int and $2::date))
     order by r.at desc limit 2000`,
    [boothId, day, daysMax],
  );
}

export function referenceView(row: ReferenceRow): ReferencePriceView {
  const { commune_code: communeCode, province_code: provinceCode } = row;
  return {
    id: row.id,
    variety: row.variety,
    provinceCode,
    provinceName: provinces.find(({ code }) => code === provinceCode)?.name ?? provinceCode,
    communeCode,
    communeName: communeCode === null ? null : (communeOf(communeCode)?.name ?? communeCode),
    dongPerKg: row.dong_per_kg,
    day: row.day,
    source: row.source,
    enteredBy: row.entered_by_name,
    witness: row.witness_name,
    atMs: row.at.getTime(),
    replaces: row.replaces,
  };
}

/** As the rule that chooses among them sees it. */
export function writtenOf(row: ReferenceRow): WrittenReference & { row: ReferenceRow } {
  return {
    id: row.id,
    varietyFolded: row.variety_folded,
    provinceCode: row.province_code,
    communeCode: row.commune_code,
    day: row.day,
    atMs: row.at.getTime(),
    replaces: row.replaces,
    row,
  };
}

export class ReferenceRows {
  constructor(private readonly tx: Tx) {}

  async byId(boothId: string, id: string): Promise<ReferenceRow | undefined> {
    return this.tx.row(`${select} where r.booth_id = $1 and r.id = $2`, [boothId, id]);
  }

  async add(one: NewReference): Promise<void> {
    await this.tx.rows(
      `insert into reference_prices (id, booth_id, variety, variety_folded, province_code, commune_code, dong_per_kg, day,
         source, entered_by, replaces)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        one.id,
        one.boothId,
        one.variety,
        one.varietyFolded,
        one.provinceCode,
        one.communeCode,
        one.dongPerKg,
        one.day,
        one.source,
        one.enteredBy,
        one.replaces,
      ],
    );
  }

  /** Who wrote it, and who has seen it too; the row stays locked. */
  lock(boothId: string, id: string): Promise<{ entered_by: string; witness_id: string | null } | undefined> {
    return this.tx.row(
      `select entered_by, witness_id from reference_prices where booth_id = $1 and id = $2 for update`,
      [boothId, id],
    );
  }

  async witness(id: string, accountId: string): Promise<void> {
    await this.tx.rows(`update reference_prices set witness_id = $2 where id = $1`, [id, accountId]);
  }
}
