import { openShow, type Ground } from '@chophien/bench/ground';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { exactDong } from '../oracle.js';
import { differencesOf } from './audit.js';
import { Orchard, type Ask, type Book, type Order, type PlacedAnswer } from './book.js';
import { daysCount, households, type Amount, type Command, type Door, type Sequence } from './commands.js';
import type { Deadlines } from './deadlines.js';
import type { Answer, Visitor } from './doors.js';
import {
  mayCancel,
  mayPay,
  mayPlace,
  maySetCap,
  maySetDay,
  maySetPrice,
  maySetState,
  type Verdict,
} from './rules.js';
import { freshDays, openStall } from './stall.js';

/** What plays one sequence at a time: a show, its buyers, its host and moderator. */
export type Hand = {
  db: pg.Pool;
  /** Of its own, for a show's row is locked by who edits it. */
  ground: Ground & { showId: string };
  deadlines: Deadlines;
  buyers: readonly Visitor[];
  host: Visitor;
  moderator: Visitor;
  /** How often each kind of answer was heard: `yes`, or why not. */
  heard: Map<string, number>;
};

/** The market said or did something else than its rules. */
class Divergence extends Error {}

/** Plays a sequence on offers of its own; undefined: the market and the book agreed all the way. */
export async function play(hand: Hand, { opening, commands }: Sequence): Promise<string | undefined> {
  const orchard = new Orchard(opening, freshDays(daysCount));
  const offerIds = await openStall(hand.db, hand.ground, orchard);
  const offers = orchard.books.map((book, nth) => new Playing(hand, book, offerIds[nth] ?? ''));
  try {
    for (const [nth, command] of commands.entries()) {
      try {
        await at(offers, command.offer)?.do(command);
      } catch (fault) {
        if (fault instanceof Divergence) return `command ${nth + 1}: ${fault.message}`;
        return `command ${nth + 1}: thrown: ${String(fault)}`;
      }
    }
    const [first] = await differencesOf(hand.db, offerIds, orchard);
    return first === undefined ? undefined : `at the end: ${first}`;
  } finally {
    // The next sequence needs one on air.
    if (commands.some((command) => command.do === 'end show'))
      hand.ground = { ...hand.ground, showId: await openShow(hand.db, hand.ground) };
  }
}

class Playing {
  constructor(
    private readonly hand: Hand,
    private readonly book: Book,
    private readonly offerId: string,
  ) {}

  /** One command at the market and in the book; one that has nothing to act on does nothing. */
  async do(command: Command): Promise<void> {
    switch (command.do) {
      case 'place':
        return this.place(this.newAsk(command), command.door);
      case 'ask again': {
        const ask = at(this.book.asks, command.of);
        return ask && this.place(varied(ask, command.as, this.book), command.door);
      }
      case 'pay':
      case 'cancel': {
        const order = at(this.book.orders, command.of);
        return order && this.end(order, command);
      }
      case 'run out': {
        const order = at(
          this.book.orders.filter(({ state }) => state === 'held'),
          command.of,
        );
        return order && this.runOut(order, command.then);
      }
      case 'set cap':
        return this.setCap(command);
      case 'set day':
        return this.setDay(command);
      case 'set price':
        return this.setPrice(command.dong);
      case 'end show':
        return this.endShow();
      default:
        return this.setState(command.do);
    }
  }

  private newAsk({ buyer, amount, method, price }: Extract<Command, { do: 'place' }>): Ask {
    const { priceDong, priceVersion } = this.book;
    return {
      ...{ buyer, method, key: randomUUID(), amount: this.amountOf(amount) },
      ...{ seenDong: priceDong + price.seenOffDong, seenVersion: priceVersion },
    };
  }

  private amountOf({ steps, off }: Amount): number {
    return steps * this.book.step + off;
  }

