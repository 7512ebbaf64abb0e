import { Entity, Unique } from 'typeorm';
import { At, Id, Words } from '../db/columns.js';

@Entity('accounts')
@Unique('accounts_phone_key', ['phone'])
export class Account {
  @Id('accounts_pkey') id: string;
  /** `0` and nine digits (domain/phones). */
  @Words() phone: string;
  @Words() name: string;
  @At({ name: 'created_at', default: () => 'now()' }) createdAt: Date;
}
