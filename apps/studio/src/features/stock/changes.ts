import type { StockOfferView } from '@chophien/contracts';
import type { CapKind, Channel } from '@chophien/domain';

/** What can be done to an offer's stock, one at a time. */
export const ways = [
  'cap',
  'per_buyer',
  'per_household',
  'own_cap',
  'relay_cap',
  'wholesale_cap',
  'picking_day_cap',
  'move',
  'spoiled',
] as const;
export type Way = (typeof ways)[number];

const channelOf: Readonly<Partial<Record<Way, Channel>>> = {
  own_cap: 'own',
  relay_cap: 'relay',
  wholesale_cap: 'wholesale',
};

/** The value that the editor has before them, which the market holds them to; null: no limit. */
export function valueOf(
  { offer, shares, perHousehold, pickingDay }: StockOfferView,
  what: CapKind,
): number | null {
  if (what === 'cap') return offer.cap;
  if (what === 'per_buyer') return offer.perBuyer;
  if (what === 'per_household') return perHousehold;
  if (what === 'picking_day_cap') return pickingDay?.cap ?? null;
  return shares.find(({ channel }) => channel === channelOf[what])?.cap ?? null;
}

/** Those that this offer has: a day only where it counts in one, a move only where a channel has a share to give. */
export function waysOf(view: StockOfferView): readonly Way[] {
  return ways.filter((way) => {
    if (way === 'picking_day_cap') return view.pickingDay !== null;
    if (way === 'move') return view.shares.some(({ cap }) => cap !== null);
    return way !== 'spoiled' || view.lot !== null;
  });
}

export const isCap = (way: Way): way is CapKind & Way => way !== 'move' && way !== 'spoiled';
