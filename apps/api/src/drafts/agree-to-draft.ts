import type { OrderView, Refusal } from '@chophien/contracts';
import {
  accept,
  agreeDraft,
  goodsDong,
  refuse,
  stateWhenPlaced,
  whyNotFirst,
  type PayMethod,
  type Result,
} from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../db/unit-of-work.js';
import { Holds, type Hold } from '../holds/index.js';
import { ShowHub } from '../live/index.js';
import { OfferMoments, OfferRows, offerView, type OfferRow } from '../offers/index.js';
import {
  lockStockOf,
  OrderRows,
  orderView,
  studioView,
  type NamedOrderRow,
  type OrderRow,
} from '../orders/index.js';
import { agree, householdHas, type DraftDestination } from './drafts.rows.js';

/** The order as it stands; `isNew`: it was this yes that made it one, and no earlier one. */
export type AgreedDraft = { order: OrderView; isNew: boolean };

/** Whose draft it is, where its goods go, and the most that is paid; undefined: there is no such address. */
export type Yes = {
  by: 'buyer' | 'host';
  destination: DraftDestination | undefined;
  method: PayMethod;
  mostDong: number;
};

/**
 * What makes a draft an order, whoever says it. Said twice, it is one order; after its hold has ended the goods are
 * somebody else's to have.
 */
@Injectable()
export class AgreeToDraft {
  constructor(
    private readonly hub: ShowHub,
    private readonly moments: OfferMoments,
    private readonly holds: Holds,
  ) {}

  async run(tx: Tx, draft: NamedOrderRow, yes: Yes): Promise<Result<AgreedDraft, Refusal>> {
    const orders = tx.use(OrderRows);
    const offer = await lockStockOf(tx, draft.offer_id);
    const order = await orders.lock(draft.id);
    if (!order) return refuse({ code: 'not_found' });
    // Said before: as it stands now.
    if (order.recipient !== '') return accept({ order: orderView({ ...draft, ...order }), isNew: false });
    if (order.state !== 'held' || (await orders.isPastDeadline(order.id)))
      return refuse({ code: 'hold_ended' });
    const { destination, method } = yes;
    if (!destination) return refuse({ code: 'address_unknown' });
    const price = await this.priceOf(tx, order, offer, {
      mostDong: yes.mostDong,
      household: destination.household,
    });
    if (!price.ok) return price;
    const state = stateWhenPlaced(method);
    const goods = goodsDong(price.value.priceDong, order.amount, order.unit);
    const hold = await this.holdOf(tx, order, { ...yes, destination, goods });
    if (!hold.ok) return hold;
    const row = await agree(tx, order.id, {
      ...{ ...price.value, goods, state, method, destination },
      hold: hold.value,
    });
    const counted = await this.count(tx, offer, { ...order, state });
    const after = await this.moments.tell('agreed', tx, counted);
    const agreed = { ...draft, ...order, ...row };
    tx.afterCommit(() => {
      this.hub.tellLatest(order.show_id, { kind: 'offer.changed', offer: offerView(after) });
      this.hub.tellOrders(order.show_id, () => [studioView(agreed)]);
      this.hub.tellBuyer(order.buyer_id, order.id);
    });
    return accept({ order: orderView(agreed), isNew: true });
  }

  /**
   * What waits for its payment from here on is a hold like any other; null: nothing is waited for. Whom the host has
   * spoken with is no stranger.
   */
  private async holdOf(
    tx: Tx,
    { buyer_id: buyerId, key }: OrderRow,
    { by, method, destination, goods }: Yes & { destination: DraftDestination; goods: number },
  ): Promise<Result<Hold | null, Refusal>> {
    const isPaidLater = stateWhenPlaced(method) === 'confirmed';
    if (by === 'host' && isPaidLater) return accept(null);
    const ask = { buyerId, key, device: null, household: destination.household };
    const { may, hold, firstOrder } = await this.holds.again(tx, ask);
    const tooMuch = by === 'host' ? undefined : whyNotFirst(goods, firstOrder);
    if (tooMuch) return refuse(tooMuch);
    if (isPaidLater) return accept(null);
    return may.ok ? accept(hold) : may;
  }

  private async priceOf(
    tx: Tx,
    order: OrderRow,
    offer: OfferRow,
    { mostDong, household }: { mostDong: number; household: number },
  ) {
    const { unit, price_dong: priceDong, price_version: priceVersion, per_household: perHousehold } = offer;
    const others = offer.held + offer.sold - order.amount;
    return agreeDraft(
      { amount: order.amount, priceDong: order.price_dong, priceVersion: order.price_version },
      {
        offer: { unit, priceDong, priceVersion, rule: offer.price_rule, perHousehold },
        at: { nowMs: Date.now(), taken: others },
        channel: order.channel,
        householdHas: await householdHas(tx, offer.id, household),
      },
      { dong: mostDong },
    );
  }

  /** Sold, where nothing more is waited for; else still held. Either way the offer is of a new version: lanes read it anew. */
  private async count(tx: Tx, offer: OfferRow, { state, amount, channel }: OrderRow): Promise<OfferRow> {
    const offers = tx.use(OfferRows);
    if (state === 'held') return offers.sellHeld(offer, 0);
    const after = await offers.sellHeld(offer, amount);
    await offers.move(offer, { kind: 'agreed', channel, amount, orders: 1 });
    return after;
  }
}
