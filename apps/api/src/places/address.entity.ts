import { Entity, Index } from 'typeorm';
import { At, Id, Ref, Words } from '../db/columns.js';

/** A line in somebody's address book: as typed, with the units chosen and the set they were chosen from. */
@Entity('addresses')
export class Address {
  @Id('addresses_pkey') id: string;
  @Index('addresses_account_id_idx') @Ref({ name: 'account_id' }) accountId: string;
  @Words() recipient: string;
  @Words() phone: string;
  @Words({ name: 'commune_code' }) communeCode: string;
  @Words({ name: 'commune_name' }) communeName: string;
  @Words({ name: 'province_code' }) provinceCode: string;
  @Words({ name: 'province_name' }) provinceName: string;
  @Words() line: string;
  @Words({ name: 'data_version' }) dataVersion: string;
  @At({ name: 'created_at', default: () => 'now()' }) createdAt: Date;
}
