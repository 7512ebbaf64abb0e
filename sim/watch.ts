import type { OrderAsk, OrderFacts } from '@chophien/api/lane-facts';
import type { PlacedOrderView, Refusal } from '@chophien/contracts';
import { proveLedger, sayDifference, type Result } from '@chophien/domain';
import type { Database, Tx } from './database.js';
import { standsIn } from './lane-store.js';
import { LineWatch } from './line-watch.js';
import { trustedMs, type Decision } from './node.js';
import { exactDong, expectedOf, type Expected, type Moment, type Truth } from './oracle.js';
import type { DayRow, OrderRow, ShowRow } from './rows.js';

type Past<Row> = { row: Row; fromMs: number; untilMs: number | undefined };
/** Each version that a row has had, and when. */
class History<Row> {
  private readonly all = new Map<string, Past<Row>>();
  private readonly last = new Map<string, Past<Row>>();

  add(id: string, version: number, at: { row: Row; nowMs: number }): void {
    const before = this.last.get(id);
    if (before) before.untilMs = at.nowMs;
    const past = { row: at.row, fromMs: at.nowMs, untilMs: undefined };
    this.all.set(`${id} ${version}`, past);
    this.last.set(id, past);
  }

  at(id: string, version: number | null): Past<Row> | undefined {
    return version === null ? undefined : this.all.get(`${id} ${version}`);
  }

  /** What was true at any time since then. */
  since(id: string, sinceMs: number): Row[] {
    const live: Row[] = [];
    for (const [name, { row, untilMs }] of this.all)
      if (name.startsWith(`${id} `) && (untilMs === undefined || untilMs >= sinceMs)) live.push(row);
    return live;
  }
}

/** May an order go from one state to the next, and by whom: the market's promise, said without the code under test. */
const mayGo: Record<string, readonly string[]> = {
  'held held': ['yes'],
  'held confirmed': ['pay', 'yes'],
  'held expired': ['sweep'],
  'held cancelled': ['cancel'],
  'confirmed cancelled': ['cancel'],
  'confirmed packed': ['pack'],
};

export type Answer = Result<PlacedOrderView, Refusal>;

/** Looks on, keeps a journal of its own, and says what must not be. */
export class Watch {
  readonly failures: string[] = [];
  step = 0;
  private readonly orderRows = new Map<string, OrderRow>();
  private readonly writtenAt = new Map<string, number>();
  private readonly offers = new History<Moment>();
  private readonly days = new History<DayRow>();
  private readonly shows = new History<ShowRow>();
  private readonly acked = new Map<string, string>();
  private readonly ackedOrders = new Set<string>();

  private readonly lines: LineWatch;

  constructor(private readonly database: () => Database) {
    this.lines = new LineWatch(database, (what) => this.fail(what));
  }

  fail(what: string): void {
    this.failures.push(what);
  }

  committed(tx: Tx): void {
    const { rows } = this.database();
    this.lines.committed(tx, (id) => !this.orderRows.has(id));
    for (const [id, row] of tx.written.orders) this.orderMoved(id, row, tx);
    if (rows.orders.size !== this.orderRows.size) this.fail('an order that was written is gone');
    this.remember(tx);
    this.addUp();
  }

  private orderMoved(id: string, row: OrderRow, tx: Tx): void {
    const before = this.orderRows.get(id);
    this.orderRows.set(id, row);
    this.price(row);
    if (before === undefined) this.writtenAt.set(id, this.step);
    else if (!mayGo[`${before.state} ${row.state}`]?.includes(tx.by))
      this.fail(`order ${id} went from ${before.state} to ${row.state} by ${tx.by}`);
    if (before && tx.by === 'yes' && before.recipient !== '') this.fail(`order ${id} was agreed to twice`);
    if (before && row.price_dong > before.price_dong) this.fail(`order ${id} became dearer`);
    if (row.state === 'confirmed' && row.recipient === '')
      this.fail(`order ${id} is confirmed, and nobody knows where it goes`);
    if (row.state === 'expired' && (row.expires_at?.getTime() ?? Infinity) > this.database().nowMs)
      this.fail(`order ${id} expired before its deadline`);
  }

