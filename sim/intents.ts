import { nowhereYet, type OrderAsk } from '@chophien/api/lane-facts';
import { channels, priceDongMax, stateWhenPlaced, type PayMethod } from '@chophien/domain';
import type { Random } from '@chophien/testing/random';
import type { OfferRow } from './rows.js';

/** What somebody wants, asked for until it is answered. */
export type Intent = Omit<OrderAsk, 'answer' | 'fail'> & {
  offerId: string;
  answered: boolean;
  asked: number;
};

const [buyersCount, perHousehold] = [8, 2];

export function anybody(random: Random): { buyerId: string; household: number } {
  const buyer = random.below(buyersCount);
  return { buyerId: `buyer${buyer}`, household: Math.floor(buyer / perHousehold) };
}

/** `before`: what this buyer has wanted so far; each counts alone, so that different buyers send the same key. */
export function newIntent(
  random: Random,
  offer: OfferRow,
  { buyerId, household, before }: { buyerId: string; household: number; before: number },
): Intent {
  const { id: offerId, price_dong, price_version, price_rule, step, minimum } = offer;
  const method = random.pick<PayMethod>(['cod', 'test']);
  const channel = random.chance(0.7) ? 'own' : random.pick(channels);
  const offStep = random.chance(0.03) && step > 1 ? 1 : 0;
  const amount = minimum + step * random.below(9) + offStep;
  // By a rule people may have seen less than the offer's own, and confirm no more than that.
  const belowDong = price_rule.kind === 'live' || random.chance(0.6) ? 0 : 500 * random.below(14);
  const price = { dong: price_dong - belowDong, version: price_version };
  const intent: Intent = {
    ...{ buyerId, household, key: `key${before}` },
    bodyHash: `${offerId} ${amount} ${price.dong} ${channel} ${method}`,
    as: stateWhenPlaced(method),
    ...{ offerId, channel, amount, price, method, source: 'tap', atMs: 0 },
    destination: {
      recipient: 'Chị Hoa',
      columns: Buffer.alloc(0),
      household: 0,
    },
    // How long is the database's to say here: one time for all.
    hold: null,
    answered: false,
    asked: 0,
  };
  return random.chance(0.12) ? drafted(intent) : intent;
}

/** Written as a comment: held for a yes, at whatever it costs then. */
function drafted(intent: Intent): Intent {
  const destination = nowhereYet(`${intent.buyerId} ${intent.key}`);
  return {
    ...intent,
    ...{ destination, household: destination.household, channel: 'own', as: 'held', method: 'cod' },
    ...{ source: 'comment', price: { dong: priceDongMax, version: 1 } },
    bodyHash: `comment ${intent.offerId} ${intent.amount}`,
  };
}
