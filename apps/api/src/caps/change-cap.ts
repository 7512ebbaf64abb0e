import type { CapChangeView, Refusal } from '@chophien/contracts';
import {
  accept,
  decideCapAsk,
  freeOf,
  isBigChange,
  refuse,
  type BigChange,
  type CapAsk,
  type Result,
} from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { Permissions } from '../accounts/index.js';
import { LotRows } from '../catalog/index.js';
import { Env } from '../config/env.js';
import { UnitOfWork, type Tx } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { OfferMoments, OfferRows, offerView } from '../offers/index.js';
import type { ShowRow } from '../shows/index.js';
import { CapRequestRows, capRequestView } from './cap-requests.rows.js';
import { CapRows, capsView, lockCaps, readCaps, standingCap, type CapsRow } from './caps.rows.js';

export type CapChange = CapAsk & { offerId: string; accountId: string; why: string | null };

/** Changes a cap during the sale, at once or, when the change is big, once a second person has agreed. */
@Injectable()
export class ChangeCap {
  private readonly big: BigChange;

  constructor(
    private readonly work: UnitOfWork,
    private readonly permissions: Permissions,
    private readonly hub: ShowHub,
    private readonly moments: OfferMoments,
    env: Env,
  ) {
    this.big = {
      sharePercent: env.CAP_CHANGE_BIG_SHARE_PERCENT,
      grams: env.CAP_CHANGE_BIG_GRAMS,
      pieces: env.CAP_CHANGE_BIG_PIECES,
    };
  }

  async run(change: CapChange): Promise<Result<CapChangeView, Refusal>> {
    const mayRecord = await this.mayRecord([change.accountId], change.offerId);
    return this.work.run((tx) => this.within(tx, change, mayRecord));
  }

  /** The same, as a part of a transaction. */
  async within(tx: Tx, change: CapChange, mayRecord: boolean): Promise<Result<CapChangeView, Refusal>> {
    const locked = await lockCaps(tx, change.offerId);
    if (!locked) return refuse({ code: 'not_found' });
    const { offer } = locked;
    const allowed = mayChange(locked, change, mayRecord);
    if (!allowed.ok) return allowed;
    if (allowed.value === 'as it is')
      return accept({ state: 'applied', offer: offerView(offer), caps: capsView(offer) });
    if (!this.isBig(offer, change)) return accept(await this.apply(tx, offer, change));
    const from = standingCap(offer, change.what).now;
    const { what, to, why, accountId: askedBy } = change;
    const request = await tx.use(CapRequestRows).insert({ offer, what, from, to, why, askedBy });
    tx.afterCommit(() => this.hub.tellNews(offer.show_id, 'caps'));
    return accept({ state: 'waiting', request: capRequestView(request) });
  }

  /** Whether any of these people may record what was harvested; a raise beyond the lot needs it. */
  async mayRecord(accountIds: readonly string[], offerId: string): Promise<boolean> {
    for (const id of accountIds)
      if (await this.permissions.accountMay(id, 'lot.write', { kind: 'offer', id: offerId })) return true;
    return false;
  }

  /** Writes an allowed change under the locks: harvest where the lot falls short, cap, audit, news. */
  async apply(
    tx: Tx,
    offer: CapsRow,
    change: CapChange & { approvedBy?: string },
  ): Promise<Extract<CapChangeView, { state: 'applied' }>> {
    const { what, to, why, accountId, approvedBy } = change;
    const missing = what === 'cap' && to !== null ? CapRows.missing(offer, to) : 0;
    if (missing > 0)
      await tx.use(LotRows).move(offer.lot_id, { kind: 'made', amount: missing, accountId, why });
    await tx.use(CapRows).set(offer, what, to);
    const from = standingCap(offer, what).now;
    await tx.use(OfferRows).note(offer.id, accountId, { what, from, to, why, approvedBy });
    const changed = await readCaps(tx, offer.id);
    if (!changed) throw new Error('a locked offer is not there');
    // What a raise has freed is the line's, if there is one.
    const after = { ...changed, ...(await this.moments.tell('freed', tx, changed)) };
    const view = offerView(after);
    tx.afterCommit(() => this.hub.tellLatest(offer.show_id, { kind: 'offer.changed', offer: view }));
    return { state: 'applied', offer: view, caps: capsView(after) };
  }

  private isBig(offer: CapsRow, { what, to }: CapAsk): boolean {
    const ofDay = what === 'picking_day_cap';
    return isBigChange(this.big, {
      from: standingCap(offer, what).now,
      to,
      unit: ofDay ? 'g' : offer.unit,
      whole: ofDay ? null : offer.cap,
    });
  }
}

/** The rule of a change as it stands under the locks; asked again when a second person agrees. */
export function mayChange(
  { show, offer }: { show: ShowRow; offer: CapsRow },
  ask: CapAsk,
  mayRecord: boolean,
): Result<'as it is' | 'change', Refusal> {
  if (show.state === 'ended') return refuse({ code: 'show_over' });
  if (offer.state === 'closed') return refuse({ code: 'offer_closed' });
  if (ask.what === 'picking_day_cap' && offer.picking_day === null) return refuse({ code: 'no_picking_day' });
  const decided = decideCapAsk(offer, standingCap(offer, ask.what), ask);
  if (!decided.ok || decided.value === 'as it is' || ask.what !== 'cap' || ask.to === null) return decided;
  if (offer.pieces_free !== null && ask.to - offer.cap > offer.pieces_free)
    return refuse({ code: 'lot_short', free: offer.pieces_free, unit: offer.unit });
  const missing = CapRows.missing(offer, ask.to);
  if (missing === 0 || (mayRecord && LotRows.mayHold(offer, missing))) return decided;
  return refuse({ code: 'lot_short', free: freeOf(LotRows.counters(offer)), unit: offer.unit });
}
