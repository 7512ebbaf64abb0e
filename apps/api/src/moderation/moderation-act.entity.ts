import type { ActKind, RuleCode } from '@chophien/domain';
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { At, Id, Ref, Words } from '../db/columns.js';

/** The log of what moderators did. Written once, changed by nobody: a trigger refuses it. */
@Entity('moderation_acts')
@Unique('moderation_acts_by_account_key_key', ['byAccount', 'key'])
@Unique('moderation_acts_undoes_key', ['undoes'])
@Check(
  'moderation_acts_kind_check',
  `kind in ('remove', 'publish', 'refuse', 'mute', 'ban', 'rules', 'announce', 'word_add', 'word_drop', 'undo')`,
)
@Check(
  'moderation_acts_rule_check',
  `rule in ('spam', 'abuse', 'fraud', 'private_data', 'off_topic', 'other')`,
)
@Check('moderation_acts_undo_check', `(kind = 'undo') = (undoes is not null)`)
@Index('moderation_acts_show_idx', ['showId', 'at'])
@Index('moderation_acts_on_account_idx', ['onAccount', 'at'])
export class ModerationAct {
  @Id('moderation_acts_pkey') id: string;
  /** Null where it was done to the list of a booth or of the market. */
  @ForeignKey('shows', { name: 'moderation_acts_show_id_fkey' })
  @Ref({ name: 'show_id', nullable: true })
  showId: string | null;
  @Ref({ name: 'booth_id', nullable: true }) boothId: string | null;
  @Words() kind: ActKind;
  @Ref({ name: 'by_account' }) byAccount: string;
  @Ref() key: string;
  @Ref({ name: 'on_account', nullable: true }) onAccount: string | null;
  @Ref({ name: 'line_id', nullable: true }) lineId: string | null;
  /** As it was said. */
  @Words({ name: 'line_text', nullable: true }) lineText: string | null;
  @Words({ nullable: true }) rule: RuleCode | null;
  @Words({ default: '' }) why: string;
  @At({ name: 'until_at', nullable: true }) untilAt: Date | null;
  @Words({ default: 'show' }) reach: 'show' | 'booth';
  @ForeignKey(() => ModerationAct, { name: 'moderation_acts_undoes_fkey' })
  @Ref({ nullable: true })
  undoes: string | null;
  @At({ default: () => 'clock_timestamp()' }) at: Date;
}
