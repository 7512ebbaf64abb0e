import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type pg from 'pg';
import type { Entry } from './stubborn-buyer.js';

/**
 * The database against what buyers wrote down. `lost`: told of and not there, or there otherwise than told. `doubled`:
 * orders that nobody was told of; every ask was answered in the end, so one like that stands beside another, or beside
 * a refusal.
 */
export type Checked = {
  answered: number;
  taken: number;
  soldOutOffers: number;
  lost: number;
  doubled: number;
  overGrams: number;
  underGrams: number;
};

/** So many lines are held at once, however many there are. */
const linesAtOnce = 5_000;

/** Reads a journal to its end, once the market stands still. */
export async function checkJournal(
  file: string,
  client: pg.Client,
  offerIds: readonly string[],
): Promise<Checked> {
  const checked = { answered: 0, taken: 0, lost: 0, found: 0 };
  const refusedByOffer = new Map<string, Map<number, number>>();
  for await (const entries of entriesOf(file)) {
    const taken = entries.filter(({ orderId }) => orderId !== undefined);
    const kept = await ordersOf(client, taken);
    checked.answered += entries.length;
    checked.taken += taken.length;
    checked.found += kept.size;
    checked.lost += taken.filter((entry) => !isKept(entry, kept.get(entry.key))).length;
    for (const { offerId, amount, code } of entries) {
      if (code !== 'sold_out') continue;
      const refused = refusedByOffer.get(offerId) ?? new Map<number, number>();
      refusedByOffer.set(offerId, refused.set(amount, (refused.get(amount) ?? 0) + 1));
    }
  }
  const { answered, taken, lost, found } = checked;
  const offers = await countersOf(client, offerIds);
  const grams = offers.map((offer) => gramsOf(offer, refusedByOffer.get(offer.id) ?? new Map()));
  return {
    ...{ answered, taken, lost, soldOutOffers: refusedByOffer.size },
    doubled: total(offers.map(({ orders }) => orders)) - found,
    overGrams: total(grams.map(({ over }) => over)),
    underGrams: total(grams.map(({ under }) => under)),
  };
}

async function* entriesOf(file: string): AsyncGenerator<Entry[]> {
  let entries: Entry[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    entries.push(JSON.parse(line) as Entry);
    if (entries.length < linesAtOnce) continue;
    yield entries;
    entries = [];
  }
  yield entries;
}

type Kept = { id: string; key: string; offer_id: string; amount: number };

async function ordersOf(client: pg.Client, entries: readonly Entry[]): Promise<Map<string, Kept>> {
  const { rows } = await client.query<Kept>(
    `select o.id, o.key, o.offer_id, o.amount from unnest($1::uuid[], $2::uuid[]) as told (buyer_id, key)
     join orders o on o.buyer_id = told.buyer_id and o.key = told.key`,
    [entries.map(({ buyerId }) => buyerId), entries.map(({ key }) => key)],
  );
  return new Map(rows.map((row) => [row.key, row]));
}

function isKept({ orderId, offerId, amount }: Entry, kept: Kept | undefined): boolean {
  return kept?.id === orderId && kept?.offer_id === offerId && kept.amount === amount;
}

type Counters = { id: string; cap: number; sold: number; ordered: number; orders: number };

/** What each offer counts, beside what its orders add up to. */
async function countersOf(client: pg.Client, offerIds: readonly string[]): Promise<Counters[]> {
  const { rows } = await client.query<Counters>(
    `select f.id, f.cap, f.held + f.sold as sold, coalesce(sum(o.amount), 0)::float8 as ordered, count(o.id)::int as orders
     from offers f left join orders o on o.offer_id = f.id where f.id = any($1) group by f.id`,
    [offerIds],
  );
  return rows;
}

/** What one offer sold beyond its cap, and what it refused to people whom it could have served. */
function gramsOf(
  { cap, sold, ordered }: Counters,
  refused: ReadonlyMap<number, number>,
): { over: number; under: number } {
  // Nothing is cancelled here, so what is left at the end was left at every refusal.
  const fitting = [...refused].filter(([amount]) => amount <= cap - ordered);
  return {
    over: Math.max(0, ordered - cap) + Math.max(0, ordered - sold),
    under: Math.max(0, sold - ordered) + total(fitting.map(([amount, times]) => amount * times)),
  };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
