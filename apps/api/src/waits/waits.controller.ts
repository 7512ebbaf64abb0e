import { JoinWaitBody, type StudioWaitView, type WaitView } from '@chophien/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Needs, SignedIn, type Signed } from '../accounts/index.js';
import { Queries } from '../db/unit-of-work.js';
import { answer } from '../http/refused.js';
import { IdPipe } from '../http/validate.js';
import { JoinLine } from './join-line.js';
import { LeaveLine } from './leave-line.js';
import { waitsOfBuyer, waitsOfShow } from './waits.readings.js';

@Controller('api/v1')
export class WaitsController {
  constructor(
    private readonly joinLine: JoinLine,
    private readonly leaveLine: LeaveLine,
    private readonly queries: Queries,
  ) {}

  /** A place in line for goods that are sold out. What comes back is held for whose turn it is, in order of joining. */
  @Post('offers/:offerId/wait')
  @HttpCode(200)
  @Needs('wait.join')
  async join(
    @SignedIn() me: Signed,
    @Param('offerId', IdPipe) offerId: string,
    @Body() body: JoinWaitBody,
  ): Promise<WaitView> {
    return answer(await this.joinLine.run(me.id, offerId, { ...body, key: body.key.toLowerCase() }));
  }

  @Delete('offers/:offerId/wait')
  @HttpCode(204)
  @Needs('wait.join')
  async leave(@SignedIn() me: Signed, @Param('offerId', IdPipe) offerId: string): Promise<void> {
    answer(await this.leaveLine.run(me.id, offerId));
  }

  @Get('me/waits')
  @Needs('wait.read')
  mine(@SignedIn() me: Signed): Promise<WaitView[]> {
    return waitsOfBuyer(this.queries, me.id);
  }

  /** Who stands in line for what, by name, and who has left and why. */
  @Get('shows/:showId/waits')
  @Needs('order.watch', { kind: 'show', param: 'showId' })
  ofShow(@Param('showId', IdPipe) showId: string): Promise<StudioWaitView[]> {
    return waitsOfShow(this.queries, showId);
  }
}
