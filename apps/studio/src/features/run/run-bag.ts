import type { OfferPlanView, OfferView } from '@chophien/contracts';
import { turnMinutes, type OfferPlan, type RunOffer } from '@chophien/domain';

const noPlan: OfferPlan = { minutes: null, price: null };

/** The bag in its order, each with what is planned for it. */
export function runBag(offers: readonly OfferView[], plans: readonly OfferPlanView[]): RunOffer[] {
  const planOf = new Map(plans.map(({ offerId, minutes, price }) => [offerId, { minutes, price }]));
  return [...offers]
    .sort((a, b) => a.position - b.position)
    .map(({ id, name, unit, state, left, minimum, priceDong, taken = 0, rule = { kind: 'live' } }) => ({
      ...{ id, name, unit, state, left, minimum, taken, priceDong, rule },
      plan: planOf.get(id) ?? noPlan,
    }));
}

/** For each of the bag, how many minutes are over once its turn is. */
export function runningMinutes(bag: readonly RunOffer[]): number[] {
  let minutes = 0;
  return bag.map(({ plan }) => (minutes += turnMinutes(plan) ?? 0));
}

/** The ids in their new order after one was moved; what lies beyond the ends stays. */
export function movedIds(bag: readonly RunOffer[], from: number, to: number): string[] {
  const ids = bag.map(({ id }) => id);
  const [moved] = ids.splice(from, 1);
  if (moved !== undefined) ids.splice(to, 0, moved);
  return ids;
}
