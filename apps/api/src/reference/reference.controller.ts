import {
  BoothFeeBody,
  ReferencePriceBody,
  type BoothFeeView,
  type ReferencePriceView,
  type UpliftView,
} from '@chophien/contracts';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Needs, SignedIn, type Signed } from '../accounts/index.js';
import { Queries } from '../db/unit-of-work.js';
import { answer, found } from '../http/refused.js';
import { IdPipe } from '../http/validate.js';
import { EnterReference } from './enter-reference.js';
import { referencesOf, referenceView } from './reference.rows.js';
import { SetFee } from './set-fee.js';
import { upliftOfShow } from './uplift.reads.js';
import { WitnessReference } from './witness-reference.js';

const ofBooth = { kind: 'booth', param: 'boothId' } as const;

@Controller('api/v1')
export class ReferenceController {
  constructor(
    private readonly enterReference: EnterReference,
    private readonly witnessReference: WitnessReference,
    private readonly setFee: SetFee,
    private readonly queries: Queries,
  ) {}

  /** What traders pay, as this booth has written it down, the newest first. */
  @Get('booths/:boothId/reference-prices')
  @Needs('reference.read', ofBooth)
  async list(@Param('boothId', IdPipe) boothId: string): Promise<ReferencePriceView[]> {
    return (await referencesOf(this.queries, boothId)).map(referenceView);
  }

  /** Writes down what a trader pays, who said so and where; a correction names what it replaces. */
  @Post('booths/:boothId/reference-prices')
  @Needs('reference.write', ofBooth)
  async enter(
    @Param('boothId', IdPipe) boothId: string,
    @SignedIn() me: Signed,
    @Body() body: ReferencePriceBody,
  ): Promise<ReferencePriceView> {
    return answer(await this.enterReference.run(me.id, boothId, body));
  }

  /** Another person than who wrote it saw it too. */
  @Post('booths/:boothId/reference-prices/:referenceId/witness')
  @HttpCode(200)
  @Needs('reference.write', ofBooth)
  async witness(
    @Param('boothId', IdPipe) boothId: string,
    @Param('referenceId', IdPipe) referenceId: string,
    @SignedIn() me: Signed,
  ): Promise<ReferencePriceView> {
    return answer(await this.witnessReference.run(me.id, boothId, referenceId));
  }

  /** What the booth gives of its goods, in per cent. */
  @Post('booths/:boothId/fee')
  @HttpCode(200)
  @Needs('booth.fee', ofBooth)
  async fee(
    @Param('boothId', IdPipe) boothId: string,
    @SignedIn() me: Signed,
    @Body() body: BoothFeeBody,
  ): Promise<BoothFeeView> {
    return answer(await this.setFee.run(me.id, boothId, body));
  }

  /** What selling in this show brings beside selling to the trader. */
  @Get('shows/:showId/uplift')
  @Needs('numbers.read', { kind: 'show', param: 'showId' })
  async uplift(@Param('showId', IdPipe) showId: string): Promise<UpliftView> {
    return found(await upliftOfShow(this.queries, showId));
  }
}
