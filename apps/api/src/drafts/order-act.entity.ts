import { Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { At, Ref, Words } from '../db/columns.js';

export type OrderActKind = 'confirmed_for';

/** What somebody else than its buyer did with an order, who and when. Append-only. */
@Entity('order_acts')
export class OrderAct {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'order_acts_pkey' })
  id: number;
  @Index('order_acts_order_id_idx') @Ref({ name: 'order_id' }) orderId: string;
  @Ref({ name: 'account_id' }) accountId: string;
  @Words() what: OrderActKind;
  @At({ default: () => 'now()' }) at: Date;
}
