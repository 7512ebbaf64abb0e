import { Injectable } from '@nestjs/common';
import type { Tx } from '../db/unit-of-work.js';
import type { OfferRow } from './offers.rows.js';

/** What happens to an offer within the transaction that causes it. The offer is locked, as it is written by then. */
type Moment = (tx: Tx, offer: OfferRow) => Promise<OfferRow>;

/** Goods are free again · a draft was agreed to · nothing more is sold of it. */
export type MomentName = 'freed' | 'agreed' | 'closed';

/**
 * What other features do when one of these has come for an offer: in the same transaction, so that nobody can come
 * between. Each is given the offer as the one before has left it.
 */
@Injectable()
export class OfferMoments {
  private readonly moments: Record<MomentName, Moment[]> = { freed: [], agreed: [], closed: [] };

  on(name: MomentName, moment: Moment): void {
    this.moments[name].push(moment);
  }

  async tell(name: MomentName, tx: Tx, offer: OfferRow): Promise<OfferRow> {
    let now = offer;
    for (const moment of this.moments[name]) now = await moment(tx, now);
    return now;
  }
}
