import type { Channel, MovementKind } from '@chophien/domain';
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { At, Ref, Whole, Words } from '../db/columns.js';

/** The ledger of a lot, append-only: one row per act, and per batch of orders settled together. */
@Entity('stock_movements')
@Check(
  'stock_movements_kind_check',
  `kind in ('made', 'set_aside', 'sold', 'held', 'paid', 'agreed', 'released', 'cancelled', 'spoiled', 'returned', 'packed')`,
)
@Index('stock_movements_lot_id_idx', ['lotId'])
export class StockMovement {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'stock_movements_pkey' })
  id: number;
  @Ref({ name: 'lot_id' }) lotId: string;
  @Ref({ name: 'offer_id', nullable: true }) offerId: string | null;
  @Words() kind: MovementKind;
  /** Of which channel the offer's part came; null where the lot itself is meant. */
  @Words({ nullable: true }) channel: Channel | null;
  /** Grams or pieces; for `set_aside` the change of the cap and for `packed` of what a parcel weighs: may be negative. */
  @Column({ type: 'bigint' }) amount: number;
  /** How many orders the movement stands for. */
  @Whole({ default: 0 }) orders: number;
  /** Who made it and why, where it was a person's doing and no order's. */
  @Ref({ name: 'account_id', nullable: true }) accountId: string | null;
  @Words({ nullable: true }) why: string | null;
  @At({ default: () => 'now()' }) at: Date;
}
