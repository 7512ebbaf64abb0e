import { Entity, PrimaryColumn } from 'typeorm';
import { At, Ref } from '../db/columns.js';

/** Who may buy wholesale at a booth, and who has said so. */
@Entity('wholesale_buyers')
export class WholesaleBuyer {
  @PrimaryColumn({ type: 'uuid', name: 'booth_id', primaryKeyConstraintName: 'wholesale_buyers_pkey' })
  boothId: string;
  @PrimaryColumn({ type: 'uuid', name: 'account_id', primaryKeyConstraintName: 'wholesale_buyers_pkey' })
  accountId: string;
  @Ref({ name: 'approved_by' }) approvedBy: string;
  @At({ name: 'approved_at', default: () => 'now()' }) approvedAt: Date;
}
