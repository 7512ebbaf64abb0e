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

/** What the offers of a sequence share: their lot, the days of its producer, their show. */
export class Orchard {
  made: number;
  isOver = false;
  readonly books: Book[];
  /** The cap of each day that somebody has named, in grams. */
  readonly dayCaps = new Map<string, number | null>();

  constructor(
    opening: Opening,
    readonly days: readonly string[],
  ) {
    this.books = Array.from({ length: opening.offers }, (_, nth) => new Book(opening, this, nth));
    this.made = this.setAside;
  }

  get setAside(): number {
    return this.books.reduce((sum, { cap }) => sum + cap, 0);
  }

  gramsPromisedOn(day: string): number {
    return this.books.reduce((sum, book) => (book.day === day ? sum + book.gramsPromised : sum), 0);
  }

  /** What the other offers of a book's day may have sold later than its lane has looked, in grams: each sum, 0 first. */
  gramsUnseenBy(book: Book): number[] {
    const unseen = this.books
      .filter((other) => other !== book && other.day !== null && other.day === book.day)
      .flatMap((other) => other.orders.filter(stands).map(({ amount }) => amount * other.gramsEach));
    return unseen.reduceRight((sums, grams) => [...sums, grams + (sums.at(-1) ?? 0)], [0]);
  }
}

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
  cap: number;
  readonly caps: Record<Exclude<CapKind, 'cap' | 'picking_day_cap'>, number | null>;
  day: string | null;
  readonly asks: Ask[] = [];
  readonly orders: Order[] = [];

  constructor(
    readonly opening: Opening,
    readonly orchard: Orchard,
    nth: number,
  ) {
    this.step = opening.unit === 'g' ? 500 : 1;
    this.gramsEach = opening.unit === 'g' ? 1 : 300;
    this.minimum = opening.minimumSteps * this.step;
    this.cap = opening.capSteps * this.step;
    const inSteps = (count: number | null) => (count === null ? null : count * this.step);
    this.caps = {
      per_buyer: inSteps(opening.perBuyerSteps),
      per_household: inSteps(opening.perHouseholdSteps),
      own_cap: inSteps(opening.ownCapSteps),
      relay_cap: null,
      wholesale_cap: null,
    };
    this.day = opening.day && (orchard.days[opening.day.apart ? nth : 0] ?? null);
    const dayCap = inSteps(opening.day?.capSteps ?? null);
    if (this.day === null) return;
    for (const day of orchard.days)
      orchard.dayCaps.set(day, dayCap === null ? null : dayCap * this.gramsEach);
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

  get gramsPromised(): number {
    return this.promised * this.gramsEach;
  }

  of(buyer: number): number {
    return this.sum((order) => stands(order) && order.buyer === buyer);
  }

  ofHousehold(household: number): number {
    return this.sum((order) => stands(order) && households[order.buyer] === household);
  }

  capOf(what: CapKind): number | null {
    if (what === 'cap') return this.cap;
    if (what !== 'picking_day_cap') return this.caps[what];
    return this.day === null ? null : (this.orchard.dayCaps.get(this.day) ?? null);
  }

  setCap(what: CapKind, to: number | null): void {
    if (what === 'cap') this.cap = to ?? this.cap;
    else if (what !== 'picking_day_cap') this.caps[what] = to;
    else if (this.day !== null) this.orchard.dayCaps.set(this.day, to);
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
        return this.day === null ? 0 : this.orchard.gramsPromisedOn(this.day);
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
