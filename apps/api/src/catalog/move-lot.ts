import type { LotStockView, Refusal } from '@chophien/contracts';
import { accept, freeOf, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work.js';
import { LotRows, lotStockView, type LotMovement } from './lot.rows.js';

/** Records what happened to a lot itself: harvested, spoiled, come back. What offers have promised cannot spoil away. */
@Injectable()
export class MoveLot {
  constructor(private readonly work: UnitOfWork) {}

  run(lotId: string, movement: LotMovement): Promise<Result<LotStockView, Refusal>> {
    return this.work.run(async (tx) => {
      const rows = tx.use(LotRows);
      const lot = await rows.lock(lotId);
      if (!lot) return refuse({ code: 'not_found' } as const);
      const free = freeOf(LotRows.counters(lot));
      if (movement.kind === 'spoiled' && movement.amount > free)
        return refuse({ code: 'lot_short', free, unit: lot.unit } as const);
      if (!LotRows.mayHold(lot, movement.amount))
        return refuse({ code: 'invalid', fields: [{ path: 'amount', rule: 'max' }] } as const);
      return accept(lotStockView(lotId, await rows.move(lotId, movement)));
    });
  }
}
