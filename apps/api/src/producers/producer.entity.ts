import { Entity, ForeignKey, Index } from 'typeorm';
import { At, Id, Ref, Words } from '../db/columns.js';
import { Booth } from './booth.entity.js';

/** Who grew or made it, and is owed for it, whoever hosts. */
@Entity('producers')
export class Producer {
  @Id('producers_pkey') id: string;
  @ForeignKey(() => Booth, { name: 'producers_booth_id_fkey' })
  @Index('producers_booth_id_idx')
  @Ref({ name: 'booth_id' })
  boothId: string;
  @Words() name: string;
  @Words() address: string;
  @Words() phone: string;
  @Words({ name: 'tax_code' }) taxCode: string;
  @At({ name: 'created_at', default: () => 'now()' }) createdAt: Date;
}