  private price(row: OrderRow): void {
    const goods = exactDong(row.price_dong, row.amount, row.unit);
    if (BigInt(row.goods_dong) !== goods)
      this.fail(`order ${row.id}: ${row.amount} at ${row.price_dong} cost ${row.goods_dong}, not ${goods}`);
    if (row.total_dong !== row.goods_dong + row.delivery_dong) this.fail(`order ${row.id} does not add up`);
  }

  /** Takes down what is true from now on. */
  remember(tx: Tx): void {
    const { rows, nowMs } = this.database();
    for (const id of tx.written.offers.keys()) {
      const offer = rows.offers.get(id);
      if (!offer) continue;
      const [buyers, households] = [new Map<string, number>(), new Map<number, number>()];
      for (const order of rows.orders.values()) {
        if (order.offer_id !== id || !standsIn(order)) continue;
        buyers.set(order.buyer_id, (buyers.get(order.buyer_id) ?? 0) + order.amount);
        households.set(order.household, (households.get(order.household) ?? 0) + order.amount);
      }
      const over = (most: number | null, sums: Map<unknown, number>) =>
        most !== null && [...sums.values()].some((sum) => sum > most);
      if (over(offer.per_buyer, buyers)) this.fail(`a buyer has more of ${id} than the limit`);
      if (over(offer.per_household, households)) this.fail(`a household has more of ${id} than the limit`);
      this.offers.add(id, offer.version, { row: { offer, buyers, households }, nowMs });
    }
    for (const [id, row] of tx.written.days) this.days.add(id, row.version, { row, nowMs });
    for (const [id, row] of tx.written.shows) this.shows.add(id, row.version, { row, nowMs });
  }

  /** The ledger and the orders add up to every counter, and no counter passes its cap. */
  private addUp(): void {
    const { rows, movements } = this.database();
    const offers = [...rows.offers.values()];
    const books = {
      lots: [...rows.lots].map(([id, lot]) => ({ id, ...lot })),
      offers: offers.map((offer) => ({
        id: offer.id,
        code: offer.code,
        lotId: offer.lot_id,
        cap: offer.cap,
        held: offer.held,
        sold: offer.sold,
        taken: { own: offer.own_taken, relay: offer.relay_taken, wholesale: offer.wholesale_taken },
        producerId: offer.producer_id,
        pickingDay: offer.picking_day,
        gramsEach: offer.piece_grams ?? 1,
        parts: [],
      })),
      pickingDays: [...rows.days].map(([id, { takenGrams }]) => {
        const [producerId = '', day = ''] = id.split(' ');
        return { producerId, day, takenGrams };
      }),
      movements,
      orders: [...rows.orders.values()].map((order) => ({ ...order, offerId: order.offer_id })),
    };
    for (const difference of proveLedger(books)) this.fail(sayDifference(difference));
    for (const { id, cap } of offers) {
      const taken = books.orders.reduce(
        (sum, order) => sum + (order.offer_id === id && standsIn(order) ? order.amount : 0),
        0,
      );
      if (taken > cap) this.fail(`${id} is oversold: ${taken} of ${cap}`);
    }
  }

  /** Every verdict of a batch against the oracle. */
  decided({ facts, asks, plan, atMs, isUnderLock }: Decision): void {
    const { row } = facts;
    const sinceMs = plan.orders > 0 || isUnderLock ? atMs : atMs - trustedMs;
    const day = `${row.producer_id} ${row.picking_day}`;
    const pasts = [
      this.offers.at(row.id, row.version),
      this.shows.at(row.show_id, row.show_version),
      ...(row.day_version === null ? [] : [this.days.at(day, row.day_version)]),
    ];
    if (pasts.some((past) => !past || (past.untilMs ?? Infinity) < sinceMs))
      return this.fail(`a batch of ${row.id} was decided from what was true no more`);
    const dayPast = this.days.at(day, row.day_version);
    const [moment, show] = [pasts[0]?.row, this.shows.at(row.show_id, row.show_version)?.row];
    if (!moment || !('offer' in moment) || !show) return this.fail('a batch was decided from nothing');
    const truth = { ...moment, show, day: dayPast?.row };
    const expected = expectedOf(truth, asks, (ask) => this.known(ask, truth));
    asks.forEach((ask, at) => {
      const verdict = plan.verdicts[at];
      const said = expected[at];
      if (!verdict || said === undefined) return this.fail('an ask without a verdict');
      const is =
        verdict.is === 'refused'
          ? verdict.refusal
          : { code: verdict.is, ...(verdict.is === 'taken' && { pays: verdict.taken.priceDong }) };
      if (agrees(is, said) || this.isOfAnotherOffer(ask, row.id)) return;
      if (plan.orders === 0 && !isUnderLock && this.wasTrue(ask, { truth, sinceMs, is })) return;
      this.fail(`${ask.buyerId}’s ask ${ask.key} of ${row.id} heard ${say(is)}, expected ${say(said)}`);
    });
  }

