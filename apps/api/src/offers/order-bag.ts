import type { OfferView, Refusal } from '@chophien/contracts';
import { accept, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { ShowRows } from '../shows/index.js';
import { offerView } from './offer-view.js';
import { OfferRows } from './offers.rows.js';

/** Puts a show's bag in the order in which it will be shown. A code stays with its offer: it may have been called out. */
@Injectable()
export class OrderBag {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
  ) {}

  /** Those named come first, in their order; what is not named keeps its own behind them. */
  run(showId: string, offerIds: readonly string[]): Promise<Result<OfferView[], Refusal>> {
    return this.work.run(async (tx) => {
      const show = await tx.use(ShowRows).lock(showId);
      if (!show) return refuse({ code: 'not_found' } as const);
      if (show.state === 'ended') return refuse({ code: 'show_over' } as const);
      const moved = (await tx.use(OfferRows).order(showId, offerIds)).map(offerView);
      tx.afterCommit(() => {
        for (const offer of moved) this.hub.tellLatest(showId, { kind: 'offer.changed', offer });
      });
      return accept(moved);
    });
  }
}
