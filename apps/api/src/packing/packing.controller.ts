import {
  SplitPickBody,
  WeighBody,
  WeightAnswerBody,
  type OrderView,
  type PackBoothView,
  type PackDayView,
  type PackListView,
  type WeighingView,
} from '@chophien/contracts';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Needs, SignedIn, type Signed } from '../accounts/index.js';
import { Queries } from '../db/unit-of-work.js';
import { answer, found } from '../http/refused.js';
import { DayPipe, IdPipe } from '../http/validate.js';
import { AnswerWeight } from './answer-weight.js';
import { packBooths, packDays, packList } from './pack-list.reads.js';
import { SplitPick } from './split-pick.js';
import { WeighIn } from './weigh-in.js';

const ofBooth = { kind: 'booth', param: 'boothId' } as const;

@Controller('api/v1')
export class PackingController {
  constructor(
    private readonly weighIn: WeighIn,
    private readonly splitPick: SplitPick,
    private readonly answerWeight: AnswerWeight,
    private readonly queries: Queries,
  ) {}

  /** The booths at which I may pack. */
  @Get('pack-booths')
  @Needs('studio.read')
  booths(@SignedIn() me: Signed): Promise<PackBoothView[]> {
    return packBooths(this.queries, me.id);
  }

  /** The producers and days that have something to pack, or packed and not shipped, the open ones first. */
  @Get('booths/:boothId/pack-lists')
  @Needs('order.pack', ofBooth)
  days(@Param('boothId', IdPipe) boothId: string): Promise<PackDayView[]> {
    return packDays(this.queries, boothId);
  }

  /** Every parcel of one producer and day, by line and in the order of ordering. */
  @Get('booths/:boothId/pack-lists/:producerId/:day')
  @Needs('order.pack', ofBooth)
  async list(
    @Param('boothId', IdPipe) boothId: string,
    @Param('producerId', IdPipe) producerId: string,
    @Param('day', DayPipe) day: string,
  ): Promise<PackListView> {
    const { tolerance } = this.weighIn;
    return found(await packList(this.queries, { boothId, producerId, day }, tolerance));
  }

  /** Shares what was picked among the parcels of one line that are not packed yet. */
  @Post('booths/:boothId/pack-lists/split')
  @HttpCode(200)
  @Needs('order.pack', ofBooth)
  async split(
    @Param('boothId', IdPipe) boothId: string,
    @SignedIn() me: Signed,
    @Body() body: SplitPickBody,
  ): Promise<WeighingView[]> {
    return answer(await this.splitPick.run(me.id, boothId, body));
  }

  /** What the scale said of one parcel. */
  @Post('orders/:orderId/pack')
  @HttpCode(200)
  @Needs('order.pack', { kind: 'order', param: 'orderId' })
  async weigh(
    @Param('orderId', IdPipe) orderId: string,
    @SignedIn() me: Signed,
    @Body() body: WeighBody,
  ): Promise<WeighingView> {
    const { amount, key, weighedAtMs } = body;
    return answer(await this.weighIn.run({ orderId, key, amount, weighedAtMs, accountId: me.id }));
  }

  /** The buyer's word to another weight than was ordered. */
  @Post('orders/:orderId/weight-answer')
  @HttpCode(200)
  @Needs('order.answer')
  async reply(
    @Param('orderId', IdPipe) orderId: string,
    @SignedIn() me: Signed,
    @Body() body: WeightAnswerBody,
  ): Promise<OrderView> {
    return answer(await this.answerWeight.run(me.id, orderId, body));
  }
}
