import { dueBack, finalDong } from '@chophien/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../db/unit-of-work.js';
import { DueRows } from '../dues/index.js';
import { ShowHub } from '../live/index.js';
import { OfferMoments, type OfferRow } from '../offers/index.js';
import { lockOrdersAbove } from './prices.rows.js';

/**
 * When an offer whose price falls for everybody closes, its one last price is read once: who is in pays that, if it is
 * lower, and what they have paid beyond it is due back. What is cancelled later changes nobody's price.
 */
@Injectable()
export class ClosePrices implements OnModuleInit {
  constructor(
    private readonly moments: OfferMoments,
    private readonly hub: ShowHub,
  ) {}

  onModuleInit(): void {
    this.moments.on('closed', (tx, offer) => this.close(tx, offer));
  }

  private async close(tx: Tx, offer: OfferRow): Promise<OfferRow> {
    const closingDong = finalDong(
      { ...{ unit: offer.unit, rule: offer.price_rule }, priceDong: offer.price_dong, priceVersion: 1 },
      offer.held + offer.sold,
    );
    if (closingDong === null) return offer;
    const above = await lockOrdersAbove(tx, offer.id, closingDong);
    const ended = above.map((order) => {
      const { price_dong: priceDong, amount, goods_dong: goods, packed_amount: packedAmount } = order;
      const paidDong = order.paid_goods_dong ?? 0;
      const end = dueBack(
        { priceDong, amount, goodsDong: goods, paidDong },
        { closingDong, packedAmount },
        offer.unit,
      );
      return { id: order.id, packedAmount, ...end };
    });
    await tx.use(DueRows).end('price_fell', ended);
    tx.afterCommit(() => {
      for (const { id, buyer_id: buyerId } of above) this.hub.tellBuyer(buyerId, id);
    });
    return offer;
  }
}
