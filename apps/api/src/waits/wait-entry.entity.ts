import type { WaitReason, WaitState } from '@chophien/domain';
import { Check, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { At, Ref, Whole, Words } from '../db/columns.js';

/** A buyer's wish for goods that were sold out. Its number is its place: given under the offer's lock, by no clock. */
@Entity('wait_entries')
@Unique('wait_entries_buyer_id_key_key', ['buyerId', 'key'])
@Check('wait_entries_amounts_check', `asked > 0 and waits_for >= 0 and waits_for <= asked`)
@Check('wait_entries_state_check', `state in ('waiting', 'offered', 'served', 'left', 'lapsed', 'ended')`)
@Check(
  'wait_entries_reason_check',
  `case when state = 'waiting' then reason is null and waits_for > 0
   when state = 'offered' then (reason is null or waits_for = 0)
   else reason is not null and waits_for = 0 end`,
)
@Index('wait_entries_standing_key', ['offerId', 'buyerId'], {
  unique: true,
  where: `state in ('waiting', 'offered')`,
})
@Index('wait_entries_offer_id_idx', ['offerId'])
export class WaitEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'wait_entries_pkey' })
  id: number;
  @ForeignKey('offers', { name: 'wait_entries_offer_id_fkey' })
  @Ref({ name: 'offer_id' })
  offerId: string;
  @Ref({ name: 'buyer_id' }) buyerId: string;
  @Ref() key: string;
  @Whole() asked: number;
  /** What is neither had nor held. */
  @Whole({ name: 'waits_for' }) waitsFor: number;
  @Words({ default: 'waiting' }) state: WaitState;
  /** Why nothing more comes. */
  @Words({ nullable: true }) reason: WaitReason | null;
  @At({ name: 'joined_at', default: () => 'now()' }) joinedAt: Date;
  @At({ name: 'ended_at', nullable: true }) endedAt: Date | null;
}

/** An order that the line has come to. A wish may be answered in several parts. */
@Entity('wait_parts')
export class WaitPart {
  @PrimaryColumn({ name: 'order_id', type: 'uuid', primaryKeyConstraintName: 'wait_parts_pkey' })
  orderId: string;
  @ForeignKey('wait_entries', { name: 'wait_parts_entry_id_fkey' })
  @Index('wait_parts_entry_id_idx')
  @Whole({ name: 'entry_id', type: 'bigint' })
  entryId: number;
}
