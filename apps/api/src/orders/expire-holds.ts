import { accept } from '@chophien/domain';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Rounds } from '../db/rounds.js';
import { Queries, UnitOfWork } from '../db/unit-of-work.js';
import { LOG, type Log } from '../http/log.js';
import { ShowHub } from '../live/index.js';
import { OfferMoments, offerView } from '../offers/index.js';
import { OrderRows, studioView } from './orders.rows.js';
import { giveBack, lockStockOf } from './stock-back.js';

const everyMs = 1_000;
const perOfferMax = 500;

/**
 * Gives back what was held and not paid for in time. The deadline is a column of the order and the clock is the
 * database's, so nothing is forgotten while no process runs: the first sweep after a start catches up.
 */
@Injectable()
export class ExpireHolds implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds({
    run: () => this.sweep(),
    pauseMs: () => everyMs,
    failed: (fault) => this.log.warn({ event: 'holds.not_swept', err: fault }),
  });

  constructor(
    private readonly work: UnitOfWork,
    private readonly queries: Queries,
    private readonly hub: ShowHub,
    private readonly moments: OfferMoments,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start(0);
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** One sweep: every offer that has holds past their deadline, one transaction each. Answers how many orders expired. */
  async run(): Promise<number> {
    const offers = await this.queries.rows<{ offer_id: string }>(
      `select distinct offer_id from orders where state = 'held' and expires_at <= now() limit 100`,
    );
    let expired = 0;
    for (const { offer_id: offerId } of offers) expired += await this.expire(offerId);
    return expired;
  }

  private async expire(offerId: string): Promise<number> {
    const result = await this.work.run(async (tx) => {
      const offer = await lockStockOf(tx, offerId);
      const orders = await tx.use(OrderRows).expire(offerId, perOfferMax);
      if (orders.length === 0) return accept(0);
      const after = await giveBack(
        { tx, moments: this.moments },
        offer,
        orders.map((order) => ({ ...order, state: 'held' as const })),
      );
      tx.afterCommit(() => {
        this.hub.tellLatest(offer.show_id, { kind: 'offer.changed', offer: offerView(after) });
        this.hub.tellOrders(offer.show_id, () => orders.map(studioView));
        for (const order of orders) this.hub.tellBuyer(order.buyer_id, order.id);
      });
      return accept(orders.length);
    });
    return result.ok ? result.value : 0;
  }

  private async sweep(): Promise<void> {
    const expired = await this.run();
    if (expired > 0) this.log.info({ event: 'holds.expired', orders: expired });
  }
}
