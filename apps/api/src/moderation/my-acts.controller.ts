import { AppealBody, type MyActView, type ReplyView } from '@chophien/contracts';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Needs, SignedIn, type Signed } from '../accounts/index.js';
import { Queries } from '../db/unit-of-work.js';
import { answer } from '../http/refused.js';
import { IdPipe } from '../http/validate.js';
import { actsOnMe } from './acts.rows.js';
import { Appeals } from './appeals.js';
import { repliesTo } from './reply-to-line.js';

/** What moderators did to the caller, or wrote to them. */
@Controller('api/v1/me')
export class MyActsController {
  constructor(
    private readonly appeals: Appeals,
    private readonly queries: Queries,
  ) {}

  @Get('acts')
  @Needs('act.read')
  acts(@SignedIn() me: Signed): Promise<MyActView[]> {
    return actsOnMe(this.queries, me.id);
  }

  @Get('replies')
  @Needs('act.read')
  replies(@SignedIn() me: Signed): Promise<ReplyView[]> {
    return repliesTo(this.queries, me.id);
  }

  @Post('acts/:actId/appeal')
  @HttpCode(200)
  @Needs('appeal.write')
  async appeal(
    @Param('actId', IdPipe) actId: string,
    @SignedIn() me: Signed,
    @Body() { text }: AppealBody,
  ): Promise<MyActView> {
    return answer(await this.appeals.appeal(me.id, actId, text));
  }
}