  /** Nothing was left at one moment at least, no longer before the ask came than memory is trusted. */
  soldOutAtDoor({ row }: OrderFacts, askedAtMs: number): void {
    const was = this.offers.since(row.id, askedAtMs - trustedMs);
    const isGone = ({ offer }: Moment) =>
      offer.state === 'sold_out' || offer.cap - offer.held - offer.sold < offer.minimum;
    if (!was.some(isGone)) this.fail(`the door says ${row.id} is sold out, and it was not`);
  }

  private known(ask: OrderAsk, { offer }: Truth): boolean {
    const order = this.database().order(ask);
    return order !== undefined && order.offer_id === offer.id && order.madeAt <= offer.version;
  }

  private isOfAnotherOffer(ask: OrderAsk, offerId: string): boolean {
    const order = this.database().order(ask);
    return order !== undefined && order.offer_id !== offerId;
  }

  /** A refusal from memory is true if it was so at one moment within the time that memory is trusted. */
  private wasTrue(ask: OrderAsk, at: { truth: Truth; sinceMs: number; is: { code: string } }): boolean {
    const { truth, sinceMs, is } = at;
    return this.offers.since(truth.offer.id, sinceMs).some((moment) => {
      const then = { ...truth, ...moment };
      const [said] = expectedOf(then, [ask], (one) => this.known(one, then));
      return said !== undefined && agrees({ code: is.code }, said);
    });
  }

  answered(ask: OrderAsk & { sentAt: number }, answer: Answer): void {
    const name = `${ask.buyerId} ${ask.key}`;
    const order = this.database().order(ask);
    if (!answer.ok) {
      const { code } = answer.refusal;
      const isAccepted = order?.hash === ask.bodyHash && (this.writtenAt.get(order.id) ?? 0) < ask.sentAt;
      if (isAccepted && code !== 'busy') this.fail(`${name} was accepted and is refused: ${code}`);
      return;
    }
    const said = JSON.stringify(answer.value);
    if (!order || order.id !== answer.value.id)
      return this.fail(`${name} was told yours, and no such order is durable`);
    if (order.hash !== ask.bodyHash) this.fail(`${name} was answered with the order of another ask`);
    // What was written in a comment and agreed to since is told as it was agreed.
    const wasAgreed = order.source === 'comment' && order.recipient !== '';
    if (!wasAgreed && (this.acked.get(name) ?? said) !== said)
      this.fail(`${name} heard two different answers`);
    if (order.price_dong > ask.price.dong) this.fail(`${name} pays more than was seen`);
    if (order.amount !== ask.amount) this.fail(`${name} asked for ${ask.amount} and has ${order.amount}`);
    this.acked.set(name, said);
    this.ackedOrders.add(order.id);
  }

  /** The acked orders' ids, in the order of their acks. */
  get orders(): readonly string[] {
    return [...this.ackedOrders];
  }

  end(): void {
    const { rows } = this.database();
    for (const id of this.ackedOrders) if (!rows.orders.has(id)) this.fail(`acked order ${id} is lost`);
    for (const { id, state } of rows.orders.values())
      if (state === 'held') this.fail(`order ${id} is held for ever`);
    this.lines.end();
  }
}

function agrees(is: { code: string; left?: number; pays?: number }, said: Expected): boolean {
  if (typeof said === 'string') return is.code === said;
  if ('pays' in said) return is.code === 'taken' && is.pays === said.pays;
  const isCap = is.code === 'sold_out' || is.code.endsWith('_limit');
  return isCap && (is.left === undefined || is.left === said.fits);
}

function say(what: Expected | { code: string }): string {
  return typeof what === 'string' ? what : JSON.stringify(what);
}
