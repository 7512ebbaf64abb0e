import type { ConfirmDraftForBody, ConfirmedForView, Refusal } from '@chophien/contracts';
import { accept, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { Env } from '../config/env.js';
import { UnitOfWork, type Tx } from '../db/unit-of-work.js';
import { orderById } from '../orders/index.js';
import { readAddress } from '../places/index.js';
import { AgreeToDraft, type AgreedDraft } from './agree-to-draft.js';
import { destinationOf, noteOrderAct, whoConfirmedFor } from './drafts.rows.js';

/**
 * The yes of somebody who would rather say it by phone, written down by the host with the address that was read out, the
 * price that was, and how it is paid for. Who wrote it is kept with the order.
 */
@Injectable()
export class ConfirmDraftFor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly agreeToDraft: AgreeToDraft,
    private readonly env: Env,
  ) {}

  run(
    hostId: string,
    orderId: string,
    { method, price, ...where }: ConfirmDraftForBody,
  ): Promise<Result<ConfirmedForView, Refusal>> {
    if (!this.env.payMethods.includes(method))
      return Promise.resolve(refuse({ code: 'invalid', fields: [{ path: 'method', rule: 'isIn' }] }));
    const address = readAddress(where);
    if (!address.ok) return Promise.resolve(address);
    const destination = destinationOf(address.value);
    return this.work.run(async (tx) => {
      const draft = await orderById(tx, orderId);
      if (!draft) return refuse({ code: 'not_found' } as const);
      const yes = { by: 'host', destination, method, mostDong: price.dong } as const;
      const agreed = await this.agreeToDraft.run(tx, draft, yes);
      if (!agreed.ok) return agreed;
      if (agreed.value.isNew) await noteOrderAct(tx, { orderId, accountId: hostId, what: 'confirmed_for' });
      return accept(await viewOf(tx, hostId, agreed.value));
    });
  }
}

async function viewOf(tx: Tx, hostId: string, { order, isNew }: AgreedDraft): Promise<ConfirmedForView> {
  const saidFor = isNew ? hostId : await whoConfirmedFor(tx, order.id);
  if (saidFor === undefined) return { order, saidBy: 'buyer' };
  return { order, saidBy: saidFor === hostId ? 'you' : 'stall' };
}
