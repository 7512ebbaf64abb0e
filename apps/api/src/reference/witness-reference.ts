import type { ReferencePriceView, Refusal } from '@chophien/contracts';
import { accept, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work.js';
import { ReferenceRows, referenceView } from './reference.rows.js';

/** A second person's word that the trader does pay this. The first witness stays. */
@Injectable()
export class WitnessReference {
  constructor(private readonly work: UnitOfWork) {}

  run(accountId: string, boothId: string, referenceId: string): Promise<Result<ReferencePriceView, Refusal>> {
    return this.work.run(async (tx) => {
      const rows = tx.use(ReferenceRows);
      const locked = await rows.lock(boothId, referenceId);
      if (locked?.entered_by === accountId) return refuse({ code: 'second_person_needed' } as const);
      if (locked?.witness_id === null) await rows.witness(referenceId, accountId);
      const row = await rows.byId(boothId, referenceId);
      return row ? accept(referenceView(row)) : refuse({ code: 'not_found' } as const);
    });
  }
}
