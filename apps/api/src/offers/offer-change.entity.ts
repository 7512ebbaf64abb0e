import type { CapKind } from '@chophien/domain';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { At, Ref, Words } from '../db/columns.js';
import { Offer } from './offer.entity.js';

export type OfferAspect = 'price_dong' | 'price_rule' | 'state' | 'picking_day' | CapKind;

/** Who changed what of an offer, when, why, from which value to which, and who agreed. Append-only. */
@Entity('offer_changes')
export class OfferChange {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'offer_changes_pkey' })
  id: number;
  @ForeignKey(() => Offer, { name: 'offer_changes_offer_id_fkey' })
  @Index('offer_changes_offer_id_idx')
  @Ref({ name: 'offer_id' })
  offerId: string;
  @Ref({ name: 'account_id' }) accountId: string;
  @Words() what: OfferAspect;
  /** Null: there was, or is, none. */
  @Words({ name: 'from_value', nullable: true }) fromValue: string | null;
  @Words({ name: 'to_value', nullable: true }) toValue: string | null;
  @Words({ nullable: true }) why: string | null;
  /** The second person, where the change was big. */
  @Ref({ name: 'approved_by', nullable: true }) approvedBy: string | null;
  @At({ default: () => 'now()' }) at: Date;
}