  private async place(ask: Ask, door: Door): Promise<void> {
    const { book } = this;
    if (!book.asks.includes(ask)) book.asks.push(ask);
    const verdict = mayPlace(book, ask);
    const visitor = this.buyer(ask.buyer);
    const { amount, method, key } = ask;
    const price = { dong: ask.seenDong, version: ask.seenVersion };
    const { addressId } = visitor.who;
    const body = { offerId: this.offerId, amount, price, addressId, method, key };
    const answers = await visitor.order(door, body);
    const values = answers.map((answer) => this.judge(verdict, answer));
    if (!('may' in verdict)) return;
    const value = values[0] as PlacedAnswer;
    const before = verdict.may === 'new' ? undefined : verdict.may.again.answer;
    for (const other of before ? [before, ...values] : values)
      if (JSON.stringify(other) !== JSON.stringify(value))
        throw new Divergence(`one key heard ${JSON.stringify(other)} and ${JSON.stringify(value)}`);
    if (before) return;
    this.check(ask, value);
    const state = method === 'cod' ? 'confirmed' : 'held';
    book.orders.push({ ...ask, id: value.id, state, wasPaid: false, answer: value });
  }

  /** A new order says what was bought, at the price of now, and adds up. */
  private check(ask: Ask, value: PlacedAnswer): void {
    const { book } = this;
    const { state, method, goodsDong, deliveryDong, totalDong, lines } = value;
    const [line] = lines as Record<string, unknown>[];
    const expectedDong = Number(exactDong(book.priceDong, ask.amount, book.unit));
    const said = {
      ...{ state, method, goodsDong, totalDong, hasDeadline: value.expiresAtMs !== null },
      ...{ amount: line?.['amount'], dong: line?.['priceDong'], version: line?.['priceVersion'] },
    };
    const expected = {
      ...{ state: ask.method === 'cod' ? 'confirmed' : 'held', method: ask.method },
      ...{ goodsDong: expectedDong, totalDong: expectedDong + Number(deliveryDong) },
      ...{ hasDeadline: ask.method === 'test' },
      ...{ amount: ask.amount, dong: book.priceDong, version: book.priceVersion },
    };
    if (!isDeepStrictEqual(said, expected))
      throw new Divergence(`the order says ${JSON.stringify(said)}, not ${JSON.stringify(expected)}`);
  }

  private async end(order: Order, { do: what, by }: Extract<Command, { by: 'owner' | 'stranger' }>) {
    const path = `/api/v1/orders/${order.id}/${what === 'pay' ? 'test-payment' : 'cancel'}`;
    if (by === 'stranger') {
      const stranger = this.buyer((order.buyer + 1) % households.length);
      this.judge({ not: [{ code: 'not_found' }] }, await stranger.post(path));
      return;
    }
    const verdict = what === 'pay' ? mayPay(order) : mayCancel(order);
    const value = this.judge(verdict, await this.buyer(order.buyer).post(path));
    if (!('may' in verdict)) return;
    if (verdict.may === 'pay') Object.assign(order, { state: 'confirmed', wasPaid: true });
    if (verdict.may === 'cancel') order.state = 'cancelled';
    this.book.settleClosed();
    if (value?.['state'] !== order.state)
      throw new Divergence(`the order is said to be ${String(value?.['state'])}, not ${order.state}`);
  }

  /** Its deadline comes; from then on it cannot be paid for, and the market ends it by itself. */
  private async runOut(order: Order, then: 'wait' | 'pay late'): Promise<void> {
    const { deadlines } = this.hand;
    order.answer = { ...order.answer, expiresAtMs: await deadlines.come(order.id) };
    if (then === 'pay late') {
      const not = ['held', 'expired'].map((state) => ({ code: 'order_not_payable', state }));
      this.judge({ not }, await this.buyer(order.buyer).post(`/api/v1/orders/${order.id}/test-payment`));
    }
    await deadlines.ended(order.id);
    order.state = 'expired';
    this.book.settleClosed();
  }

  private async setCap({ what, to, seen, by }: Extract<Command, { do: 'set cap' }>): Promise<void> {
    const { book } = this;
    const now = book.capOf(what);
    const from = seen === 'now' ? now : (now ?? 0) + 1;
    const each = what === 'picking_day_cap' ? book.gramsEach : 1;
    const wish = { what, from, to: to && this.amountOf(to) * each, by };
    const verdict = maySetCap(book, wish);
    const path = `/api/v1/offers/${this.offerId}/caps`;
    const body = { change: { what, to: wish.to }, from, why: 'mưa' };
    const value = this.judge(verdict, await this.hand[by].post(path, body));
    if (!('may' in verdict)) return;
    const state = verdict.may === 'waits' ? 'waiting' : 'applied';
    if (value?.['state'] !== state)
      throw new Divergence(`the change is ${String(value?.['state'])}, not ${state}`);
    if (typeof verdict.may === 'string') return;
    book.orchard.made += verdict.may.harvest;
    book.setCap(what, wish.to);
  }

