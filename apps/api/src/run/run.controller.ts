import {
  NextOfferBody,
  PlanOfferBody,
  type OfferPlanView,
  type RunStepView,
  type RunView,
} from '@chophien/contracts';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Needs, SignedIn, type Signed } from '../accounts/index.js';
import { Queries } from '../db/unit-of-work.js';
import { answer } from '../http/refused.js';
import { IdPipe } from '../http/validate.js';
import { NextOffer } from './next-offer.js';
import { PlanOffer } from './plan-offer.js';
import { plansOf, turnOf } from './run.rows.js';

@Controller('api/v1')
export class RunController {
  constructor(
    private readonly planOffer: PlanOffer,
    private readonly nextOffer: NextOffer,
    private readonly queries: Queries,
  ) {}

  /** What is planned for the offers of the bag, and whose turn it is since when. */
  @Get('shows/:showId/run')
  @Needs('order.watch', { kind: 'show', param: 'showId' })
  async read(@Param('showId', IdPipe) showId: string): Promise<RunView> {
    const [plans, turn] = await Promise.all([plansOf(this.queries, showId), turnOf(this.queries, showId)]);
    return { plans, turn };
  }

  /** How long the offer is to be shown, and the price that begins with its turn (docs/run-of-show.md). */
  @Post('offers/:offerId/plan')
  @HttpCode(200)
  @Needs('offer.price', { kind: 'offer', param: 'offerId' })
  async plan(@Param('offerId', IdPipe) offerId: string, @Body() body: PlanOfferBody): Promise<OfferPlanView> {
    return answer(await this.planOffer.run(offerId, body));
  }

  /** Pins the next of the bag and begins its planned price, once however often the same key is sent. */
  @Post('shows/:showId/next')
  @HttpCode(200)
  @Needs('run.next', { kind: 'show', param: 'showId' })
  async next(
    @Param('showId', IdPipe) showId: string,
    @SignedIn() me: Signed,
    @Body() body: NextOfferBody,
  ): Promise<RunStepView> {
    return answer(await this.nextOffer.run(showId, me.id, body));
  }
}
