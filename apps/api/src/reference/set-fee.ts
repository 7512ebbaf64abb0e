import type { BoothFeeBody, BoothFeeView, Refusal } from '@chophien/contracts';
import { accept, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work.js';

/** Sets what a booth gives of its goods, and keeps who set it. */
@Injectable()
export class SetFee {
  constructor(private readonly work: UnitOfWork) {}

  run(accountId: string, boothId: string, { percent }: BoothFeeBody): Promise<Result<BoothFeeView, Refusal>> {
    // Two decimals, as the door has seen; 0,07 × 100 alone is no whole number.
    const feeBasisPoints = Math.round(percent * 100);
    return this.work.run(async (tx) => {
      const before = await tx.row<{ fee: number }>(
        `select fee_basis_points as fee from booths where id = $1 for update`,
        [boothId],
      );
      if (!before) return refuse({ code: 'not_found' } as const);
      if (before.fee === feeBasisPoints) return accept({ feeBasisPoints });
      await tx.rows(`update booths set fee_basis_points = $2 where id = $1`, [boothId, feeBasisPoints]);
      await tx.rows(
        `insert into booth_fee_changes (booth_id, from_basis_points, to_basis_points, account_id) values ($1, $2, $3, $4)`,
        [boothId, before.fee, feeBasisPoints, accountId],
      );
      return accept({ feeBasisPoints });
    });
  }
}
