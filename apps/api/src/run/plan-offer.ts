import type { OfferPlanView, PlannedPriceBody, PlanOfferBody, Refusal } from '@chophien/contracts';
import {
  accept,
  checkPlan,
  expectedStarts,
  refuse,
  shopIsOpen,
  type OfferPlan,
  type PlannedPrice,
  type Result,
} from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { lockShowOf, OfferRows } from '../offers/index.js';
import { runBag, RunRows, turnOf } from './run.rows.js';

/** How long an offer is to be shown, and the price that begins with its turn. */
@Injectable()
export class PlanOffer {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
  ) {}

  run(offerId: string, body: PlanOfferBody): Promise<Result<OfferPlanView, Refusal>> {
    return this.work.run(async (tx) => {
      const rows = tx.use(RunRows);
      const show = await lockShowOf(tx, offerId);
      // Its rule and what is promised by it stand still while the plan is held against them.
      const locked = await tx.use(OfferRows).lock(offerId);
      if (!show || !locked) return refuse({ code: 'not_found' } as const);
      if (show.state === 'ended') return refuse({ code: 'show_over' } as const);
      if (locked.state === 'closed') return refuse({ code: 'offer_closed' } as const);
      const plan = readPlan(body);
      if (!plan) return refuse({ code: 'invalid', fields: [{ path: 'price', rule: 'incomplete' }] } as const);
      const nowMs = await rows.nowMs();
      const beginsMs = shopIsOpen(show.state) ? nowMs : Math.max(nowMs, show.starts_at.getTime());
      const bag = await runBag(tx, show.id);
      const offer = bag.find(({ id }) => id === offerId);
      if (!offer) throw new Error('a locked offer is not in its bag');
      const startMs = expectedStarts(bag, await turnOf(tx, show.id), beginsMs).get(offerId);
      const may = checkPlan(plan, offer, { bag, startMs });
      if (!may.ok) return may;
      await rows.plan(offerId, plan);
      tx.afterCommit(() => this.hub.tellNews(show.id, 'run'));
      return accept({ offerId, ...plan });
    });
  }
}

function readPlan(body: PlanOfferBody): OfferPlan | undefined {
  const minutes = body.minutes ?? null;
  if (!body.price) return { minutes, price: null };
  const price = wholePrice(body.price);
  return price && { minutes, price };
}

/** Only what the kind has; undefined where some of it is missing. */
function wholePrice(body: PlannedPriceBody): PlannedPrice | undefined {
  const { kind, minutes, flashDong, everyMs, stepDong, floorDong } = body;
  if (kind === 'flash')
    return minutes === undefined || flashDong === undefined ? undefined : { kind, minutes, flashDong };
  if (everyMs === undefined || stepDong === undefined || floorDong === undefined) return undefined;
  return { kind, everyMs, stepDong, floorDong };
}
