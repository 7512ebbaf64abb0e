import type { NextOfferBody, Refusal, RunStepView } from '@chophien/contracts';
import {
  accept,
  nextInRun,
  refuse,
  shopIsOpen,
  startedRule,
  whyNotBegin,
  type PlannedPrice,
  type Result,
  type RunOffer,
} from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { OfferRows } from '../offers/index.js';
import { SetPriceRule } from '../prices/index.js';
import { ShowRows, showView, type ShowRow } from '../shows/index.js';
import { runBag, RunRows, turnOf } from './run.rows.js';

type Begun = { offer: RunOffer; bag: readonly RunOffer[]; accountId: string; nowMs: number };

/** Gives the next offer of the bag its turn: pinned, and its planned price begun, in one transaction or not at all. */
@Injectable()
export class NextOffer {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
    private readonly setPriceRule: SetPriceRule,
  ) {}

  run(showId: string, accountId: string, body: NextOfferBody): Promise<Result<RunStepView, Refusal>> {
    const { key, after = null } = body;
    return this.work.run(async (tx) => {
      const rows = tx.use(RunRows);
      const show = await tx.use(ShowRows).lock(showId);
      if (!show) return refuse({ code: 'not_found' } as const);
      const before = await rows.byKey(showId, key);
      if (before?.after === after) return accept({ turn: before.turn, passed: before.passed });
      if (before) return refuse({ code: 'key_reused' } as const);
      if (show.state === 'ended') return refuse({ code: 'show_over' } as const);
      if (!shopIsOpen(show.state)) return refuse({ code: 'show_not_open' } as const);
      const current = await turnOf(tx, showId);
      if ((current?.offerId ?? null) !== after) return refuse({ code: 'run_moved_on', current } as const);
      const bag = await runBag(tx, showId);
      const { next, passed } = nextInRun(bag, after);
      if (!next) return refuse({ code: 'run_over', passed } as const);
      const nowMs = await rows.nowMs();
      const priced = await this.beginPrice(tx, { offer: next, bag, accountId, nowMs });
      if (!priced.ok) return priced;
      const step = { turn: { offerId: next.id, name: next.name, sinceMs: nowMs }, passed };
      await rows.begin(step, { showId, key, after, accountId });
      await this.pin(tx, show, next.id);
      tx.afterCommit(() => this.hub.tellNews(showId, 'run'));
      return accept(step);
    });
  }

  private async beginPrice(tx: Tx, begun: Begun): Promise<Result<PlannedPrice | null, Refusal>> {
    const { offer, bag, accountId, nowMs } = begun;
    const { price } = offer.plan;
    if (price === null) return accept(price);
    const row = await tx.use(OfferRows).lock(offer.id);
    if (!row) throw new Error('an offer of a locked show is not there');
    const clash = whyNotBegin(price, offer, { bag, startMs: nowMs });
    if (clash) return refuse(clash);
    const rule = startedRule(price, nowMs);
    const set = await this.setPriceRule.set(tx, row, { accountId, priceDong: row.price_dong, rule });
    return set.ok ? accept(price) : set;
  }

  private async pin(tx: Tx, show: ShowRow, offerId: string): Promise<void> {
    if (show.pinned_offer_id === offerId) return;
    const pinned = showView(await tx.use(ShowRows).change(show.id, { pinned_offer_id: offerId }));
    tx.afterCommit(() => this.hub.tellLatest(show.id, { kind: 'show.changed', show: pinned }));
  }
}
