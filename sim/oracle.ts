import type { OrderAsk } from '@chophien/api/lane-facts';
import type { DayRow, OfferRow, ShowRow } from './rows.js';

/** What was true of an offer when it had one version: taken down as each transaction is committed. */
export type Moment = {
  offer: OfferRow;
  /** Amounts by buyer and by household, of orders that stand. */
  buyers: ReadonlyMap<string, number>;
  households: ReadonlyMap<number, number>;
};
export type Truth = Moment & { show: ShowRow; day: DayRow | undefined };
export type Expected =
  | 'taken'
  | 'repeat'
  | 'key_reused'
  | 'show_not_open'
  | 'offer_closed'
  | 'amount_off_step'
  | 'price_moved'
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
    if (earlier) return earlier.said === 'taken' ? 'repeat' : earlier.said;
    const said = expectedOne(truth, ask, { before, gramsEach });
    if (said === 'taken') before.push(ask);
    first.set(name, { ask, said });
    return said;
  });
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
  if (offer.price_dong > ask.price.dong) return 'price_moved';
  const taken = (by: (other: OrderAsk) => boolean) =>
    before.reduce((sum, other) => (by(other) ? sum + other.amount : sum), 0);
  const rooms = [offer.state === 'sold_out' ? 0 : offer.cap - offer.held - offer.sold - taken(() => true)];
  const cap = offer[`${ask.channel}_cap`];
  if (cap !== null)
    rooms.push(cap - offer[`${ask.channel}_taken`] - taken(({ channel }) => channel === ask.channel));
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
  return ask.amount <= fits ? 'taken' : { fits };
}

/** Whole đồng of an order's goods, half up, in whole numbers throughout. */
export function exactDong(priceDong: number, amount: number, unit: string): bigint {
  const exact = BigInt(priceDong) * BigInt(amount);
  return unit === 'piece' ? exact : (exact * 2n + 1_000n) / 2_000n;
}
