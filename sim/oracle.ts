import type { OrderAsk } from '@chophien/api/lane-facts';
import type { Channel } from '@chophien/domain';
import type { DayRow, OfferRow, ShowRow } from './rows.js';

/** What was true of an offer when it had one version: taken down as each transaction is committed. */
export type Moment = {
  offer: OfferRow;
  /** Amounts by buyer and by household, of orders that stand. */
  buyers: ReadonlyMap<string, number>;
  households: ReadonlyMap<number, number>;
};
export type Truth = Moment & { show: ShowRow; day: DayRow | undefined };
/** `pays`: taken, at this price per kilogram or piece. */
export type Expected =
  | { pays: number }
  | 'repeat'
  | 'key_reused'
  | 'show_not_open'
  | 'offer_closed'
  | 'amount_off_step'
  | 'price_moved'
  | 'not_started'
  | 'wholesale_only'
  | 'below_minimum'
  | { fits: number };

/**
 * The market's rules said a second time and in another way, so that what the lane decides is held against something that
 * is not itself: one ask after the other, each against every cap by itself.
 */
export function expectedOf(
  truth: Truth,
  asks: readonly OrderAsk[],
  known: (ask: OrderAsk) => boolean,
): Expected[] {
  const gramsEach = truth.offer.unit === 'g' ? 1 : (truth.offer.piece_grams ?? 0);
  const before: OrderAsk[] = [];
  const first = new Map<string, { ask: OrderAsk; said: Expected }>();
  return asks.map((ask) => {
    const name = `${ask.buyerId} ${ask.key}`;
    // What its order was made of is compared where that is read.
    if (known(ask)) return 'repeat';
    const earlier = first.get(name);
    if (earlier && earlier.ask.bodyHash !== ask.bodyHash) return 'key_reused';
    if (earlier) return isTaken(earlier.said) ? 'repeat' : earlier.said;
    const said = expectedOne(truth, ask, { before, gramsEach });
    if (isTaken(said)) before.push(ask);
    first.set(name, { ask, said });
    return said;
  });
}

function isTaken(said: Expected): boolean {
  return typeof said === 'object' && 'pays' in said;
}

function expectedOne(
  { offer, show, day, buyers, households }: Truth,
  ask: OrderAsk,
  { before, gramsEach }: { before: readonly OrderAsk[]; gramsEach: number },
): Expected {
  if (show.state === 'planned' || show.state === 'ended') return 'show_not_open';
  if (offer.state === 'closed') return 'offer_closed';
  const steps = (ask.amount - offer.minimum) / offer.step;
  if (steps < 0 || !Number.isInteger(steps)) return 'amount_off_step';
  const taken = (by: (other: OrderAsk) => boolean) =>
    before.reduce((sum, other) => (by(other) ? sum + other.amount : sum), 0);
  const price = priceByHand(offer, ask, offer.held + offer.sold + taken(() => true));
  if (typeof price === 'string') return price;
  if (price > ask.price.dong) return 'price_moved';
  const rooms = [offer.state === 'sold_out' ? 0 : offer.cap - offer.held - offer.sold - taken(() => true)];
  const through = throughOf(offer, ask);
  const cap = offer[`${through}_cap`];
  if (cap !== null)
    rooms.push(cap - offer[`${through}_taken`] - taken((other) => throughOf(offer, other) === through));
  // What is free belongs to those who stand in line for it.
  if (through === 'own' && offer.waiting > 0) rooms.push(0);
  if (day && day.capGrams !== null)
    rooms.push(Math.floor((day.capGrams - day.takenGrams) / gramsEach) - taken(() => true));
  if (offer.per_buyer !== null)
    rooms.push(
      offer.per_buyer - (buyers.get(ask.buyerId) ?? 0) - taken(({ buyerId }) => buyerId === ask.buyerId),
    );
  if (offer.per_household !== null)
    rooms.push(
      offer.per_household -
        (households.get(ask.household) ?? 0) -
        taken(({ household }) => household === ask.household),
    );
  const fits = Math.max(0, Math.min(...rooms));
  return ask.amount <= fits ? { pays: price } : { fits };
}

function throughOf(offer: OfferRow, ask: OrderAsk): Channel {
  const isTrader = offer.wholesale_buyers.has(ask.buyerId);
  return offer.price_rule.kind === 'wholesale' && isTrader ? 'wholesale' : ask.channel;
}

/** Counted step by step, as somebody would with a pencil. */
function priceByHand(offer: OfferRow, ask: OrderAsk, inAll: number): number | Extract<Expected, string> {
  const { price_rule: rule, price_dong: dong } = offer;
  let now = dong;
  switch (rule.kind) {
    case 'fixed':
    case 'live':
      return dong;
    case 'flash':
      if (ask.atMs < rule.fromMs) return 'not_started';
      return ask.atMs < rule.untilMs ? rule.flashDong : 'offer_closed';
    case 'falling_time':
      for (let ms = rule.fromMs + rule.everyMs; ms <= ask.atMs; ms += rule.everyMs)
        now = Math.max(rule.floorDong, now - rule.stepDong);
      return now;
    case 'falling_kilos':
      for (const step of rule.steps) if (inAll >= step.fromAmount) now = step.dong;
      return now;
    case 'wholesale': {
      if (throughOf(offer, ask) !== 'wholesale') return 'wholesale_only';
      const reached = rule.steps.filter(({ fromAmount }) => ask.amount >= fromAmount);
      return reached.at(-1)?.dong ?? 'below_minimum';
    }
  }
}

/** Whole đồng of an order's goods, half up, in whole numbers throughout. */
export function exactDong(priceDong: number, amount: number, unit: string): bigint {
  const exact = BigInt(priceDong) * BigInt(amount);
  return unit === 'piece' ? exact : (exact * 2n + 1_000n) / 2_000n;
}
