import type { AppealState } from '@chophien/contracts';
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { At, Id, Ref, Words } from '../db/columns.js';
import { ModerationAct } from './moderation-act.entity.js';

/** Somebody says that what was done to them is wrong. One for each act. */
@Entity('appeals')
@Unique('appeals_act_id_key', ['actId'])
@Check('appeals_state_check', `state in ('open', 'upheld', 'lifted')`)
@Check('appeals_answer_check', `(state = 'open') = (answer is null)`)
@Check('appeals_text_check', `char_length(text) between 1 and 1000`)
@Index('appeals_open_idx', ['dueAt'], { where: `state = 'open'` })
export class Appeal {
  @Id('appeals_pkey') id: string;
  @ForeignKey(() => ModerationAct, { name: 'appeals_act_id_fkey' })
  @Ref({ name: 'act_id' })
  actId: string;
  @Ref({ name: 'account_id' }) accountId: string;
  @Words() text: string;
  @Words({ default: 'open' }) state: AppealState;
  @At({ default: () => 'now()' }) at: Date;
  @At({ name: 'due_at' }) dueAt: Date;
  @Words({ nullable: true }) answer: string | null;
  @Ref({ name: 'answered_by', nullable: true }) answeredBy: string | null;
  @At({ name: 'answered_at', nullable: true }) answeredAt: Date | null;
}

/** What a moderator wrote to one writer alone. */
@Entity('private_replies')
@Unique('private_replies_by_account_key_key', ['byAccount', 'key'])
@Index('private_replies_to_account_idx', ['toAccount', 'at'])
export class PrivateReply {
  @Id('private_replies_pkey') id: string;
  @ForeignKey('shows', { name: 'private_replies_show_id_fkey' })
  @Ref({ name: 'show_id' })
  showId: string;
  @Ref({ name: 'line_id' }) lineId: string;
  @Words({ name: 'line_text' }) lineText: string;
  @Ref({ name: 'to_account' }) toAccount: string;
  @Ref({ name: 'by_account' }) byAccount: string;
  @Ref() key: string;
  @Words() text: string;
  @At({ default: () => 'now()' }) at: Date;
}
