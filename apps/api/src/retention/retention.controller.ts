import { LiftHoldBody, PlaceHoldBody, type LegalHoldView } from '@chophien/contracts';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Needs, SignedIn, type Signed } from '../accounts/index.js';
import { Queries } from '../db/unit-of-work.js';
import { answer } from '../http/refused.js';
import { IdPipe, reasonIn } from '../http/validate.js';
import { holdsOfShow, legalHoldView } from './legal-holds.rows.js';
import { PlaceHold } from './place-hold.js';

@Controller('api/v1')
export class RetentionController {
  constructor(
    private readonly placeHold: PlaceHold,
    private readonly queries: Queries,
  ) {}

  /** Every hold there ever was on a show, the oldest first. */
  @Get('shows/:showId/legal-holds')
  @Needs('legal.hold')
  async holds(@Param('showId', IdPipe) showId: string): Promise<LegalHoldView[]> {
    return (await holdsOfShow(this.queries, showId)).map(legalHoldView);
  }

  /** What was said in the show is kept until the last of its holds is lifted. */
  @Post('shows/:showId/legal-holds')
  @HttpCode(200)
  @Needs('legal.hold')
  async place(
    @Param('showId', IdPipe) showId: string,
    @SignedIn() me: Signed,
    @Body() { key, why }: PlaceHoldBody,
  ): Promise<LegalHoldView> {
    return answer(await this.placeHold.run({ showId, key, why: reasonIn(why), accountId: me.id }));
  }

  @Post('legal-holds/:holdId/lift')
  @HttpCode(200)
  @Needs('legal.hold')
  async lift(
    @Param('holdId', IdPipe) holdId: string,
    @SignedIn() me: Signed,
    @Body() { why }: LiftHoldBody,
  ): Promise<LegalHoldView> {
    return answer(await this.placeHold.lift(holdId, { accountId: me.id, why: reasonIn(why) }));
  }
}
