import type { RuleCode } from '@chophien/domain';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { At, Id, Ref, Words } from '../db/columns.js';

/** Somebody is not heard for a time, or is shut out. Its id is its act's in the log. */
@Entity('sanctions')
@Check('sanctions_kind_check', `kind in ('mute', 'ban')`)
@Check('sanctions_mute_check', `kind = 'ban' or until_at is not null`)
@Index('sanctions_booth_id_idx', ['boothId'], { where: 'lifted_at is null' })
export class Sanction {
  @Id('sanctions_pkey') id: string;
  @Words() kind: 'mute' | 'ban';
  @Ref({ name: 'account_id' }) accountId: string;
  @Ref({ name: 'booth_id' }) boothId: string;
  /** Null: at the whole booth. */
  @Ref({ name: 'show_id', nullable: true }) showId: string | null;
  @Words() rule: RuleCode;
  @At({ name: 'since_at', default: () => 'now()' }) sinceAt: Date;
  @At({ name: 'until_at', nullable: true }) untilAt: Date | null;
  @At({ name: 'lifted_at', nullable: true }) liftedAt: Date | null;
}

/** By what the one meant is known again: the account, a browser, a network. The last two are kept as marks, never as they are. */
@Entity('sanction_marks')
@Check('sanction_marks_kind_check', `kind in ('account', 'device', 'address')`)
export class SanctionMark {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'sanction_marks_pkey' })
  kind: 'account' | 'device' | 'address';
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'sanction_marks_pkey' }) value: string;
  @PrimaryColumn({ name: 'sanction_id', type: 'uuid', primaryKeyConstraintName: 'sanction_marks_pkey' })
  @ForeignKey(() => Sanction, { name: 'sanction_marks_sanction_id_fkey', onDelete: 'CASCADE' })
  sanctionId: string;
}

/** Who follows a booth. */
@Entity('follows')
export class Follow {
  @PrimaryColumn({ name: 'account_id', type: 'uuid', primaryKeyConstraintName: 'follows_pkey' })
  accountId: string;
  @PrimaryColumn({ name: 'booth_id', type: 'uuid', primaryKeyConstraintName: 'follows_pkey' })
  @ForeignKey('booths', { name: 'follows_booth_id_fkey', onDelete: 'CASCADE' })
  @Index('follows_booth_id_idx')
  boothId: string;
  @At({ default: () => 'now()' }) at: Date;
}
