import type { CapKind } from '@chophien/domain';
import { households, type Opening } from './commands.js';

export type Ask = {
  buyer: number;
  key: string;
  amount: number;
  seenDong: number;
  seenVersion: number;
  method: 'cod' | 'test';
};
export type State = 'held' | 'confirmed' | 'cancelled' | 'expired';
export type Order = Ask & { id: string; state: State; wasPaid: boolean; answer: PlacedAnswer };
/** As the market answered it; the deadline alone may be moved later, by whoever has the database's credentials. */
export type PlacedAnswer = Record<string, unknown> & { id: string; expiresAtMs: number | null };

/**
 * One offer as the market's rules have it, told plainly: no counters but those that a person sets. What is held, sold
 * and taken is added up from the orders whenever it is asked for.
 */
export class Book {
  readonly step: number;
  readonly minimum: number;
  readonly gramsEach: number;
  priceDong = 30_000;
  priceVersion = 1;
  state: 'open' | 'sold_out' | 'closed' = 'open';
  made: number;
  cap: number;
  readonly caps: Record<Exclude<CapKind, 'cap'>, number | null>;
  readonly hasDay: boolean;
  readonly asks: Ask[] = [];
  readonly orders: Order[] = [];

  constructor(readonly opening: Opening) {
    this.step = opening.unit === 'g' ? 500 : 1;
    this.gramsEach = opening.unit === 'g' ? 1 : 300;
    this.minimum = opening.minimumSteps * this.step;
    this.cap = opening.capSteps * this.step;
    this.made = this.cap;
    this.hasDay = opening.day !== null;
    const inSteps = (count: number | null) => (count === null ? null : count * this.step);
    const daySteps = inSteps(opening.day?.capSteps ?? null);
    this.caps = {
      per_buyer: inSteps(opening.perBuyerSteps),
      per_household: inSteps(opening.perHouseholdSteps),
      own_cap: inSteps(opening.ownCapSteps),
      relay_cap: null,
      wholesale_cap: null,
      picking_day_cap: daySteps === null ? null : daySteps * this.gramsEach,
    };
  }

  get unit(): 'g' | 'piece' {
    return this.opening.unit;
  }

  sum(counts: (order: Order) => boolean): number {
    return this.orders.reduce((sum, order) => (counts(order) ? sum + order.amount : sum), 0);
  }

  get held(): number {
    return this.sum(({ state }) => state === 'held');
  }

  get sold(): number {
    return this.sum(({ state }) => state === 'confirmed');
  }

  get promised(): number {
    return this.held + this.sold;
  }

  of(buyer: number): number {
    return this.sum((order) => stands(order) && order.buyer === buyer);
  }

  ofHousehold(household: number): number {
    return this.sum((order) => stands(order) && households[order.buyer] === household);
  }

  /** What stands under a cap already; nobody sells by relay or wholesale here. */
  promisedUnder(what: CapKind): number {
    switch (what) {
      case 'cap':
      case 'own_cap':
        return this.promised;
      case 'per_buyer':
        return Math.max(...households.map((_, buyer) => this.of(buyer)));
      case 'per_household':
        return Math.max(...households.map((household) => this.ofHousehold(household)));
      case 'picking_day_cap':
        return this.hasDay ? this.promised * this.gramsEach : 0;
      case 'relay_cap':
      case 'wholesale_cap':
        return 0;
    }
  }

  /** What comes back to a closed offer is its lot's, and so is all that it had left. */
  settleClosed(): void {
    if (this.state === 'closed') this.cap = this.promised;
  }

  accepted(ask: { buyer: number; key: string }): Order | undefined {
    return this.orders.find(({ buyer, key }) => buyer === ask.buyer && key === ask.key);
  }
}

function stands({ state }: Order): boolean {
  return state === 'held' || state === 'confirmed';
}
