import {
  ConfirmDraftBody,
  ConfirmDraftForBody,
  type ConfirmedForView,
  type OrderView,
  type StudioDraftView,
} from '@chophien/contracts';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Needs, SignedIn, type Signed } from '../accounts/index.js';
import { Queries } from '../db/unit-of-work.js';
import { answer } from '../http/refused.js';
import { IdPipe } from '../http/validate.js';
import { ConfirmDraftFor } from './confirm-draft-for.js';
import { ConfirmDraft } from './confirm-draft.js';
import { draftsOfShow } from './drafts.readings.js';

@Controller('api/v1')
export class DraftsController {
  constructor(
    private readonly confirmDraft: ConfirmDraft,
    private readonly confirmDraftFor: ConfirmDraftFor,
    private readonly queries: Queries,
  ) {}

  /** The buyer's yes to goods that are held for a comment: where they go, how they are paid for, and the price that was read. */
  @Post('orders/:orderId/confirm')
  @HttpCode(200)
  @Needs('order.place')
  async confirm(
    @SignedIn() me: Signed,
    @Param('orderId', IdPipe) orderId: string,
    @Body() body: ConfirmDraftBody,
  ): Promise<OrderView> {
    return answer(await this.confirmDraft.run(me.id, orderId, body));
  }

  /** For somebody who says yes by phone: the host writes down where to. Kept with the order: who did it. */
  @Post('orders/:orderId/confirm-for')
  @HttpCode(200)
  @Needs('draft.confirm', { kind: 'order', param: 'orderId' })
  async confirmFor(
    @SignedIn() me: Signed,
    @Param('orderId', IdPipe) orderId: string,
    @Body() body: ConfirmDraftForBody,
  ): Promise<ConfirmedForView> {
    return answer(await this.confirmDraftFor.run(me.id, orderId, body));
  }

  /** What waits for a yes in a show, whose it is and until when. */
  @Get('shows/:showId/drafts')
  @Needs('draft.confirm', { kind: 'show', param: 'showId' })
  ofShow(@Param('showId', IdPipe) showId: string): Promise<StudioDraftView[]> {
    return draftsOfShow(this.queries, showId);
  }
}
