import { Check, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { At, Flag, Id, Ref, Whole, Words } from '../db/columns.js';

/** A line as it was said. Numbered per show without gaps, so that a client sees what it missed. */
@Entity('chat_lines')
@Unique('chat_lines_account_id_key_key', ['accountId', 'key'])
@Unique('chat_lines_show_id_seq_key', ['showId', 'seq'])
@Check('chat_lines_text_check', `char_length(text) between 1 and 300`)
@Index('chat_lines_writer_idx', ['showId', 'accountId', 'at'])
export class ChatLineEntity {
  @Id('chat_lines_pkey') id: string;
  @ForeignKey('shows', { name: 'chat_lines_show_id_fkey' })
  @Ref({ name: 'show_id' })
  showId: string;
  @Whole() seq: number;
  @Ref({ name: 'account_id' }) accountId: string;
  @Ref() key: string;
  @Words() name: string;
  @Flag({ name: 'from_host' }) fromHost: boolean;
  @Words() text: string;
  @At() at: Date;
  /** How often it was taken from the screens or came back. */
  @Whole({ default: 0 }) turn: number;
  /** On no screen, and kept for the law. */
  @At({ name: 'removed_at', nullable: true }) removedAt: Date | null;
  /** From which browser and network, as marks: what a ban goes by. */
  @Words({ name: 'device_mark', nullable: true }) deviceMark: string | null;
  @Words({ name: 'address_mark', nullable: true }) addressMark: string | null;
}

/** The last number given in a show. A row of its own, so that chat never waits for a pin or a price. */
@Entity('chat_counters')
export class ChatCounter {
  @PrimaryColumn({ name: 'show_id', type: 'uuid', primaryKeyConstraintName: 'chat_counters_pkey' })
  showId: string;
  @Whole() seq: number;
}
