import type { Database, Tx } from './database.js';
import { standsIn } from './lane-store.js';
import type { OfferRow, OrderRow, WaitRow } from './rows.js';

/** Acts after which a line has had what is free: whoever frees goods serves it in the same transaction. */
const serving = ['cancel', 'sweep', 'cap', 'state', 'yes', 'leave', 'stir'];

/** Looks on at the lines, and says where somebody was passed over, pushed in front of, or left without a word. */
export class LineWatch {
  /** How many waited for more of each offer when the last transaction was kept. */
  private readonly waited = new Map<string, number>();

  constructor(
    private readonly database: () => Database,
    private readonly fail: (what: string) => void,
  ) {}

  /** `isNew`: written by this transaction for the first time. */
  committed(tx: Tx, isNew: (orderId: string) => boolean): void {
    const fresh = [...tx.written.orders.values()].filter(({ id }) => isNew(id));
    for (const order of fresh) {
      if (order.source === 'wait_list') this.given(order);
      else if (order.channel === 'own' && (this.waited.get(order.offer_id) ?? 0) > 0)
        this.fail(`order ${order.id} came in front of those who wait for ${order.offer_id}`);
    }
    for (const entry of tx.written.waits.values()) this.told(entry);
    for (const offer of tx.written.offers.values()) this.counted(offer, tx);
  }

  end(): void {
    for (const entry of this.database().rows.waits.values())
      if (entry.state === 'offered') this.fail(`${nameOf(entry)} is asked for ever`);
    for (const offer of this.database().rows.offers.values()) this.nothingLiesFree(offer);
  }

  /** Everybody in front could take no gram more. */
  private given(order: OrderRow): void {
    const line = this.lineOf(order.offer_id);
    const entry = line.find(({ parts }) => parts.includes(order.id));
    if (!entry) return this.fail(`order ${order.id} was held for nobody’s place in line`);
    const passed = line.find(({ seq, waitsFor }) => seq < entry.seq && waitsFor > 0);
    if (passed) this.fail(`${nameOf(passed)} was passed over for ${nameOf(entry)}`);
  }

  /** Who waits for no more has had it all, or hears why not. */
  private told(entry: WaitRow): void {
    const { rows } = this.database();
    const given = entry.parts.reduce((sum, id) => sum + (rows.orders.get(id)?.amount ?? 0), 0);
    const { state, reason, waitsFor, asked } = entry;
    if (given + waitsFor > asked) this.fail(`${nameOf(entry)} was given more than was asked for`);
    if (waitsFor === 0 && given < asked && (reason === null || reason === 'all_had'))
      this.fail(`${nameOf(entry)} left the line and heard no reason`);
    if (state === 'waiting' && waitsFor === 0) this.fail(`${nameOf(entry)} waits for nothing`);
    if (state === 'served' && given !== asked) this.fail(`${nameOf(entry)} is said to have had all`);
    const offer = rows.offers.get(entry.offerId);
    if (reason === 'rest_too_small' && offer && asked - given >= offer.minimum)
      this.fail(`${nameOf(entry)} was told that what is missing is less than is sold, and it is not`);
  }

  private counted(offer: OfferRow, tx: Tx): void {
    const waits = this.lineOf(offer.id).filter((entry) => isInLine(entry) && entry.waitsFor > 0);
    const now = this.database().rows.offers.get(offer.id) ?? offer;
    if (now.waiting !== waits.length)
      this.fail(`${offer.id} says that ${now.waiting} wait, and ${waits.length} do`);
    this.waited.set(offer.id, waits.length);
    if (serving.includes(tx.by)) this.nothingLiesFree(now);
  }

  /** The first who could take some has been given it. */
  private nothingLiesFree(offer: OfferRow): void {
    const { rows, nowMs } = this.database();
    const first = this.lineOf(offer.id).find((entry) => isInLine(entry) && entry.waitsFor > 0);
    if (!first || offer.state !== 'open' || rows.shows.get(offer.show_id)?.state === 'ended') return;
    const rule = offer.price_rule;
    if (rule.kind === 'flash' && nowMs >= rule.untilMs)
      return this.fail(`${nameOf(first)} waits for a flash that is over`);
    const had = [...rows.orders.values()].reduce((sum, order) => {
      const isTheirs = order.offer_id === offer.id && order.buyer_id === first.buyerId && standsIn(order);
      return isTheirs ? sum + order.amount : sum;
    }, 0);
    const rooms = [first.waitsFor, offer.cap - offer.held - offer.sold];
    for (const limit of [offer.per_buyer, offer.per_household]) if (limit !== null) rooms.push(limit - had);
    if (offer.own_cap !== null) rooms.push(offer.own_cap - offer.own_taken);
    const day = offer.picking_day && rows.days.get(`${offer.producer_id} ${offer.picking_day}`);
    if (day && day.capGrams !== null)
      rooms.push(Math.floor((day.capGrams - day.takenGrams) / (offer.piece_grams ?? 1)));
    // The minimum and every step above it are sold.
    if (Math.min(...rooms) >= offer.minimum)
      this.fail(`${Math.min(...rooms)} of ${offer.id} lie free while ${nameOf(first)} waits`);
  }

  private lineOf(offerId: string): WaitRow[] {
    return [...this.database().rows.waits.values()]
      .filter((entry) => entry.offerId === offerId)
      .sort((one, other) => one.seq - other.seq);
  }
}

function isInLine({ state }: WaitRow): boolean {
  return state === 'waiting' || state === 'offered';
}

function nameOf({ buyerId, seq, offerId }: WaitRow): string {
  return `${buyerId} (place ${seq} for ${offerId})`;
}
