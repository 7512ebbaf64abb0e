import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../db/unit-of-work.js';
import { ShowEnds } from '../shows/index.js';
import { OfferMoments } from './offer-moments.js';
import { OfferRows } from './offers.rows.js';

/** The end of a show is the close of all that was still for sale in it. */
@Injectable()
export class EndOffers implements OnModuleInit {
  constructor(
    private readonly ends: ShowEnds,
    private readonly moments: OfferMoments,
  ) {}

  onModuleInit(): void {
    this.ends.on((tx, showId) => this.end(tx, showId));
  }

  private async end(tx: Tx, showId: string): Promise<void> {
    const offers = await tx.rows<{ id: string }>(
      `select id from offers where show_id = $1 and state <> 'closed' order by id`,
      [showId],
    );
    for (const { id } of offers) {
      const offer = await tx.use(OfferRows).lockWithDay(id);
      if (offer) await this.moments.tell('closed', tx, offer);
    }
  }
}
