import type { WeighOutcome } from '@chophien/contracts';
import { Check, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { At, Ref, Whole, Words } from '../db/columns.js';

/** What a scale said of one parcel, append-only; the key makes one of however many times it was sent. */
@Entity('weighings')
@Unique('weighings_order_id_key_key', ['orderId', 'key'])
@Check('weighings_outcome_check', `outcome in ('packed', 'asked', 'late')`)
@Check('weighings_amount_check', `amount >= 0`)
export class Weighing {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'weighings_pkey' })
  id: number;
  @Ref({ name: 'order_id' }) orderId: string;
  @Ref() key: string;
  /** Grams or pieces; nothing only as somebody's share of a short pick. */
  @Whole() amount: number;
  @Ref({ name: 'account_id' }) accountId: string;
  /** When it lay on the scale, by the packer's device; never later than when it came. */
  @At({ name: 'weighed_at' }) weighedAt: Date;
  @At({ default: () => 'now()' }) at: Date;
  @Words() outcome: WeighOutcome;
}
