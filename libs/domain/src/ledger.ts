/**
 * The ledger of a lot, in the order of a harvest's life. Amounts are grams or pieces, positive unless said otherwise.
 * `made` harvested or made · `set_aside` moved into an offer's cap (negative: given back) · `sold` taken by confirmed
 * orders · `held` taken by orders that wait for their payment or for their buyer's yes · `paid` and `agreed` from held
 * to sold, by either · `released` a hold that expired or was given up · `cancelled` sold and given back · `spoiled` lost
 * · `returned` come back fit for sale · `packed` what the scale said of an order's parcel, negative where it was weighed
 * anew and less: what was ordered stays sold, so no cap knows of it.
 */
export const movementKinds = [
  'made',
  'set_aside',
  'sold',
  'held',
  'paid',
  'agreed',
  'released',
  'cancelled',
  'spoiled',
  'returned',
  'packed',
] as const;
export type MovementKind = (typeof movementKinds)[number];

export type Movement = { kind: MovementKind; amount: number };

/** A lot's counters (`made`, `setAside`, `spoiled`, `returned`) and those of one offer (`cap`, `held`, `sold`). */
export type LotCounters = { made: number; setAside: number; spoiled: number; returned: number };
export type OfferCounters = { cap: number; held: number; sold: number };

/** What of the lot is in no offer and not lost: the most that a cap may still grow by. */
export function freeOf(lot: LotCounters): number {
  return lot.made + lot.returned - lot.setAside - lot.spoiled;
}

/** The counters of a lot as its movements add up. */
export function addUpLot(movements: readonly Movement[]): LotCounters {
  const sum = sums(movements);
  return {
    made: sum('made'),
    setAside: sum('set_aside'),
    spoiled: sum('spoiled'),
    returned: sum('returned'),
  };
}

/** The counters of an offer as its movements add up. */
export function addUpOffer(movements: readonly Movement[]): OfferCounters {
  const sum = sums(movements);
  return {
    cap: sum('set_aside'),
    held: sum('held') - sum('paid') - sum('agreed') - sum('released'),
    sold: sum('sold') + sum('paid') + sum('agreed') - sum('cancelled'),
  };
}

function sums(movements: readonly Movement[]): (kind: MovementKind) => number {
  const byKind = new Map<MovementKind, number>();
  for (const { kind, amount } of movements) byKind.set(kind, (byKind.get(kind) ?? 0) + amount);
  return (kind) => byKind.get(kind) ?? 0;
}
