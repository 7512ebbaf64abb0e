import type { ConfirmDraftBody, OrderView, Refusal } from '@chophien/contracts';
import { accept, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { Env } from '../config/env.js';
import { UnitOfWork } from '../db/unit-of-work.js';
import { orderOfBuyer } from '../orders/index.js';
import { AgreeToDraft } from './agree-to-draft.js';
import { bookedAddress } from './drafts.rows.js';

/** The buyer's own yes: where the goods go, how they are paid for, and the price that was read. */
@Injectable()
export class ConfirmDraft {
  constructor(
    private readonly work: UnitOfWork,
    private readonly agreeToDraft: AgreeToDraft,
    private readonly env: Env,
  ) {}

  run(buyerId: string, orderId: string, body: ConfirmDraftBody): Promise<Result<OrderView, Refusal>> {
    const { method, price } = body;
    if (!this.env.payMethods.includes(method))
      return Promise.resolve(refuse({ code: 'invalid', fields: [{ path: 'method', rule: 'isIn' }] }));
    return this.work.run(async (tx) => {
      const draft = await orderOfBuyer(tx, buyerId, orderId);
      if (!draft) return refuse({ code: 'not_found' } as const);
      const destination = await bookedAddress(tx, buyerId, body.addressId);
      const yes = { by: 'buyer', destination, method, mostDong: price.dong } as const;
      const agreed = await this.agreeToDraft.run(tx, draft, yes);
      return agreed.ok ? accept(agreed.value.order) : agreed;
    });
  }
}
