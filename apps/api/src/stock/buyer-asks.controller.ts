import { AskForMoreBody, type BuyerAskView } from '@chophien/contracts';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Needs, SignedIn, type Signed } from '../accounts/index.js';
import { Queries } from '../db/unit-of-work.js';
import { answer } from '../http/refused.js';
import { IdPipe } from '../http/validate.js';
import { AskForMore } from './ask-for-more.js';
import { buyerAsksOf } from './buyer-asks.rows.js';

const ofAsk = { kind: 'buyer_ask', param: 'askId' } as const;

/** Buyers who want more than everybody may have, and who decides it. */
@Controller('api/v1')
export class BuyerAsksController {
  constructor(
    private readonly askForMore: AskForMore,
    private readonly queries: Queries,
  ) {}

  @Post('offers/:offerId/asks-for-more')
  @HttpCode(200)
  @Needs('order.place')
  async ask(
    @Param('offerId', IdPipe) offerId: string,
    @SignedIn() me: Signed,
    @Body() body: AskForMoreBody,
  ): Promise<BuyerAskView> {
    return answer(await this.askForMore.run(offerId, me.id, body));
  }

  /** What I asked for lately, the newest first. */
  @Get('me/asks-for-more')
  @Needs('order.read')
  mine(@SignedIn() me: Signed): Promise<BuyerAskView[]> {
    return buyerAsksOf(this.queries, me.id);
  }

  @Post('asks-for-more/:askId/approve')
  @HttpCode(200)
  @Needs('offer.cap', ofAsk)
  async approve(@Param('askId', IdPipe) id: string, @SignedIn() me: Signed): Promise<BuyerAskView> {
    return answer(await this.askForMore.decide(id, me.id, 'approve'));
  }

  @Post('asks-for-more/:askId/refuse')
  @HttpCode(200)
  @Needs('offer.cap', ofAsk)
  async refuse(@Param('askId', IdPipe) id: string, @SignedIn() me: Signed): Promise<BuyerAskView> {
    return answer(await this.askForMore.decide(id, me.id, 'refuse'));
  }
}
