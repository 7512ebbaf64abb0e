import type { Channel } from './channels.js';
import type { Unit } from './money.js';
import { priceNow, type Priced, type PriceMoment } from './prices.js';
import { accept, refuse, type Result } from './result.js';

/** Goods that are held for somebody who has not said yes yet. The price is that of the moment they were held. */
export type Draft = { amount: number; priceDong: number; priceVersion: number };

/**
 * What the yes is measured against, as it is now. `householdHas`: what the address has in this offer, and `at.taken` what
 * all have, the draft apart.
 */
export type DraftNow = {
  offer: Priced & { perHousehold: number | null };
  at: PriceMoment;
  channel: Channel;
  householdHas: number;
};

export type DraftRefusal =
  | { code: 'price_moved'; price: { dong: number; version: number }; unit: Unit }
  | { code: 'household_limit'; left: number; limit: number; unit: Unit };

/**
 * What a draft is bought at: the lower of the price it was held at and the price now, and never more than its buyer
 * confirmed. Its goods are held already, so of all caps only the household's is left to ask for: its address is new.
 */
export function agreeDraft(
  draft: Draft,
  { offer, at, channel, householdHas }: DraftNow,
  confirmed: { dong: number },
): Result<{ priceDong: number; priceVersion: number }, DraftRefusal> {
  const { unit, perHousehold } = offer;
  const now = priceNow(offer, at, { amount: draft.amount, channel });
  // What is no longer for sale, as after a flash, keeps the price it was held at.
  const isLower = now.ok && now.value.dong < draft.priceDong;
  const { priceDong, priceVersion } = isLower
    ? { priceDong: now.value.dong, priceVersion: offer.priceVersion }
    : draft;
  if (priceDong > confirmed.dong)
    return refuse({ code: 'price_moved', price: { dong: priceDong, version: priceVersion }, unit });
  const left = perHousehold === null ? Infinity : perHousehold - householdHas;
  if (perHousehold !== null && draft.amount > left)
    return refuse({ code: 'household_limit', left: Math.max(0, left), limit: perHousehold, unit });
  return accept({ priceDong, priceVersion });
}
