import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { At, Id, Ref, Words } from '../db/columns.js';

/** Nothing of this show is forgotten while it stands. Never deleted: it tells who kept what, why and until when. */
@Entity('legal_holds')
@Unique('legal_holds_show_id_key_key', ['showId', 'key'])
@Check('legal_holds_lifted_check', `(lifted_at is null) = (lifted_by is null)`)
@Check('legal_holds_why_check', `char_length(why) between 1 and 500`)
export class LegalHold {
  @Id('legal_holds_pkey') id: string;
  @ForeignKey('shows', { name: 'legal_holds_show_id_fkey' })
  @Ref({ name: 'show_id' })
  showId: string;
  @Ref() key: string;
  @Words() why: string;
  @Ref({ name: 'placed_by' }) placedBy: string;
  @At({ name: 'placed_at', default: () => 'now()' }) placedAt: Date;
  @Ref({ name: 'lifted_by', nullable: true }) liftedBy: string | null;
  @At({ name: 'lifted_at', nullable: true }) liftedAt: Date | null;
  @Words({ name: 'lift_why', nullable: true }) liftWhy: string | null;
}
