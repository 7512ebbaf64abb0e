import {
  AcceptedKeys,
  decideBatch,
  freeForLine,
  priceDongMax,
  priceOfTurn,
  serveLine,
  shopIsOpen,
  type Turn,
  type WaitReason,
} from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Env } from '../config/env.js';
import type { Tx } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import type { OfferRow } from '../offers/index.js';
import {
  batchWrite,
  factsOf,
  lockAndRead,
  newOrders,
  nowhereYet,
  placedOrders,
  studioView,
  type OrderAsk,
  type Hold,
  type OrderFacts,
} from '../orders/index.js';
import { WaitRows, type LineRow } from './waits.rows.js';

type Given = { turn: Turn; buyerId: string };

/**
 * Brings an offer's line up to date within the transaction that has changed the offer: who let goods go leaves it, who
 * has all of it goes, and what is free is held for whose turn it is. Nobody else can come between.
 */
@Injectable()
export class ServeLine {
  private readonly turn: Hold;

  constructor(
    private readonly hub: ShowHub,
    env: Env,
  ) {
    this.turn = { ms: env.WAIT_OFFER_SECONDS * 1_000, shortMs: null, device: null };
  }

  /** The offer is locked, its picking day before it. Answers it as it stands then. */
  async run(tx: Tx, offer: OfferRow): Promise<OfferRow> {
    const rows = tx.use(WaitRows);
    if (!(await rows.hasStanding(offer.id))) return offer;
    await rows.lapse(offer.id);
    await rows.settle(offer.id);
    await this.giveTurns(tx, offer);
    return rows.count(offer.id);
  }

  /** Nobody waits for more of this offer. */
  async end(tx: Tx, offer: OfferRow, reason: WaitReason): Promise<OfferRow> {
    const rows = tx.use(WaitRows);
    if (!(await rows.hasStanding(offer.id))) return offer;
    await rows.end(offer.id, reason);
    return rows.count(offer.id);
  }

  private async giveTurns(tx: Tx, offer: OfferRow): Promise<void> {
    const rows = tx.use(WaitRows);
    const line = await rows.line(offer);
    const facts = line.length > 0 ? await factsForLine(tx, offer.id, line) : undefined;
    if (!facts || !shopIsOpen(facts.show.state)) return;
    const price = priceOfTurn(facts.offer, facts.offer.minimum, Date.now());
    // A flash that has not begun may still come; what cannot be bought any more is not waited for.
    if (!price.ok && price.refusal.code !== 'not_started') await rows.end(offer.id, 'offer_closed');
    if (!price.ok) return;
    const turns = serveLine(facts.offer, freeForLine(facts.offer), line);
    if (turns.length === 0) return;
    const buyers = new Map(line.map(({ id, buyerId }) => [id, buyerId]));
    const given = turns.flatMap((turn): Given[] => {
      const buyerId = buyers.get(turn.id);
      return turn.amount > 0 && buyerId !== undefined ? [{ turn, buyerId }] : [];
    });
    if (given.length > 0) await this.hold(tx, facts, given);
    await rows.take(turns);
  }

  /** As drafts are held: through the lane's own rules and statement, so that no cap is passed and the books agree. */
  private async hold(tx: Tx, facts: OrderFacts, given: readonly Given[]): Promise<void> {
    const asks = given.map((one) => askOf(one, this.turn));
    const plan = decideBatch(facts, asks);
    if (plan.orders !== asks.length) throw new Error('a line was given what its offer does not have');
    const orders = newOrders(facts, asks, plan);
    const { statement, values } = batchWrite(facts, plan, orders);
    const written = await tx.row<{ at: Date }>(statement.text, values);
    // The show or the facts sheet moved between our reading and our writing.
    if (!written) throw Object.assign(new Error('moved under the lock'), { code: '40001' });
    const parts = orders.flatMap(({ id }, at) => {
      const entryId = given[at]?.turn.id;
      return entryId === undefined ? [] : [{ orderId: id, entryId }];
    });
    await tx.use(WaitRows).addParts(parts);
    const placed = placedOrders(orders, written.at);
    tx.afterCommit(() => {
      this.hub.tellOrders(facts.row.show_id, () => placed.map(studioView));
      for (const order of placed) this.hub.tellBuyer(order.buyer_id, order.id);
    });
  }
}

/** The offer as its line may have it: what is kept from everybody else is theirs. */
async function factsForLine(
  tx: Tx,
  offerId: string,
  line: readonly LineRow[],
): Promise<OrderFacts | undefined> {
  const read = await lockAndRead(tx, offerId, []);
  if (!read) return undefined;
  const had = { buyers: new Map(line.map(({ buyerId, had }) => [buyerId, had])), households: new Map() };
  return factsOf({ ...read.row, waiting: 0 }, had, AcceptedKeys.of([]));
}

function askOf({ turn, buyerId }: Given, hold: Hold): OrderAsk {
  const key = randomUUID();
  const destination = nowhereYet(key);
  return {
    ...{ buyerId, key, destination, household: destination.household },
    bodyHash: key.replaceAll('-', '').repeat(2),
    channel: 'own',
    as: 'held',
    amount: turn.amount,
    // Whatever it costs now: the yes is to the price that is shown then.
    price: { dong: priceDongMax, version: 1 },
    atMs: Date.now(),
    method: 'cod',
    source: 'wait_list',
    hold,
    answer: () => undefined,
    fail: () => undefined,
  };
}
