import { Check, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { At, Ref, Words } from '../db/columns.js';

/** Who gave a booth, a show or a lot another picture, when, from which to which. Append-only. */
@Entity('picture_changes')
@Check('picture_changes_of_check', `num_nonnulls(booth_id, show_id, lot_id) = 1`)
export class PictureChange {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'picture_changes_pkey' })
  id: number;
  @ForeignKey('booths', { name: 'picture_changes_booth_id_fkey' })
  @Index('picture_changes_booth_id_idx')
  @Ref({ name: 'booth_id', nullable: true })
  boothId: string | null;
  @ForeignKey('shows', { name: 'picture_changes_show_id_fkey' })
  @Index('picture_changes_show_id_idx')
  @Ref({ name: 'show_id', nullable: true })
  showId: string | null;
  @ForeignKey('lots', { name: 'picture_changes_lot_id_fkey' })
  @Index('picture_changes_lot_id_idx')
  @Ref({ name: 'lot_id', nullable: true })
  lotId: string | null;
  @Ref({ name: 'account_id' }) accountId: string;
  @Words({ name: 'from_value' }) fromValue: string;
  @Words({ name: 'to_value' }) toValue: string;
  @At({ default: () => 'now()' }) at: Date;
}
