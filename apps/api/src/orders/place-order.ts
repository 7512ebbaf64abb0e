import type { PlaceOrderBody, PlacedOrderView, Refusal } from '@chophien/contracts';
import {
  priceDongMax,
  refuse,
  stateWhenPlaced,
  type Busy,
  type Channel,
  type PayMethod,
  type Result,
} from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { hash } from 'node:crypto';
import type { SignedCaller } from '../accounts/index.js';
import { Env } from '../config/env.js';
import { LaneTally } from '../db/lane-tally.js';
import { Notices } from '../db/notices.js';
import { Queries, UnitOfWork } from '../db/unit-of-work.js';
import { Holds, type Granted, type Hold } from '../holds/index.js';
import { ShowHub } from '../live/index.js';
import { offerView } from '../offers/index.js';
import { Destinations, type BookedDestination } from './destinations.js';
import { nowhereYet, type LaneRow, type OrderAsk } from './lane-facts.js';
import { OrderLane, type LaneParts } from './order-lane.js';
import { ordersByKeys, sameAnswer, studioView } from './orders.rows.js';
import type { PlacedOrder } from './write-batch.js';

type Answer = Result<PlacedOrderView, Refusal>;
/** What was read out of a comment. `key`: the same for the same comment, however often it is read. */
export type DraftAsk = { offerId: string; amount: number; key: string };
type Give = (answer: Answer) => void;
const batchMax = 1_000;
/** Whom a queue would keep longer than this hears `busy` at once. */
const waitMsMax = 100;
const lanesMax = 5_000;
/** What a lane remembers of an offer that nobody asks for is let go. */
const laneKeptMs = 900_000;

/**
 * Places an order: the one use case behind both doors. All asks for an offer queue in its lane and are settled
 * together; an answer goes out only after the commit.
 */
@Injectable()
export class PlaceOrder {
  readonly tally = new LaneTally();
  private readonly lanes = new LRUCache<string, OrderLane>({
    max: lanesMax,
    ttl: laneKeptMs,
    ttlAutopurge: true,
    ttlResolution: 1_000,
    updateAgeOnGet: true,
  });
  private readonly parts: LaneParts;
  private readonly payMethods: readonly PayMethod[];

  constructor(
    work: UnitOfWork,
    private readonly queries: Queries,
    private readonly destinations: Destinations,
    private readonly hub: ShowHub,
    private readonly holds: Holds,
    notices: Notices,
    env: Env,
  ) {
    this.payMethods = env.payMethods;
    this.parts = {
      work,
      queries,
      bounds: { waitingMax: env.ORDER_LANE_MAX, batchMax, waitMsMax },
      tally: this.tally,
      sold: (row, orders) => this.tell(row, orders),
    };
    notices.on(
      (notice) => 'offer' in notice && this.lanes.get(notice.offer)?.doubt(),
      () => this.lanes.forEach((lane) => lane.doubt()),
    );
  }

  /** Not `async`: where all is known, nothing is awaited but the lane. */
  run(by: SignedCaller, body: PlaceOrderBody, channel: Channel = 'own'): Promise<Answer> {
    if (!this.payMethods.includes(body.method))
      return Promise.resolve(refuse({ code: 'invalid', fields: [{ path: 'method', rule: 'isIn' }] }));
    const lane = this.lanes.get(body.offerId.toLowerCase());
    const soldOut = lane?.refuseSoldOut({ buyerId: by.account.id, key: body.key.toLowerCase() });
    if (soldOut instanceof Promise)
      return soldOut.then((refusal) => (refusal ? refuse(refusal) : this.send(by, body, channel)));
    return soldOut ? Promise.resolve(refuse(soldOut)) : this.send(by, body, channel);
  }

  /**
   * Holds goods at the price of the moment for a buyer who has not said yes yet, nor where to. The household's limit is
   * asked for when that is known.
   */
  draft(by: SignedCaller, { offerId, amount, key }: DraftAsk): Promise<Answer> {
    const buyerId = by.account.id;
    const lane = this.lanes.get(offerId);
    const soldOut = lane?.refuseSoldOut({ buyerId, key });
    const destination = nowhereYet(key);
    const place = ({ hold, firstOrder }: Granted) =>
      this.queue(offerId, (answer, fail) => ({
        buyerId,
        key,
        bodyHash: hash('sha256', `["comment","${offerId}",${amount}]`, 'hex'),
        household: destination.household,
        channel: 'own',
        as: 'held',
        amount,
        // Whatever it costs now: the yes is to the price that is shown then.
        price: { dong: priceDongMax, version: 1 },
        atMs: Date.now(),
        method: 'cod',
        source: 'comment',
        destination,
        hold,
        firstOrder,
        answer,
        fail,
      }));
    return Promise.resolve(soldOut).then((refusal) =>
      refusal
        ? refuse(refusal)
        : this.holds.keep({ buyerId, key, device: by.visitorId, household: null }, place),
    );
  }

