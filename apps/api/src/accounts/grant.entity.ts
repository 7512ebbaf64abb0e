import type { GrantedBundle, Power } from '@chophien/contracts';
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { At, Id, Ref, Words } from '../db/columns.js';
import { Account } from './account.entity.js';

/**
 * A bundle of permissions given to an account: for one booth, for one show, or (admin) for the whole market. A helper's
 * (`powers`) is given to a phone number, and waits there for whoever proves that it is theirs.
 */
@Entity('grants')
@Check('grants_bundle_check', `bundle in ('host', 'moderator', 'packer', 'admin')`)
@Check('grants_scope_check', `(bundle = 'admin') = (booth_id is null and show_id is null)`)
@Check('grants_whose_check', `account_id is not null or phone is not null`)
@Check(
  'grants_powers_check',
  `powers is null or (bundle = 'moderator' and phone is not null and powers <@ '{chat,caps,prices,pin,buyers,numbers}'::text[] and cardinality(powers) > 0)`,
)
@Index('grants_booth_phone_idx', ['boothId', 'phone'], {
  unique: true,
  where: 'phone is not null and show_id is null',
})
@Index('grants_show_phone_idx', ['showId', 'phone'], {
  unique: true,
  where: 'phone is not null and show_id is not null',
})
@Index('grants_waiting_idx', ['phone'], { where: 'account_id is null' })
export class Grant {
  @Id('grants_pkey') id: string;
  @ForeignKey(() => Account, { name: 'grants_account_id_fkey', onDelete: 'CASCADE' })
  @Index('grants_account_id_idx')
  @Ref({ name: 'account_id', nullable: true })
  accountId: string | null;
  @Words() bundle: GrantedBundle;
  @Ref({ name: 'booth_id', nullable: true }) boothId: string | null;
  @Ref({ name: 'show_id', nullable: true }) showId: string | null;
  /** Null: all that the bundle names. */
  @Column({ type: 'text', array: true, nullable: true }) powers: Power[] | null;
  @Words({ nullable: true }) phone: string | null;
  @Ref({ name: 'given_by', nullable: true }) givenBy: string | null;
  @At({ name: 'ends_at', nullable: true }) endsAt: Date | null;
  @At({ name: 'created_at', default: () => 'now()' }) createdAt: Date;
}
