import type { PlaceOrderBody, PlacedOrderView, Refusal } from '@chophien/contracts';
import { accept, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { Env } from '../config/env.js';
import { Lane } from '../db/lane.js';
import { UnitOfWork } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { offerView } from '../offers/index.js';
import { studioView } from './orders.rows.js';
import { settleBatch, type OrderAsk } from './settle-batch.js';

type OrderLane = Lane<OrderAsk, PlacedOrderView, Refusal>;
const batchMax = 500;

/**
 * Places an order: the one use case behind both doors. All asks for an offer queue in its lane and are settled
 * together; an ack goes out only after the commit.
 */
@Injectable()
export class PlaceOrder {
  private readonly lanes = new Map<string, OrderLane>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
    private readonly env: Env,
  ) {}

  async run(buyerId: string, body: PlaceOrderBody): Promise<Result<PlacedOrderView, Refusal>> {
    const offerId = body.offerId.toLowerCase();
    const lane = this.lanes.get(offerId) ?? this.open(offerId);
    const ask = {
      buyerId,
      body: { ...body, offerId, key: body.key.toLowerCase(), addressId: body.addressId.toLowerCase() },
    };
    return lane.ask(ask);
  }

  private open(offerId: string): OrderLane {
    const lane: OrderLane = new Lane((asks) => this.settle(offerId, asks), {
      waitingMax: this.env.ORDER_LANE_MAX,
      batchMax,
      onIdle: () => this.lanes.delete(offerId),
    });
    this.lanes.set(offerId, lane);
    return lane;
  }

  private async settle(
    offerId: string,
    asks: readonly OrderAsk[],
  ): Promise<readonly Result<PlacedOrderView, Refusal>[]> {
    const settled = await this.work.run(async (tx) => {
      const batch = await settleBatch(tx, offerId, asks, Date.now());
      const { offer, placed } = batch;
      tx.afterCommit(() => {
        if (!offer) return;
        this.hub.tellLatest(offer.show_id, { kind: 'offer.changed', offer: offerView(offer) });
        for (const order of placed) this.hub.tellOrder(offer.show_id, studioView(order));
      });
      return accept(batch.answers);
    });
    return settled.ok ? settled.value : asks.map(() => settled);
  }
}
