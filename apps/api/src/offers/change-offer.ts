import type { OfferView, Refusal } from '@chophien/contracts';
import { accept, mayMovePrice, refuse, type OfferState, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { ShowRows, showView } from '../shows/index.js';
import { OfferMoments } from './offer-moments.js';
import { offerView } from './offer-view.js';
import { OfferRows, type OfferRow } from './offers.rows.js';

export type OfferChange = { what: 'price_dong'; to: number } | { what: 'state'; to: OfferState };

type Changing = { accountId: string; change: OfferChange; why: string | null };

/** Moves a price or a state on air; every change is written down with who and from what. */
@Injectable()
export class ChangeOffer {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
    private readonly moments: OfferMoments,
  ) {}

  run(offerId: string, accountId: string, change: OfferChange): Promise<Result<OfferView, Refusal>> {
    return this.work.run((tx) => this.within(tx, offerId, { accountId, change, why: null }));
  }

  /** The same, as a part of a transaction. */
  async within(
    tx: Tx,
    offerId: string,
    { accountId, change, why }: Changing,
  ): Promise<Result<OfferView, Refusal>> {
    const rows = tx.use(OfferRows);
    // The show first, then the offer, its day between them: the order in which everybody locks them.
    const show = await lockShowOf(tx, offerId);
    const offer = await rows.lockWithDay(offerId);
    if (!show || !offer) return refuse({ code: 'not_found' });
    if (show.state === 'ended') return refuse({ code: 'show_over' });
    if (offer.state === 'closed') return refuse({ code: 'offer_closed' });
    if (offer[change.what] === change.to) return accept(offerView(offer));
    const movable = change.what === 'price_dong' ? mayMovePrice(offer.price_rule) : accept('change');
    if (!movable.ok) return movable;
    const changed = await this.write(tx, offer, { accountId, change, why });
    if (change.what === 'state' && change.to === 'closed' && show.pinned_offer_id === offerId) {
      const unpinned = showView(await tx.use(ShowRows).change(show.id, { pinned_offer_id: null }));
      tx.afterCommit(() => this.hub.tellLatest(show.id, { kind: 'show.changed', show: unpinned }));
    }
    tx.afterCommit(() => this.hub.tellLatest(show.id, { kind: 'offer.changed', offer: changed }));
    return accept(changed);
  }

  private async write(tx: Tx, offer: OfferRow, { accountId, change, why }: Changing): Promise<OfferView> {
    const rows = tx.use(OfferRows);
    const row = await rows.change(offer, { [change.what]: change.to });
    await rows.note(offer.id, accountId, { what: change.what, from: offer[change.what], to: change.to, why });
    if (change.what !== 'state') return offerView(row);
    // Goods that are on sale again are the line's first; of a closed offer nobody waits for more.
    if (change.to !== 'closed') return offerView(await this.moments.tell('freed', tx, row));
    return offerView(await this.moments.tell('closed', tx, await rows.release(row)));
  }
}

/** Pins an offer over the picture, or takes the pin away. */
@Injectable()
export class PinOffer {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
  ) {}

  run(offerId: string, pin: 'pin' | 'unpin'): Promise<Result<OfferView, Refusal>> {
    return this.work.run(async (tx) => {
      const show = await lockShowOf(tx, offerId);
      const offer = await tx.use(OfferRows).lock(offerId);
      if (!show || !offer) return refuse({ code: 'not_found' } as const);
      if (show.state === 'ended') return refuse({ code: 'show_over' } as const);
      if (offer.state === 'closed') return refuse({ code: 'offer_closed' } as const);
      const isPinned = show.pinned_offer_id === offerId;
      if (isPinned === (pin === 'pin')) return accept(offerView(offer));
      const row = await tx.use(ShowRows).change(show.id, { pinned_offer_id: pin === 'pin' ? offerId : null });
      tx.afterCommit(() => this.hub.tellLatest(show.id, { kind: 'show.changed', show: showView(row) }));
      return accept(offerView(offer));
    });
  }
}

/** The show comes before its offers everywhere. */
export async function lockShowOf(tx: Tx, offerId: string) {
  const owner = await tx.row<{ show_id: string }>(`select show_id from offers where id = $1`, [offerId]);
  return owner && tx.use(ShowRows).lock(owner.show_id);
}
