import { Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { At, Flag, Ref, Whole } from '../db/columns.js';

/** What a buyer said to another weight than was ordered, append-only. */
@Entity('weight_answers')
export class WeightAnswer {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'weight_answers_pkey' })
  id: number;
  @Index('weight_answers_order_id_idx') @Ref({ name: 'order_id' }) orderId: string;
  @Ref({ name: 'account_id' }) accountId: string;
  @Whole() amount: number;
  /** False: the order was cancelled. */
  @Flag() takes: boolean;
  @At({ default: () => 'now()' }) at: Date;
}
