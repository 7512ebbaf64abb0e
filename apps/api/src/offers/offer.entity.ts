import type { OfferState } from '@chophien/domain';
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { At, Dong, Id, Ref, Whole, Words } from '../db/columns.js';

/** A lot for sale in one show, with its counters. The database itself forbids an oversell. */
@Entity('offers')
@Unique('offers_show_id_code_key', ['showId', 'code'])
@Unique('offers_show_id_key_key', ['showId', 'key'])
@Check('offers_counters_check', `held >= 0 and sold >= 0 and held + sold <= cap`)
@Check('offers_state_check', `state in ('open', 'sold_out', 'closed')`)
@Check('offers_price_check', `price_dong >= 0`)
@Check('offers_steps_check', `step > 0 and minimum > 0 and (per_buyer is null or per_buyer > 0)`)
export class Offer {
  @Id('offers_pkey') id: string;
  @ForeignKey('shows', { name: 'offers_show_id_fkey' })
  @Ref({ name: 'show_id' })
  showId: string;
  @ForeignKey('lots', { name: 'offers_lot_id_fkey' })
  @Index('offers_lot_id_idx')
  @Ref({ name: 'lot_id' })
  lotId: string;
  @Words() code: string;
  @Whole() position: number;
  @Dong({ name: 'price_dong' }) priceDong: number;
  @Whole({ name: 'price_version', default: 1 }) priceVersion: number;
  @Whole() step: number;
  @Whole() minimum: number;
  @Whole({ name: 'per_buyer', nullable: true }) perBuyer: number | null;
  @Whole() cap: number;
  @Whole({ default: 0 }) held: number;
  @Whole({ default: 0 }) sold: number;
  @Words({ default: 'open' }) state: OfferState;
  @Whole({ default: 1 }) version: number;
  /** The host's intent; null for those made without one. */
  @Ref({ nullable: true }) key: string | null;
  @At({ name: 'created_at', default: () => 'now()' }) createdAt: Date;
}
