import type { AddressBody, OrderView, Refusal } from '@chophien/contracts';
import { priceDongMax, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work.js';
import { orderById } from '../orders/index.js';
import { readAddress } from '../places/index.js';
import { AgreeToDraft } from './agree-to-draft.js';
import { destinationOf, noteOrderAct } from './drafts.rows.js';

/**
 * The yes of somebody who would rather say it by phone, written down by the host with the address that was read out.
 * Paid for at the door, at the price the goods were held at. Who wrote it is kept with the order.
 */
@Injectable()
export class ConfirmDraftFor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly agreeToDraft: AgreeToDraft,
  ) {}

  run(hostId: string, orderId: string, body: AddressBody): Promise<Result<OrderView, Refusal>> {
    const address = readAddress(body);
    if (!address.ok) return Promise.resolve(address);
    return this.work.run(async (tx) => {
      const draft = await orderById(tx, orderId);
      if (!draft) return refuse({ code: 'not_found' } as const);
      const isFirst = draft.recipient === '';
      const agreed = await this.agreeToDraft.run(tx, draft, {
        by: 'host',
        destination: destinationOf(address.value),
        method: 'cod',
        mostDong: priceDongMax,
      });
      if (agreed.ok && isFirst) await noteOrderAct(tx, { orderId, accountId: hostId, what: 'confirmed_for' });
      return agreed;
    });
  }
}