  /** Asks in all lanes that no batch has taken yet. */
  get waiting(): number {
    return [...this.lanes.values()].reduce((sum, lane) => sum + lane.waiting, 0);
  }

  get isBusy(): boolean {
    return [...this.lanes.values()].some((lane) => lane.isBusy);
  }

  /** What an ask would hear that came now, if its offer's lane is full. */
  busyOf(offerId: string): Busy | undefined {
    return this.lanes.peek(offerId)?.busy();
  }

  private send(by: SignedCaller, body: PlaceOrderBody, channel: Channel): Promise<Answer> {
    const known = this.destinations.known(by.account.id, body.addressId);
    return known ? this.go(by, body, channel, known) : this.runAfterReading(by, body, channel);
  }

  private async runAfterReading(by: SignedCaller, body: PlaceOrderBody, channel: Channel): Promise<Answer> {
    const buyerId = by.account.id;
    const destination = await this.destinations.of(buyerId, body.addressId.toLowerCase());
    if (destination) return this.go(by, body, channel, destination);
    // An accepted key is never answered by a refusal: its address may have been removed since.
    const [order] = await ordersByKeys(this.queries, [{ buyerId, key: body.key.toLowerCase() }]);
    return order ? sameAnswer({ bodyHash: hashOfAsk(body) }, order) : refuse({ code: 'address_unknown' });
  }

  /** What is confirmed at once asks nobody for room. */
  private go(
    by: SignedCaller,
    body: PlaceOrderBody,
    channel: Channel,
    destination: BookedDestination,
  ): Promise<Answer> {
    if (stateWhenPlaced(body.method) === 'confirmed')
      return this.queueTapped(by.account.id, body, channel, destination, null);
    const [buyerId, key] = [by.account.id, body.key.toLowerCase()];
    return this.holds.keep(
      { buyerId, key, device: by.visitorId, household: destination.household },
      ({ hold }) => this.queueTapped(buyerId, body, channel, destination, hold),
    );
  }

  private queueTapped(
    buyerId: string,
    body: PlaceOrderBody,
    channel: Channel,
    destination: BookedDestination,
    hold: Hold | null,
  ): Promise<Answer> {
    const firstOrder = destination.hasOrdered ? undefined : this.holds.firstOrder();
    return this.queue(body.offerId.toLowerCase(), (answer, fail) => ({
      buyerId,
      key: body.key.toLowerCase(),
      bodyHash: hashOfAsk(body),
      household: destination.household,
      channel,
      as: stateWhenPlaced(body.method),
      amount: body.amount,
      price: body.price,
      atMs: Date.now(),
      method: body.method,
      source: 'tap',
      destination,
      hold,
      firstOrder,
      answer,
      fail,
    }));
  }

  private queue(offerId: string, askWith: (answer: Give, fail: (fault: unknown) => void) => OrderAsk) {
    return new Promise<Answer>((answer, fail) => this.laneOf(offerId).push(askWith(answer, fail)));
  }

  private laneOf(offerId: string): OrderLane {
    const known = this.lanes.get(offerId);
    if (known) return known;
    const lane = new OrderLane(offerId, this.parts);
    this.lanes.set(offerId, lane);
    return lane;
  }

  private tell(row: LaneRow, orders: readonly PlacedOrder[]): void {
    this.hub.tellLatest(row.show_id, { kind: 'offer.changed', offer: offerView(row) });
    this.hub.tellOrders(row.show_id, () => orders.map(studioView));
  }
}

/** The ask as it is compared with what its key asked before: the same in any spelling of its ids. */
function hashOfAsk(body: PlaceOrderBody): string {
  const { offerId, amount, price, addressId, method } = body;
  const [offer, address] = [offerId.toLowerCase(), addressId.toLowerCase()];
  // As JSON would write it: ids, numbers and a name of our own need no escaping.
  return hash(
    'sha256',
    `["${offer}",${amount},${price.dong},${price.version},"${address}","${method}"]`,
    'hex',
  );
}
