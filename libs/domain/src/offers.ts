import { channels, type Channel } from './channels.js';
import { whyNotFirst, type DatedRule, type FirstOrderRefusal } from './hoarding.js';
import { goodsDong, type Unit } from './money.js';
import type { PriceRule } from './price-rules.js';
import { decidePrice, type PriceMoved, type PriceRefusal } from './prices.js';
import { accept, refuse, type Result } from './result.js';
import { isOnStep } from './steps.js';
import { shopIsOpen, type ShowState } from './shows.js';
import { leftOf, type Stock } from './stock.js';

export type OfferState = 'open' | 'sold_out' | 'closed';

/** A cap and what is taken of it, held and sold alike. */
export type Allotment = { cap: number; taken: number };

/** What the producer's hands can pick on the offer's day, over all of that day's offers, in grams. */
export type PickingDay = { capGrams: number; takenGrams: number; gramsEach: number };

/** An offer as the settlement needs it. Amounts in grams or pieces, money in đồng per kilogram or piece. */
export type Offer = Stock & {
  unit: Unit;
  state: OfferState;
  step: number;
  minimum: number;
  /** The most one buyer, and one household, may have in this offer; null: no limit of its own. */
  perBuyer: number | null;
  perHousehold: number | null;
  /** Channels with a cap of their own. */
  channels: { readonly [Of in Channel]?: Allotment };
  /** Null: the day has no cap. `gramsEach`: what one unit of the amount weighs. */
  pickingDay: PickingDay | null;
  priceDong: number;
  priceVersion: number;
  rule: PriceRule;
  /** Who may buy wholesale here; asked for where the rule is wholesale. */
  wholesaleBuyers: ReadonlySet<string>;
  /** By buyer: the most that somebody looking after the stock has let this one have, in place of the two limits. */
  ownLimits?: ReadonlyMap<string, number>;
};

/** What a buyer asks for. `price` is what the buyer saw: nobody ever pays more than that. */
export type Ask = {
  buyerId: string;
  /** A digest of the normalised address (households.ts); who lives together shares one. */
  household: number;
  channel: Channel;
  /** `held`: taken out of what is left, but sold only when it is paid for. */
  as: 'confirmed' | 'held';
  amount: number;
  price: { dong: number; version: number };
  /** When it came in, by the server's clock: the price is that of then, however long it waits for its turn. */
  atMs: number;
  /** For who has ordered nothing yet: the most that such an order may cost. */
  firstOrder?: DatedRule | undefined;
};

export type AskRefusal =
  | PriceRefusal
  | { code: 'show_not_open' }
  | { code: 'amount_off_step'; step: number; minimum: number; unit: Unit }
  | PriceMoved
  | FirstOrderRefusal
  | CapRefusal;

/** A cap that the ask does not fit under. `left` is the most that still fits under all of them. */
export type CapRefusal =
  | { code: 'sold_out'; left: number; unit: Unit }
  | { code: 'channel_limit'; left: number; unit: Unit }
  | { code: 'picking_day_limit'; left: number; unit: Unit }
  | { code: 'household_limit'; left: number; limit: number; unit: Unit }
  | { code: 'buyer_limit'; left: number; limit: number; unit: Unit };

export type Taken = { amount: number; priceDong: number; priceVersion: number; channel: Channel };
export type Outcome = Result<Taken, AskRefusal>;

/** What buyers and households already have in the offer; what is not named has nothing. */
export type Had = { buyers: ReadonlyMap<string, number>; households: ReadonlyMap<number, number> };

/** What a batch takes: together, and by how and where it is taken. `sold + held` is the sum of the channels. */
export type TakenNow = { sold: number; held: number; byChannel: Record<Channel, number> };

export type Settlement = { outcomes: Outcome[]; takenNow: TakenNow };

/**
 * Settles a batch of asks for one offer, in order of arrival. Refused asks take nothing and leave the next its
 * chance; the sum taken never passes a cap.
 */
export function settle(offer: Offer, show: { state: ShowState }, asks: readonly Ask[], had: Had): Settlement {
  const now = new Running(offer, had);
  const outcomes = asks.map((ask): Outcome => {
    const outcome = decideAsk(now.offer, show, ask, now.hadBy(ask));
    if (outcome.ok) now.take(ask, outcome.value.channel);
    return outcome;
  });
  return { outcomes, takenNow: now.taken };
}

/** The counters as they move through a batch; what the caller gave is left as it was. */
class Running {
  readonly offer: Offer;
  readonly taken: TakenNow = { sold: 0, held: 0, byChannel: { own: 0, relay: 0, wholesale: 0 } };
  private readonly buyers = new Map<string, number>();
  private readonly households = new Map<number, number>();