  private async setDay({ to, seen, by }: Extract<Command, { do: 'set day' }>): Promise<void> {
    const { book } = this;
    const { days, dayCaps } = book.orchard;
    const wish = {
      to: to === null ? null : (days[to] ?? null),
      from: seen === 'now' ? book.day : (days.find((day) => day !== book.day) ?? null),
    };
    const verdict = maySetDay(book, wish);
    const body = { day: wish.to, from: wish.from, why: 'chín sớm' };
    this.judge(verdict, await this.hand[by].post(`/api/v1/offers/${this.offerId}/picking-day`, body));
    if (!('may' in verdict)) return;
    book.day = wish.to;
    if (wish.to !== null && !dayCaps.has(wish.to)) dayCaps.set(wish.to, null);
  }

  private async endShow(): Promise<void> {
    this.judge({ may: 'end' }, await this.hand.host.post(`/api/v1/shows/${this.hand.ground.showId}/end`));
    this.book.orchard.isOver = true;
  }

  private async setPrice(dong: number): Promise<void> {
    const verdict = maySetPrice(this.book, dong);
    const path = `/api/v1/offers/${this.offerId}/price`;
    this.judge(verdict, await this.hand.host.post(path, { priceDong: dong }));
    if (!('may' in verdict) || verdict.may === 'as it is') return;
    this.book.priceDong = dong;
    this.book.priceVersion += 1;
  }

  private async setState(to: 'sold-out' | 'reopen' | 'close'): Promise<void> {
    const { book } = this;
    const verdict = maySetState(book);
    this.judge(verdict, await this.hand.host.post(`/api/v1/offers/${this.offerId}/${to}`));
    if (!('may' in verdict)) return;
    book.state = to === 'sold-out' ? 'sold_out' : to === 'reopen' ? 'open' : 'closed';
    book.settleClosed();
  }

  private judge(verdict: Verdict<unknown>, answer: Answer): Record<string, unknown> | undefined {
    const kind = answer.ok ? 'yes' : answer.refusal.code;
    this.hand.heard.set(kind, (this.hand.heard.get(kind) ?? 0) + 1);
    return judge(verdict, answer);
  }

  private buyer(index: number): Visitor {
    const visitor = this.hand.buyers[index];
    if (!visitor) throw new Error(`there is no buyer ${index}`);
    return visitor;
  }
}

/** The value of an answer that is as it must be; undefined for a refusal that is. */
function judge(verdict: Verdict<unknown>, answer: Answer): Record<string, unknown> | undefined {
  if (answer.ok && 'may' in verdict) return answer.value;
  const expected = 'may' in verdict ? 'yes' : verdict.not.map((one) => JSON.stringify(one)).join(' or ');
  if (answer.ok) throw new Divergence(`heard yes, expected ${expected}`);
  // Which field is wrong, and by what rule of the door, is said for people.
  const told = Object.entries(answer.refusal).filter(([name]) => name !== 'fields');
  const refusal = Object.fromEntries(told);
  const isExpected = !('may' in verdict) && verdict.not.some((one) => isDeepStrictEqual(refusal, one));
  if (!isExpected) throw new Divergence(`heard ${JSON.stringify(refusal)}, expected ${expected}`);
  return undefined;
}

function varied(ask: Ask, as: Extract<Command, { do: 'ask again' }>['as'], { step }: Book): Ask {
  switch (as) {
    case 'it was':
      return ask;
    case 'more':
      return { ...ask, amount: ask.amount + step };
    case 'other method':
      return { ...ask, method: ask.method === 'cod' ? 'test' : 'cod' };
    case 'another buyer':
      return { ...ask, buyer: (ask.buyer + 1) % households.length };
  }
}

function at<Item>(items: readonly Item[], index: number): Item | undefined {
  return items[index % items.length];
}
