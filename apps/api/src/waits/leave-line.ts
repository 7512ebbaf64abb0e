import type { Refusal } from '@chophien/contracts';
import { accept, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { OfferRows, offerView } from '../offers/index.js';
import { ServeLine } from './serve-line.js';
import { WaitRows } from './waits.rows.js';

/** Waits for no more. What is held already stays held until its time is over; to give that up is to cancel its order. */
@Injectable()
export class LeaveLine {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
    private readonly serveLine: ServeLine,
  ) {}

  run(buyerId: string, offerId: string): Promise<Result<null, Refusal>> {
    return this.work.run(async (tx) => {
      const offer = await tx.use(OfferRows).lockWithDay(offerId);
      if (!offer) return refuse({ code: 'not_found' } as const);
      await tx.use(WaitRows).end(offerId, 'went', buyerId);
      // Who stood in front may have been what others waited behind.
      const after = offerView(await this.serveLine.run(tx, await tx.use(WaitRows).count(offerId)));
      tx.afterCommit(() => this.hub.tellLatest(after.showId, { kind: 'offer.changed', offer: after }));
      return accept(null);
    });
  }
}
