import type { Unit } from '@chophien/domain';
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { At, Day, Id, Ref, Whole, Words } from '../db/columns.js';

/** The thing sold: a harvest or a batch of one producer. Amounts in grams or pieces. */
@Entity('lots')
@Check('lots_unit_check', `unit in ('g', 'piece')`)
@Check('lots_made_check', `made > 0`)
@Check(
  'lots_ledger_check',
  `set_aside >= 0 and spoiled >= 0 and returned >= 0 and set_aside + spoiled <= made + returned`,
)
@Check('lots_piece_grams_check', `(unit = 'piece') = (piece_grams is not null)`)
export class Lot {
  @Id('lots_pkey') id: string;
  @Index('lots_booth_id_idx') @Ref({ name: 'booth_id' }) boothId: string;
  @ForeignKey('producers', { name: 'lots_producer_id_fkey' })
  @Ref({ name: 'producer_id' })
  producerId: string;
  @Words() name: string;
  @Words() unit: Unit;
  /** Shipping weight of one piece. */
  @Whole({ name: 'piece_grams', nullable: true }) pieceGrams: number | null;
  /** The lot's ledger in one line: harvested or made, set aside for offers, spoiled, come back fit for sale. */
  @Whole() made: number;
  @Whole({ name: 'set_aside', default: 0 }) setAside: number;
  @Whole({ default: 0 }) spoiled: number;
  @Whole({ default: 0 }) returned: number;
  @Words({ nullable: true }) variety: string | null;
  @Words({ nullable: true }) grade: string | null;
  @Words() origin: string;
  @Words({ name: 'growing_area_code', nullable: true }) growingAreaCode: string | null;
  @Day({ name: 'harvest_from', nullable: true }) harvestFrom: string | null;
  @Day({ name: 'harvest_to', nullable: true }) harvestTo: string | null;
  @Day({ name: 'expires_on', nullable: true }) expiresOn: string | null;
  @Words({ nullable: true }) certificate: string | null;
  @Words() picture: string;
  /** The facts sheet as it stands. */
  @Ref({ name: 'facts_id' }) factsId: string;
  @At({ name: 'created_at', default: () => 'now()' }) createdAt: Date;
}
