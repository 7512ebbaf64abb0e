import { Check, Entity, PrimaryColumn } from 'typeorm';
import { Whole } from '../db/columns.js';

/** What a producer's hands can pick in a day, over all the offers of that day, and how much of it is taken. */
@Entity('picking_days')
@Check('picking_days_check', `taken_grams >= 0 and taken_grams <= coalesce(cap_grams, taken_grams)`)
export class PickingDayEntity {
  @PrimaryColumn({ name: 'producer_id', type: 'uuid', primaryKeyConstraintName: 'picking_days_pkey' })
  producerId: string;
  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'picking_days_pkey' })
  day: string;
  /** Null: no cap. */
  @Whole({ name: 'cap_grams', nullable: true }) capGrams: number | null;
  @Whole({ name: 'taken_grams', default: 0 }) takenGrams: number;
  @Whole({ default: 1 }) version: number;
}
