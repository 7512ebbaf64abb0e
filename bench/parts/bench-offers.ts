import type { GrantedBundle } from '@chophien/contracts';
import type { Part, PriceRule } from '@chophien/domain';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { findGround, openShow, sheetOf, slugOf, type Ground } from './ground.js';

/** How the offers are sold; a bundle is sold by the piece, made of two other lots. */
export type Terms = { cap?: number; perBuyer?: number; rule?: PriceRule; isBundle?: boolean };

/** The offers that are bought from: every cap is set, and none is reached. */
export class BenchOffers {
  private constructor(
    private readonly client: pg.Client,
    readonly showId: string,
    private readonly ground: Ground,
  ) {}

  /** A show of its own on air, so that no other's snapshot grows by thousands of offers. */
  static async open(databaseUrl: string): Promise<BenchOffers> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const ground = await findGround(client);
    return new BenchOffers(client, await openShow(client, ground), ground);
  }

  get slug(): string {
    return slugOf(this.showId);
  }

  /** `count` offers by the gram, 500 g a step, each of a lot and a picking day of its own. */
  async make(count: number, terms: Terms = {}): Promise<string[]> {
    const { cap = 2_000_000_000, rule = { kind: 'fixed' }, isBundle = false } = terms;
    const limit = terms.perBuyer ?? cap;
    const [unit, pieceGrams] = isBundle ? ['piece', 1] : ['g', null];
    const ids = Array.from({ length: count }, () => ({
      lot: randomUUID(),
      facts: randomUUID(),
      offer: randomUUID(),
    }));
    const lots = ids.map(({ lot }) => lot);
    const facts = ids.map(({ facts: id }) => id);
    const offers = ids.map(({ offer }) => offer);
    const { boothId, producerId } = this.ground;
    await this.client.query(
      `insert into lots (id, booth_id, producer_id, name, unit, piece_grams, made, set_aside, origin, picture, facts_id)
       select l, $2, $3, 'Vải thiều đo', $6, $7, $4, $4, 'Yên Dũng', '/pictures/basket', f
       from unnest($1::uuid[], $5::uuid[]) as x (l, f)`,
      [lots, boothId, producerId, cap, facts, unit, pieceGrams],
    );
    await this.client.query(
      `insert into fact_sheets (id, lot_id, version, body) select f, l, 1, $3::jsonb || jsonb_build_object('id', f)
       from unnest($1::uuid[], $2::uuid[]) as x (l, f)`,
      [lots, facts, JSON.stringify(sheetOf(isBundle ? 'piece' : 'g'))],
    );
    const day = await this.nextDay();
    await this.client.query(
      `insert into picking_days (producer_id, day, cap_grams) select $1, $2::date + n::int, $4 from generate_series(1, $3) n`,
      [producerId, day, count, cap],
    );
    await this.client.query(
      `insert into offers (id, show_id, lot_id, code, position, price_dong, step, minimum, per_buyer, per_household, cap, own_cap, picking_day,
         price_rule, parts)
       select o, $3, l, 'T' || left(o::text, 8), 1000 + n, 32000, 500, 500, $5, $5, $4, case when $9 then null else $4::int end,
         $6::date + n::int, $7, $8
       from unnest($1::uuid[], $2::uuid[]) with ordinality as x (o, l, n)`,
      [
        offers,
        lots,
        this.showId,
        cap,
        limit,
        day,
        JSON.stringify(rule),
        isBundle ? JSON.stringify(partsOf()) : null,
        rule.kind === 'wholesale',
      ],
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

  /** Whoever is here may buy wholesale. */
  async approveAll(): Promise<void> {
    await this.client.query(
      `insert into wholesale_buyers (booth_id, account_id, approved_by) select $1, id, id from accounts on conflict do nothing`,
      [this.ground.boothId],
    );
  }

  /** Lets somebody work in the booth. */
  async grant(accountId: string, bundle: GrantedBundle): Promise<void> {
    await this.client.query(`insert into grants (id, account_id, bundle, booth_id) values ($1, $2, $3, $4)`, [
      ...[randomUUID(), accountId, bundle, this.ground.boothId],
    ]);
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
      [this.ground.producerId],
    );
    return rows[0]?.day ?? '2026-01-01';
  }
}

/** Two lots that nothing else is made of. */
function partsOf(): Part[] {
  return [randomUUID(), randomUUID()].sort().map((lotId) => ({ lotId, amountEach: 1, unit: 'g' }));
}
