import type { HoldReason } from '@chophien/domain';
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { At, Id, Ref, Words } from '../db/columns.js';

/**
 * A line that nobody but its writer has seen. Published it is said under its own id and key, with the next number; kept
 * either way, as long as what was said.
 */
@Entity('held_lines')
@Unique('held_lines_account_id_key_key', ['accountId', 'key'])
@Check('held_lines_state_check', `state in ('waiting', 'published', 'refused')`)
@Check('held_lines_why_check', `why in ('all', 'newcomer', 'word', 'address')`)
@Index('held_lines_waiting_idx', ['showId', 'at'], { where: `state = 'waiting'` })
export class HeldLineEntity {
  @Id('held_lines_pkey') id: string;
  @ForeignKey('shows', { name: 'held_lines_show_id_fkey' })
  @Ref({ name: 'show_id' })
  showId: string;
  @Ref({ name: 'account_id' }) accountId: string;
  @Ref() key: string;
  @Words() name: string;
  @Words() text: string;
  @At() at: Date;
  @Words() why: HoldReason;
  @Words({ nullable: true }) word: string | null;
  @Words({ default: 'waiting' }) state: 'waiting' | 'published' | 'refused';
  @Words({ name: 'device_mark', nullable: true }) deviceMark: string | null;
  @Words({ name: 'address_mark', nullable: true }) addressMark: string | null;
}
