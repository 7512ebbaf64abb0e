import type { LegalHoldView, Refusal } from '@chophien/contracts';
import { accept, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { UnitOfWork } from '../db/unit-of-work.js';
import { LegalHoldRows, legalHoldView } from './legal-holds.rows.js';

type Placing = { showId: string; key: string; why: string; accountId: string };

/** Keeps what was said in a show beyond its time, or no longer. */
@Injectable()
export class PlaceHold {
  constructor(private readonly work: UnitOfWork) {}

  run({ showId, key, why, accountId }: Placing): Promise<Result<LegalHoldView, Refusal>> {
    return this.work.run(async (tx) => {
      const holds = tx.use(LegalHoldRows);
      if (!(await holds.lockShow(showId))) return refuse({ code: 'not_found' });
      if (!(await holds.byKey(showId, key)))
        await holds.insert({ id: newId(), showId, key, why, placedBy: accountId });
      const placed = await holds.byKey(showId, key);
      if (!placed) throw new Error('a hold was placed and is not there');
      return placed.why === why ? accept(legalHoldView(placed)) : refuse({ code: 'key_reused' });
    });
  }

  lift(holdId: string, by: { accountId: string; why: string }): Promise<Result<LegalHoldView, Refusal>> {
    return this.work.run(async (tx) => {
      const holds = tx.use(LegalHoldRows);
      await holds.lift(holdId, by);
      const hold = await holds.byId(holdId);
      return hold ? accept(legalHoldView(hold)) : refuse({ code: 'not_found' });
    });
  }
}