  constructor(
    offer: Offer,
    private readonly before: Had,
  ) {
    const copied: { [Of in Channel]?: Allotment } = {};
    for (const name of channels) {
      const allotment = offer.channels[name];
      if (allotment) copied[name] = { ...allotment };
    }
    this.offer = {
      ...offer,
      channels: copied,
      pickingDay: offer.pickingDay && { ...offer.pickingDay },
    };
  }

  hadBy({ buyerId, household }: Ask): { buyer: number; household: number } {
    return {
      buyer: this.buyers.get(buyerId) ?? this.before.buyers.get(buyerId) ?? 0,
      household: this.households.get(household) ?? this.before.households.get(household) ?? 0,
    };
  }

  take(ask: Ask, through: Channel): void {
    const had = this.hadBy(ask);
    this.buyers.set(ask.buyerId, had.buyer + ask.amount);
    this.households.set(ask.household, had.household + ask.amount);
    const counter = ask.as === 'held' ? 'held' : 'sold';
    this.taken[counter] += ask.amount;
    this.taken.byChannel[through] += ask.amount;
    const { offer } = this;
    offer[counter] += ask.amount;
    const channel = offer.channels[through];
    if (channel) channel.taken += ask.amount;
    if (offer.pickingDay) offer.pickingDay.takenGrams += ask.amount * offer.pickingDay.gramsEach;
  }
}

/** One ask against the stock as it stands, and against what this buyer and household already have. */
export function decideAsk(
  offer: Offer,
  show: { state: ShowState },
  ask: Ask,
  had: { buyer: number; household: number },
): Outcome {
  const { unit, step, minimum } = offer;
  if (!shopIsOpen(show.state)) return refuse({ code: 'show_not_open' });
  if (offer.state === 'closed') return refuse({ code: 'offer_closed' });
  if (!isOnStep(offer, ask.amount)) return refuse({ code: 'amount_off_step', step, minimum, unit });
  const channel = channelOf(offer, ask);
  const taken = offer.held + offer.sold;
  const price = decidePrice(
    offer,
    { nowMs: ask.atMs, taken },
    { amount: ask.amount, channel, price: ask.price },
  );
  if (!price.ok) return price;
  const capRefusal = fitUnderCaps(offer, { ...ask, channel }, had);
  if (capRefusal) return refuse(capRefusal);
  const tooMuch = whyTooMuch(ask, channel, price.value.dong, unit);
  if (tooMuch) return refuse(tooMuch);
  return accept({
    amount: ask.amount,
    priceDong: price.value.dong,
    priceVersion: offer.priceVersion,
    channel,
  });
}

/** Who buys wholesale is known to the booth, which let them. */
function whyTooMuch(
  ask: Ask,
  channel: Channel,
  priceDong: number,
  unit: Unit,
): FirstOrderRefusal | undefined {
  if (ask.firstOrder === undefined || channel === 'wholesale') return undefined;
  return whyNotFirst(goodsDong(priceDong, ask.amount, unit), ask.firstOrder);
}

/** Who may buy wholesale does so where the goods are wholesale; everywhere else they are a buyer like any other. */
function channelOf({ rule, wholesaleBuyers }: Offer, { buyerId, channel }: Ask): Channel {
  return rule.kind === 'wholesale' && wholesaleBuyers.has(buyerId) ? 'wholesale' : channel;
}

/** Undefined when the ask fits under every cap; else the tightest one, which is the one worth telling. */
function fitUnderCaps(
  offer: Offer,
  ask: Pick<Ask, 'buyerId' | 'amount' | 'channel'>,
  had: { buyer: number; household: number },
): CapRefusal | undefined {
  const { unit, pickingDay } = offer;
  const own = offer.ownLimits?.get(ask.buyerId) ?? 0;
  const perBuyer = offer.perBuyer && Math.max(own, offer.perBuyer);
  const perHousehold = offer.perHousehold && Math.max(own, offer.perHousehold);
  const channel = offer.channels[ask.channel];
  const stock = offer.state === 'sold_out' ? 0 : leftOf(offer);
  const ofChannel = channel ? channel.cap - channel.taken : Infinity;
  const ofDay = pickingDay
    ? Math.floor((pickingDay.capGrams - pickingDay.takenGrams) / pickingDay.gramsEach)
    : Infinity;
  const ofHousehold = perHousehold === null ? Infinity : perHousehold - had.household;
  const ofBuyer = perBuyer === null ? Infinity : perBuyer - had.buyer;
  const tightest = Math.min(stock, ofChannel, ofDay, ofHousehold, ofBuyer);
  if (ask.amount <= tightest) return undefined;
  const left = Math.max(0, tightest);
  if (tightest === stock) return { code: 'sold_out', left, unit };
  if (tightest === ofChannel) return { code: 'channel_limit', left, unit };
  if (tightest === ofDay) return { code: 'picking_day_limit', left, unit };
  if (perHousehold !== null && tightest === ofHousehold)
    return { code: 'household_limit', left, limit: perHousehold, unit };
  return { code: 'buyer_limit', left, limit: perBuyer ?? 0, unit };
}
