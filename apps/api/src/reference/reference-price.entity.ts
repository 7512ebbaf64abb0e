import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { At, Day, Dong, Id, Ref, Words } from '../db/columns.js';

/** What a trader pays, append-only: a correction is a row that names what it replaces. Only its witness comes later, once. */
@Entity('reference_prices')
@Check('reference_prices_dong_check', `dong_per_kg > 0`)
@Check('reference_prices_witness_check', `witness_id <> entered_by`)
@Index('reference_prices_booth_id_day_idx', ['boothId', 'day'])
export class ReferencePrice {
  @Id('reference_prices_pkey') id: string;
  @ForeignKey('booths', { name: 'reference_prices_booth_id_fkey' })
  @Ref({ name: 'booth_id' })
  boothId: string;
  @Words() variety: string;
  /** Without accents and case: what lots are matched by. */
  @Words({ name: 'variety_folded' }) varietyFolded: string;
  @Words({ name: 'province_code' }) provinceCode: string;
  /** Null: of the whole province. */
  @Words({ name: 'commune_code', nullable: true }) communeCode: string | null;
  @Dong({ name: 'dong_per_kg' }) dongPerKg: number;
  @Day() day: string;
  /** Who paid or told it, and where. */
  @Words() source: string;
  @Ref({ name: 'entered_by' }) enteredBy: string;
  @Ref({ name: 'witness_id', nullable: true }) witnessId: string | null;
  @Ref({ nullable: true }) replaces: string | null;
  @At({ default: () => 'now()' }) at: Date;
}
