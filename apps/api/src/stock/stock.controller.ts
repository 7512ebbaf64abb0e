import {
  StandInBody,
  StockChangeBody,
  type ShowView,
  type StockChangedView,
  type StockEntryView,
  type StockRoomView,
} from '@chophien/contracts';
import { cleanText } from '@chophien/domain';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Needs, SignedIn, type Signed } from '../accounts/index.js';
import { Queries } from '../db/unit-of-work.js';
import { answer, Refused } from '../http/refused.js';
import { IdPipe, reasonIn } from '../http/validate.js';
import { ChangeStock } from './change-stock.js';
import { StandIn } from './stand-in.js';
import { stockLogOf, stockRoomOf } from './stock.reads.js';

const ofOffer = { kind: 'offer', param: 'offerId' } as const;
const ofShow = { kind: 'show', param: 'showId' } as const;

/** The stock room: every offer of several shows, for those who keep their caps. */
@Controller('api/v1')
export class StockController {
  constructor(
    private readonly changeStock: ChangeStock,
    private readonly standIn: StandIn,
    private readonly queries: Queries,
  ) {}

  /** Of the shows whose caps I may change; empty for everybody else. */
  @Get('stock')
  @Needs('studio.read')
  room(@SignedIn() me: Signed): Promise<StockRoomView> {
    return stockRoomOf(this.queries, me.id);
  }

  @Get('offers/:offerId/stock-log')
  @Needs('offer.cap', ofOffer)
  log(@Param('offerId', IdPipe) offerId: string): Promise<StockEntryView[]> {
    return stockLogOf(this.queries, offerId);
  }

  /** Once for each key: a change that was made while the line was gone is sent when it is back. */
  @Post('offers/:offerId/stock-changes')
  @HttpCode(200)
  @Needs('offer.cap', ofOffer)
  async change(
    @Param('offerId', IdPipe) offerId: string,
    @SignedIn() me: Signed,
    @Body() body: StockChangeBody,
  ): Promise<StockChangedView> {
    return answer(await this.changeStock.run(offerId, me.id, { ...body, why: reasonIn(body.why) }));
  }

  /** Rests the picture in the host's place, and says so above the talk. */
  @Post('shows/:showId/stand-in')
  @HttpCode(200)
  @Needs('show.hold', ofShow)
  async hold(
    @Param('showId', IdPipe) showId: string,
    @SignedIn() me: Signed,
    @Body() body: StandInBody,
  ): Promise<ShowView> {
    const say = cleanText(body.say);
    if (!say) throw new Refused({ code: 'invalid', fields: [{ path: 'say', rule: 'minLength' }] });
    return answer(await this.standIn.hold(showId, me.id, say));
  }

  @Post('shows/:showId/hand-back')
  @HttpCode(200)
  @Needs('show.hold', ofShow)
  async handBack(@Param('showId', IdPipe) showId: string, @SignedIn() me: Signed): Promise<ShowView> {
    return answer(await this.standIn.handBack(showId, me.id));
  }
}
