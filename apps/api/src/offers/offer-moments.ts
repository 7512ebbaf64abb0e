import { Injectable } from '@nestjs/common';
import type { Tx } from '../db/unit-of-work.js';
import type { OfferRow } from './offers.rows.js';

/** What happens to an offer within the transaction that causes it. The offer is locked, as it is written by then. */
type Moment = (tx: Tx, offer: OfferRow) => Promise<OfferRow>;

/**
 * What other features do when goods of an offer are free again, or when it closes: in the same transaction, so that
 * nobody can come between. Each is given the offer as the one before has left it.
 */
@Injectable()
export class OfferMoments {
  private readonly moments: Record<'freed' | 'closed', Moment[]> = { freed: [], closed: [] };

  on(name: 'freed' | 'closed', moment: Moment): void {
    this.moments[name].push(moment);
  }

  async tell(name: 'freed' | 'closed', tx: Tx, offer: OfferRow): Promise<OfferRow> {
    let now = offer;
    for (const moment of this.moments[name]) now = await moment(tx, now);
    return now;
  }
}
