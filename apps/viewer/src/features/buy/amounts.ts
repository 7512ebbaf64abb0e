import type { OfferView } from '@chophien/contracts';
import { deliveryDong, goodsDong, isOnStep, largestFitting, type DeliveryPrices } from '@chophien/domain';
import type { Sums } from '../../shared/sum-list.js';

type Steps = Pick<OfferView, 'unit' | 'step' | 'minimum' | 'left' | 'perBuyer'>;

const chipKilograms = [1, 2, 5, 10];

/** Ready amounts that fit the offer's own steps: 1 · 2 · 5 · 10 kg or pieces, or else the first four steps. */
export function chipsOf(offer: Steps): number[] {
  const ready = chipKilograms.map((kilograms) => (offer.unit === 'g' ? kilograms * 1_000 : kilograms));
  const onStep = ready.filter((amount) => isOnStep(offer, amount));
  if (onStep.length >= 2) return onStep;
  return [0, 1, 2, 4].map((steps) => offer.minimum + steps * offer.step);
}

/** The most that can be asked for now, or 0. */
export function mostOf(offer: Steps): number {
  return largestFitting(offer, Math.min(offer.left, offer.perBuyer ?? offer.left));
}

/** The next amount below or above, undefined where there is none. */
export function neighbour(offer: Steps, amount: number, way: 'less' | 'more'): number | undefined {
  const next = way === 'less' ? amount - offer.step : amount + offer.step;
  return next >= offer.minimum && next <= mostOf(offer) ? next : undefined;
}

/** What it will come to, delivery included, at the price as it is now. Undefined until the delivery prices are known. */
export function sumsOf(
  offer: Pick<OfferView, 'priceDong' | 'unit'>,
  amount: number,
  facts: { delivery: DeliveryPrices; pieceGrams: number | null } | undefined,
): Sums | undefined {
  if (facts === undefined) return undefined;
  const goods = goodsDong(offer.priceDong, amount, offer.unit);
  const grams = offer.unit === 'g' ? amount : amount * (facts.pieceGrams ?? 0);
  const delivery = deliveryDong(facts.delivery, grams);
  return { goodsDong: goods, deliveryDong: delivery, totalDong: goods + delivery };
}
