import type { Audience } from '@chophien/domain';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { At, Flag, Id, Ref, Whole, Words } from '../db/columns.js';

/** How one may talk in a show. No row: as anybody likes. */
@Entity('chat_rules')
@Check('chat_rules_audience_check', `audience in ('all', 'followers', 'buyers')`)
@Check('chat_rules_slow_check', `slow_mode_seconds between 0 and 600`)
@Check('chat_rules_newcomer_check', `newcomer_minutes between 0 and 10080`)
@Check('chat_rules_announcement_check', `(announcement is null) = (announced_at is null)`)
export class ChatRulesEntity {
  @PrimaryColumn({ name: 'show_id', type: 'uuid', primaryKeyConstraintName: 'chat_rules_pkey' })
  @ForeignKey('shows', { name: 'chat_rules_show_id_fkey' })
  showId: string;
  @Whole({ name: 'slow_mode_seconds', default: 0 }) slowModeSeconds: number;
  @Words({ default: 'all' }) audience: Audience;
  @Whole({ name: 'newcomer_minutes', default: 0 }) newcomerMinutes: number;
  @Flag({ name: 'hold_all', default: false }) holdAll: boolean;
  @Words({ nullable: true }) announcement: string | null;
  @At({ name: 'announced_at', nullable: true }) announcedAt: Date | null;
  @Whole({ default: 1 }) version: number;
}

/** A word that is not said unseen (`hold`) or not at all (`block`): in the whole market, at a booth, in a show. */
@Entity('blocked_words')
@Check('blocked_words_verdict_check', `verdict in ('hold', 'block')`)
@Check('blocked_words_word_check', `char_length(word) between 1 and 60`)
@Check('blocked_words_reach_check', `booth_id is null or show_id is null`)
export class BlockedWordEntity {
  @Id('blocked_words_pkey') id: string;
  @Index('blocked_words_booth_id_idx') @Ref({ name: 'booth_id', nullable: true }) boothId: string | null;
  @Index('blocked_words_show_id_idx') @Ref({ name: 'show_id', nullable: true }) showId: string | null;
  @Words() word: string;
  @Words() verdict: 'hold' | 'block';
  @Ref({ name: 'added_by' }) addedBy: string;
  @At({ name: 'added_at', default: () => 'now()' }) addedAt: Date;
}
