import { Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { At, Ref, Whole } from '../db/columns.js';

/** Who set a booth's fee, from what to what. Append-only. */
@Entity('booth_fee_changes')
export class BoothFeeChange {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'booth_fee_changes_pkey' })
  id: number;
  @Index('booth_fee_changes_booth_id_idx') @Ref({ name: 'booth_id' }) boothId: string;
  @Whole({ name: 'from_basis_points' }) fromBasisPoints: number;
  @Whole({ name: 'to_basis_points' }) toBasisPoints: number;
  @Ref({ name: 'account_id' }) accountId: string;
  @At({ default: () => 'now()' }) at: Date;
}
