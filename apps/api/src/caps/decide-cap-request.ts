import type { CapRequestView, Refusal } from '@chophien/contracts';
import { accept, decideCapRequest, refuse, type CapDecision, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { Queries, UnitOfWork, type Tx } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { capRequest, CapRequestRows, capRequestView, type CapRequestRow } from './cap-requests.rows.js';
import { lockCaps, type CapsRow } from './caps.rows.js';
import { ChangeCap, mayChange } from './change-cap.js';
import type { ShowRow } from '../shows/index.js';

/** A second person's word on a big change; what was true when it was asked for is asked again. */
@Injectable()
export class DecideCapRequest {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queries: Queries,
    private readonly changeCap: ChangeCap,
    private readonly hub: ShowHub,
  ) {}

  async run(
    requestId: string,
    accountId: string,
    decision: CapDecision,
  ): Promise<Result<CapRequestView, Refusal>> {
    const asked = await capRequest(this.queries, requestId);
    if (!asked) return refuse({ code: 'not_found' });
    const mayRecord = await this.changeCap.mayRecord([accountId, asked.asked_by], asked.offer_id);
    return this.work.run(async (tx) => {
      const locked = await lockCaps(tx, asked.offer_id);
      // Under the show's lock nobody else decides.
      const request = await capRequest(tx, requestId);
      if (!locked || !request) return refuse({ code: 'not_found' } as const);
      const decided = decideCapRequest(
        { state: request.state, askedBy: request.asked_by },
        decision,
        accountId,
      );
      if (!decided.ok) return decided;
      if (decided.value === 'applied') {
        const applied = await this.apply(tx, locked, request, { accountId, mayRecord });
        if (!applied.ok) return applied;
      }
      tx.afterCommit(() => this.hub.tellNews(request.show_id, 'caps'));
      return accept(capRequestView(await tx.use(CapRequestRows).decide(requestId, decided.value, accountId)));
    });
  }

  private async apply(
    tx: Tx,
    locked: { show: ShowRow; offer: CapsRow },
    request: CapRequestRow,
    by: { accountId: string; mayRecord: boolean },
  ): Promise<Result<null, Refusal>> {
    const { what, from_value: from, to_value: to, why } = request;
    const { offer } = locked;
    if (what === 'picking_day_cap' && request.day !== offer.picking_day)
      return refuse({ code: 'day_changed_meanwhile', now: offer.picking_day, asked: request.day });
    const allowed = mayChange(locked, { what, from, to }, by.mayRecord);
    if (!allowed.ok) return allowed;
    if (allowed.value === 'change') {
      const change = { what, from, to, why, offerId: offer.id, accountId: request.asked_by };
      await this.changeCap.apply(tx, offer, { ...change, approvedBy: by.accountId });
    }
    return accept(null);
  }
}
