import type { PriceRule } from '@chophien/domain';
import { openedAtMs, type Database } from './database.js';
import type { OfferRow } from './rows.js';
import type { Random } from '@chophien/testing/random';

export const offerIds = ['lychee', 'pomelo'] as const;
export const showId = 'show';
const [lotId, producerId, day] = ['lot', 'producer', '2026-06-01'];

/** A show on air with two offers of one lot and one picking day, and caps that bind. */
export function openStall(database: Database, random: Random): void {
  const tx = database.begin('opening');
  const isPiece = random.chance(0.25);
  for (const name of [`shows ${showId}`, `lots ${lotId}`, `days ${producerId} ${day}`]) hold(name);
  tx.put('shows', showId, { state: 'live', version: 1 });
  const dayCap = random.chance(0.5) ? 4_000 + 1_000 * random.below(5) : null;
  tx.put('days', `${producerId} ${day}`, { capGrams: dayCap, takenGrams: 0, version: 1 });
  let caps = 0;
  for (const id of offerIds) {
    hold(`offers ${id}`);
    const offer = offerOf(id, random, isPiece);
    caps += offer.cap;
    tx.put('offers', id, offer);
    tx.move({ lotId, offerId: id, kind: 'set_aside', channel: null, amount: offer.cap });
  }
  const made = caps + 3_000;
  tx.put('lots', lotId, { made, setAside: caps, spoiled: 0, returned: 0 });
  tx.move({ lotId, offerId: null, kind: 'made', channel: null, amount: made });
  tx.commit();

  function hold(name: string): void {
    tx.held.add(name);
    database.locks.set(name, tx);
  }
}

function offerOf(id: string, random: Random, isPiece: boolean): OfferRow {
  const size = isPiece ? 1 : 100;
  // A price that ends in five makes half đồng of odd hundreds of grams.
  const priceDong = 30_005 + 10 * random.below(5_000);
  const some = (share: number, least: number, spread: number) =>
    random.chance(share) ? size * (least + random.below(spread)) : null;
  return {
    id,
    show_id: showId,
    lot_id: lotId,
    code: id,
    position: 1,
    price_dong: priceDong,
    price_version: 1,
    price_rule: ruleOf(random, priceDong, size),
    parts: null,
    line_type: 0,
    wholesale_buyers: new Set(['buyer0', 'buyer1', 'buyer2', 'buyer3', 'buyer4']),
    own_limits: new Map(),
    step: size,
    minimum: size * (1 + random.below(2)),
    per_buyer: some(0.5, 6, 10),
    per_household: some(0.5, 8, 12),
    cap: size * (10 + random.below(40)),
    held: 0,
    sold: 0,
    own_cap: some(0.3, 8, 20),
    relay_cap: some(0.3, 4, 12),
    wholesale_cap: null,
    own_taken: 0,
    relay_taken: 0,
    wholesale_taken: 0,
    picking_day: random.chance(0.7) ? day : null,
    state: 'open',
    waiting: 0,
    version: 1,
    name: id,
    grade: null,
    picture: '',
    unit: isPiece ? 'piece' : 'g',
    facts_id: 'facts',
    producer_id: producerId,
    producer_name: 'Bà Năm',
    piece_grams: isPiece ? 250 : null,
    first_grams: 1_000,
    first_dong: 20_000,
    next_kg_dong: 7_000,
  };
}

/** Half are moved by hand; the others by every kind of rule, with edges that a story comes by. */
function ruleOf(random: Random, dong: number, size: number): PriceRule {
  const fromMs = openedAtMs + 1_000 * random.below(4);
  const steps = [4, 12, 30].map((share, at) => ({
    fromAmount: size * (share + random.below(4)),
    dong: dong - 1_000 * (at + 1),
  }));
  const rules: [PriceRule, ...PriceRule[]] = [
    { kind: 'fixed' },
    { kind: 'flash', fromMs, untilMs: fromMs + 1_000 * (5 + random.below(20)), flashDong: dong - 5_000 },
    {
      kind: 'falling_time',
      fromMs,
      everyMs: 1_000 + random.below(3_000),
      stepDong: 1_500,
      floorDong: dong - 6_000,
    },
    { kind: 'falling_kilos', steps },
    { kind: 'wholesale', steps },
  ];
  return random.chance(0.5) ? { kind: 'live' } : random.pick(rules);
}
