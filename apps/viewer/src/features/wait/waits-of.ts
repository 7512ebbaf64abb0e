import type { LiveState } from '@chophien/client';
import type { OfferView, WaitView } from '@chophien/contracts';
import { largestFitting } from '@chophien/domain';

type Steps = Pick<OfferView, 'step' | 'minimum' | 'perBuyer' | 'cap'>;

/** Still in line, or with goods held for a yes. */
export function stands({ state }: Pick<WaitView, 'state'>): boolean {
  return state === 'waiting' || state === 'offered';
}

/** Nothing of it can be bought now, and it may come back. */
export function isWaitedFor(offer: Pick<OfferView, 'state' | 'left' | 'minimum'>): boolean {
  return offer.state === 'sold_out' || (offer.state === 'open' && offer.left < offer.minimum);
}

/** The most that may be waited for: a buyer’s limit, or all that is sold. */
export function mostToWaitFor({ perBuyer, cap, ...steps }: Steps): number {
  return largestFitting(steps, Math.max(steps.minimum, Math.min(perBuyer ?? cap, cap)));
}

/** As text, so that it is a new one only when something has happened to what this buyer waits for. */
export function newsOfWaits({ waits, offers, orders }: LiveState): string {
  const versions = waits.filter(stands).map(({ offerId }) => `${offerId}:${offers[offerId]?.version}`);
  const turns = Object.values(orders).filter(({ source }) => source === 'wait_list');
  return [...versions, ...turns.map(({ id, state }) => `${id}:${state}`)].join(' ');
}

/** The orders that the line has come to and that wait for the buyer’s yes; empty: none. */
export function turnsOf({ orders }: Pick<LiveState, 'orders'>): string {
  const turns = Object.values(orders).filter(({ isDraft, source }) => isDraft && source === 'wait_list');
  return turns.map(({ id }) => id).join(' ');
}
