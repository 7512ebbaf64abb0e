import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { At, Ref, Words } from '../db/columns.js';
import { Offer } from './offer.entity.js';

/** Who changed what of an offer, when, from which value to which. Append-only. */
@Entity('offer_changes')
export class OfferChange {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'offer_changes_pkey' })
  id: number;
  @ForeignKey(() => Offer, { name: 'offer_changes_offer_id_fkey' })
  @Index('offer_changes_offer_id_idx')
  @Ref({ name: 'offer_id' })
  offerId: string;
  @Ref({ name: 'account_id' }) accountId: string;
  @Words() what: 'price_dong' | 'cap' | 'state';
  @Words({ name: 'from_value' }) fromValue: string;
  @Words({ name: 'to_value' }) toValue: string;
  @At({ default: () => 'now()' }) at: Date;
}
