import type { ShowView, StudioShowRow } from '@chophien/contracts';
import type { ShowState } from '@chophien/domain';
import type { Reader, Tx } from '../db/unit-of-work.js';

export type ShowRow = {
  id: string;
  slug: string;
  booth_id: string;
  title: string;
  picture: string;
  state: ShowState;
  starts_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  pinned_offer_id: string | null;
  studio_device_id: string | null;
  camera_on: boolean;
  version: number;
  booth_slug: string;
  booth_name: string;
};

const withBooth = `select s.*, b.slug as booth_slug, b.name as booth_name from shows s join booths b on b.id = s.booth_id`;

export function showView(row: ShowRow): ShowView {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    booth: { slug: row.booth_slug, name: row.booth_name },
    state: row.state,
    cameraOn: row.camera_on,
    startsAtMs: row.starts_at.getTime(),
    startedAtMs: row.started_at?.getTime() ?? null,
    endedAtMs: row.ended_at?.getTime() ?? null,
    pinnedOfferId: row.pinned_offer_id,
    picture: row.picture,
    version: row.version,
  };
}

export function showById(reader: Reader, id: string): Promise<ShowRow | undefined> {
  return reader.row(`${withBooth} where s.id = $1`, [id]);
}

export function showBySlug(reader: Reader, slug: string): Promise<ShowRow | undefined> {
  return reader.row(`${withBooth} where s.slug = $1`, [slug]);
}

export function showsWhere(reader: Reader, where: string, params: readonly unknown[]): Promise<ShowRow[]> {
  return reader.rows(`${withBooth} ${where}`, params);
}

/** The shows with what each has sold, by the offers' own counters: a cancelled order has given its part back. */
export async function withSold(reader: Reader, shows: readonly ShowRow[]): Promise<StudioShowRow[]> {
  const sums = await reader.rows<{ show_id: string; grams: number; pieces: number }>(
    `select f.show_id, coalesce(sum(f.sold) filter (where l.unit = 'g'), 0)::int8 as grams,
       coalesce(sum(f.sold) filter (where l.unit = 'piece'), 0)::int8 as pieces
     from offers f join lots l on l.id = f.lot_id where f.show_id = any($1::uuid[]) group by f.show_id`,
    [shows.map(({ id }) => id)],
  );
  const byShow = new Map(sums.map((sum) => [sum.show_id, sum]));
  return shows.map((show) => ({
    ...showView(show),
    soldGrams: byShow.get(show.id)?.grams ?? 0,
    soldPieces: byShow.get(show.id)?.pieces ?? 0,
  }));
}

type Change = Partial<{
  state: ShowState;
  pinned_offer_id: string | null;
  studio_device_id: string;
  camera_on: boolean;
  picture: string;
  title: string;
  starts_at: Date;
}>;

/** Writes shows; a change is always a new version. */
export class ShowRows {
  constructor(private readonly tx: Tx) {}

  /** Not `for update`: that would also stop every chat line, whose foreign key looks at this row. */
  lock(id: string): Promise<ShowRow | undefined> {
    return this.tx.row(`${withBooth} where s.id = $1 for no key update of s`, [id]);
  }

  /** What this intent of the host has planned already, if it has. */
  byKey(boothId: string, key: string): Promise<ShowRow | undefined> {
    return this.tx.row(`${withBooth} where s.booth_id = $1 and s.key = $2`, [boothId, key]);
  }

  async insert(show: {
    id: string;
    slug: string;
    boothId: string;
    title: string;
    picture: string;
    startsAt: Date;
    key: string | null;
  }): Promise<void> {
    await this.tx.rows(
      `insert into shows (id, slug, booth_id, title, picture, starts_at, key) values ($1, $2, $3, $4, $5, $6, $7)`,
      [show.id, show.slug, show.boothId, show.title, show.picture, show.startsAt, show.key],
    );
  }

  async change(id: string, change: Change): Promise<ShowRow> {
    const row = await this.tx.row<ShowRow>(
      `with changed as (
         update shows set
           state = coalesce($2, state),
           started_at = case when $2 = 'live' then coalesce(started_at, now()) else started_at end,
           ended_at = case when $2 = 'ended' then now() else ended_at end,
           pinned_offer_id = case when $3 then $4::uuid else pinned_offer_id end,
           studio_device_id = coalesce($5, studio_device_id),
           camera_on = coalesce($6, camera_on) and coalesce($2, state) <> 'ended',
           picture = coalesce($7, picture),
           title = coalesce($8, title),
           starts_at = coalesce($9, starts_at),
           version = version + 1
         where id = $1 returning *)
       select s.*, b.slug as booth_slug, b.name as booth_name from changed s join booths b on b.id = s.booth_id`,
      [
        id,
        change.state ?? null,
        'pinned_offer_id' in change,
        change.pinned_offer_id ?? null,
        change.studio_device_id ?? null,
        change.camera_on ?? null,
        change.picture ?? null,
        change.title ?? null,
        change.starts_at ?? null,
      ],
    );
    if (!row) throw new Error('a locked show is not there');
    return row;
  }
}
