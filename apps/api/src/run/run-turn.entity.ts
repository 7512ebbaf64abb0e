import type { PassedOver } from '@chophien/domain';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { At, Json, Ref } from '../db/columns.js';

/** Whose turn began when in a show, append-only: the last is the current one. The key makes one of however many taps. */
@Entity('run_turns')
@Unique('run_turns_show_id_key_key', ['showId', 'key'])
@Index('run_turns_show_id_id_idx', ['showId', 'id'])
export class RunTurnEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'run_turns_pkey' })
  id: number;
  @ForeignKey('shows', { name: 'run_turns_show_id_fkey' })
  @Ref({ name: 'show_id' })
  showId: string;
  @ForeignKey('offers', { name: 'run_turns_offer_id_fkey' })
  @Ref({ name: 'offer_id' })
  offerId: string;
  @Ref() key: string;
  /** What was current before, as whoever tapped saw it. */
  @Ref({ name: 'after_id', nullable: true }) afterId: string | null;
  /** On the way to it, as it was then. */
  @Json() passed: readonly PassedOver[];
  @Ref({ name: 'account_id' }) accountId: string;
  @At() since: Date;
}
