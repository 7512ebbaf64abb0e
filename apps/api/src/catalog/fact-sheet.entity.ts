import type { FactsView } from '@chophien/contracts';
import { Entity, Unique } from 'typeorm';
import { At, Id, Json, Ref, Whole } from '../db/columns.js';

/** What buyers are told before the sale (Law 19/2023/QH15, Art. 37), one row per version, never changed. */
@Entity('fact_sheets')
@Unique('fact_sheets_lot_id_version_key', ['lotId', 'version'])
export class FactSheet {
  @Id('fact_sheets_pkey') id: string;
  @Ref({ name: 'lot_id' }) lotId: string;
  @Whole() version: number;
  @Json() body: FactsView;
  @At({ name: 'created_at', default: () => 'now()' }) createdAt: Date;
}
