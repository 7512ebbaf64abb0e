import type { GrantedBundle } from '@chophien/contracts';
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { At, Id, Ref, Words } from '../db/columns.js';
import { Account } from './account.entity.js';

/** A bundle of permissions given to an account: for one booth, for one show, or (admin) for the whole market. */
@Entity('grants')
@Check('grants_bundle_check', `bundle in ('host', 'moderator', 'packer', 'admin')`)
@Check('grants_scope_check', `(bundle = 'admin') = (booth_id is null and show_id is null)`)
export class Grant {
  @Id('grants_pkey') id: string;
  @ForeignKey(() => Account, { name: 'grants_account_id_fkey', onDelete: 'CASCADE' })
  @Index('grants_account_id_idx')
  @Ref({ name: 'account_id' })
  accountId: string;
  @Words() bundle: GrantedBundle;
  @Ref({ name: 'booth_id', nullable: true }) boothId: string | null;
  @Ref({ name: 'show_id', nullable: true }) showId: string | null;
  @At({ name: 'created_at', default: () => 'now()' }) createdAt: Date;
}
