import { Check, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { At, Dong, Ref, Words } from '../db/columns.js';

/** Why a part of what was paid is owed back: the price of the close, the scale, or goods that were given back. */
export type DueReason = 'price_fell' | 'weighed' | 'cancelled';

/**
 * What the market owes a buyer of what was paid, append-only; an order's rows add up to what it owes in all. Less than
 * nothing where a later reason took some of it back.
 */
@Entity('refunds_due')
@Check('refunds_due_reason_check', `reason in ('price_fell', 'weighed', 'cancelled')`)
@Check('refunds_due_amount_check', `amount_dong <> 0`)
export class RefundDue {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'refunds_due_pkey' })
  id: number;
  @Index('refunds_due_order_id_idx') @Ref({ name: 'order_id' }) orderId: string;
  @Words() reason: DueReason;
  @Dong({ name: 'amount_dong' }) amountDong: number;
  @At({ default: () => 'now()' }) at: Date;
}
