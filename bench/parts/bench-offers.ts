import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** The offers that are bought from: every cap is set, and none is reached. */
export class BenchOffers {
  private constructor(
    private readonly client: pg.Client,
    readonly showId: string,
    private readonly producerId: string,
    private readonly boothId: string,
  ) {}

  /** A show of its own on air, so that no other's snapshot grows by thousands of offers. */
  static async open(databaseUrl: string): Promise<BenchOffers> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const found = await client.query<{ id: string; booth_id: string }>(
      `select p.id, p.booth_id from producers p join booths b on b.id = p.booth_id order by b.created_at limit 1`,
    );
    const [producer] = found.rows;
    if (!producer) throw new Error('the demo market has no producer');
    const showId = randomUUID();
    await client.query(
      `insert into shows (id, slug, booth_id, title, picture, state, starts_at, started_at)
       values ($1, $2, $3, 'Phiên đo', '/pictures/basket', 'live', now(), now())`,
      [showId, `do-${showId.slice(0, 8)}`, producer.booth_id],
    );
    return new BenchOffers(client, showId, producer.id, producer.booth_id);
  }

  /** `count` offers by the gram, 500 g a step, each of a lot and a picking day of its own. */
  async make(count: number, caps: { cap?: number; perBuyer?: number } = {}): Promise<string[]> {
    const cap = caps.cap ?? 2_000_000_000;
    const limit = caps.perBuyer ?? cap;
    const ids = Array.from({ length: count }, () => ({
      lot: randomUUID(),
      facts: randomUUID(),
      offer: randomUUID(),
    }));
    const lots = ids.map(({ lot }) => lot);
    const facts = ids.map(({ facts: id }) => id);
    const offers = ids.map(({ offer }) => offer);
    const sheet = {
      version: 1,
      producer: { name: 'Vườn đo', address: 'Yên Dũng', phone: '0900000000', taxCode: '0000000000' },
      name: 'Vải thiều đo',
      unit: 'g',
      delivery: { firstGrams: 2_000, firstDong: 25_000, nextKgDong: 4_000 },
    };
    await this.client.query(
      `insert into lots (id, booth_id, producer_id, name, unit, made, set_aside, origin, picture, facts_id)
       select l, $2, $3, 'Vải thiều đo', 'g', $4, $4, 'Yên Dũng', '/pictures/basket', f from unnest($1::uuid[], $5::uuid[]) as x (l, f)`,
      [lots, this.boothId, this.producerId, cap, facts],
    );
    await this.client.query(
      `insert into fact_sheets (id, lot_id, version, body) select f, l, 1, $3::jsonb || jsonb_build_object('id', f)
       from unnest($1::uuid[], $2::uuid[]) as x (l, f)`,
      [lots, facts, JSON.stringify(sheet)],
    );
    const day = await this.nextDay();
    await this.client.query(
      `insert into picking_days (producer_id, day, cap_grams) select $1, $2::date + n::int, $4 from generate_series(1, $3) n`,
      [this.producerId, day, count, cap],
    );
    await this.client.query(
      `insert into offers (id, show_id, lot_id, code, position, price_dong, step, minimum, per_buyer, per_household, cap, own_cap, picking_day)
       select o, $3, l, 'T' || left(o::text, 8), 1000 + n, 32000, 500, 500, $5, $5, $4, $4, $6::date + n::int
       from unnest($1::uuid[], $2::uuid[]) with ordinality as x (o, l, n)`,
      [offers, lots, this.showId, cap, limit, day],
    );
    await this.client.query(
      `insert into stock_movements (lot_id, offer_id, kind, amount)
       select l, null::uuid, 'made', $3::bigint from unnest($1::uuid[]) l
       union all select l, o, 'set_aside', $3 from unnest($1::uuid[], $2::uuid[]) as x (l, o)`,
      [lots, offers, cap],
    );
    await this.client.query('analyze offers, lots, picking_days, fact_sheets');
    return offers;
  }

  /** What the orders of these offers add up to, beside what their counters say. */
  async audit(
    offerIds: readonly string[],
  ): Promise<{ oversold: number; undersold: number; duplicates: number }> {
    const { rows } = await this.client.query<{ over: string; off: string; twice: string }>(
      `select coalesce(sum(greatest(0, s.sum - o.cap)), 0) as over,
         coalesce(sum(abs(s.sum - o.sold - o.held)), 0) as off,
         (select count(*) - count(distinct (buyer_id, key)) from orders where offer_id = any($1)) as twice
       from offers o join lateral (
         select coalesce(sum(amount) filter (where state not in ('cancelled', 'expired')), 0) as sum
         from orders where offer_id = o.id) s on true where o.id = any($1)`,
      [offerIds],
    );
    const [row] = rows;
    return { oversold: Number(row?.over), undersold: Number(row?.off), duplicates: Number(row?.twice) };
  }

  async walFlushes(): Promise<number> {
    const { rows } = await this.client.query<{ fsyncs: string }>(
      `select coalesce(sum(fsyncs), 0) as fsyncs from pg_stat_io where object = 'wal'`,
    );
    return Number(rows[0]?.fsyncs);
  }

  async run(sql: string): Promise<void> {
    await this.client.query(sql);
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  private async nextDay(): Promise<string> {
    const { rows } = await this.client.query<{ day: string }>(
      `select to_char(coalesce(max(day), current_date) + 1, 'YYYY-MM-DD') as day from picking_days where producer_id = $1`,
      [this.producerId],
    );
    return rows[0]?.day ?? '2026-01-01';
  }
}
