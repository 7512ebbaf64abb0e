import {
  ChangeCapBody,
  SetCapBody,
  SetPickingDayBody,
  type CapChangeView,
  type CapRequestView,
  type OfferCapsView,
  type OfferView,
} from '@chophien/contracts';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Needs, SignedIn, type Signed } from '../accounts/index.js';
import { Queries } from '../db/unit-of-work.js';
import { answer, found, Refused } from '../http/refused.js';
import { IdPipe, reasonIn } from '../http/validate.js';
import { capRequestView, waitingCapRequests } from './cap-requests.rows.js';
import { capsView, readCaps } from './caps.rows.js';
import { ChangeCap } from './change-cap.js';
import { DecideCapRequest } from './decide-cap-request.js';
import { SetPickingDay } from './set-picking-day.js';

const ofOffer = { kind: 'offer', param: 'offerId' } as const;
const ofRequest = { kind: 'cap_request', param: 'requestId' } as const;

@Controller('api/v1')
export class CapsController {
  constructor(
    private readonly changeCap: ChangeCap,
    private readonly decide: DecideCapRequest,
    private readonly setPickingDay: SetPickingDay,
    private readonly queries: Queries,
  ) {}

  /** Every cap of an offer, as an editor has to see it before changing one. */
  @Get('offers/:offerId/caps')
  @Needs('offer.cap', ofOffer)
  async caps(@Param('offerId', IdPipe) offerId: string): Promise<OfferCapsView> {
    return capsView(found(await readCaps(this.queries, offerId)));
  }

  @Post('offers/:offerId/caps')
  @HttpCode(200)
  @Needs('offer.cap', ofOffer)
  async change(
    @Param('offerId', IdPipe) offerId: string,
    @SignedIn() me: Signed,
    @Body() body: ChangeCapBody,
  ): Promise<CapChangeView> {
    const { from, change } = body;
    const asked = { offerId, accountId: me.id, what: change.what, from, to: change.to };
    return answer(await this.changeCap.run({ ...asked, why: reasonIn(body.why) }));
  }

  /** @deprecated `POST offers/{offerId}/caps` always holds an editor to the value that was seen and to a reason. */
  @Post('offers/:offerId/cap')
  @HttpCode(200)
  @Needs('offer.cap', ofOffer)
  async cap(
    @Param('offerId', IdPipe) offerId: string,
    @SignedIn() me: Signed,
    @Body() body: SetCapBody,
  ): Promise<OfferView> {
    // Left out, null too.
    const [to, from] = [body.cap, body.from ?? undefined];
    const why = body.why ? reasonIn(body.why) : null;
    const asked = { offerId, accountId: me.id, what: 'cap', from, to, why } as const;
    const changed = answer(await this.changeCap.run(asked));
    if (changed.state === 'waiting') throw new Refused({ code: 'cap_change_waits' });
    return changed.offer;
  }

  @Post('offers/:offerId/picking-day')
  @HttpCode(200)
  @Needs('offer.cap', ofOffer)
  async pickingDay(
    @Param('offerId', IdPipe) offerId: string,
    @SignedIn() me: Signed,
    @Body() body: SetPickingDayBody,
  ): Promise<OfferCapsView> {
    const { day, from } = body;
    return answer(await this.setPickingDay.run(offerId, me.id, { day, from, why: reasonIn(body.why) }));
  }

  @Get('shows/:showId/cap-requests')
  @Needs('offer.cap', { kind: 'show', param: 'showId' })
  async waiting(@Param('showId', IdPipe) showId: string): Promise<CapRequestView[]> {
    return (await waitingCapRequests(this.queries, [showId])).map(capRequestView);
  }

  @Post('cap-requests/:requestId/approve')
  @HttpCode(200)
  @Needs('offer.cap', ofRequest)
  async approve(@Param('requestId', IdPipe) id: string, @SignedIn() me: Signed): Promise<CapRequestView> {
    return answer(await this.decide.run(id, me.id, 'approve'));
  }

  @Post('cap-requests/:requestId/refuse')
  @HttpCode(200)
  @Needs('offer.cap', ofRequest)
  async refuse(@Param('requestId', IdPipe) id: string, @SignedIn() me: Signed): Promise<CapRequestView> {
    return answer(await this.decide.run(id, me.id, 'refuse'));
  }

  @Post('cap-requests/:requestId/withdraw')
  @HttpCode(200)
  @Needs('offer.cap', ofRequest)
  async withdraw(@Param('requestId', IdPipe) id: string, @SignedIn() me: Signed): Promise<CapRequestView> {
    return answer(await this.decide.run(id, me.id, 'withdraw'));
  }
}
