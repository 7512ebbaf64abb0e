import { AddressBody, ConfirmDraftBody, type OrderView } from '@chophien/contracts';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Needs, SignedIn, type Signed } from '../accounts/index.js';
import { answer } from '../http/refused.js';
import { IdPipe } from '../http/validate.js';
import { ConfirmDraftFor } from './confirm-draft-for.js';
import { ConfirmDraft } from './confirm-draft.js';

@Controller('api/v1/orders')
export class DraftsController {
  constructor(
    private readonly confirmDraft: ConfirmDraft,
    private readonly confirmDraftFor: ConfirmDraftFor,
  ) {}

  /** The buyer's yes to goods that are held for a comment: where they go, how they are paid for, and the price that was read. */
  @Post(':orderId/confirm')
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
  @Post(':orderId/confirm-for')
  @HttpCode(200)
  @Needs('draft.confirm', { kind: 'order', param: 'orderId' })
  async confirmFor(
    @SignedIn() me: Signed,
    @Param('orderId', IdPipe) orderId: string,
    @Body() body: AddressBody,
  ): Promise<OrderView> {
    return answer(await this.confirmDraftFor.run(me.id, orderId, body));
  }
}
