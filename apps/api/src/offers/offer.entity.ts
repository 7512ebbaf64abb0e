import type { OfferState, Part, PriceRule } from '@chophien/domain';
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { At, Day, Dong, Id, Json, Ref, Whole, Words } from '../db/columns.js';

/** A lot for sale in one show, with its counters. The database itself forbids an oversell. */
@Entity('offers')
@Unique('offers_show_id_code_key', ['showId', 'code'])
@Unique('offers_show_id_key_key', ['showId', 'key'])
@Check('offers_counters_check', `held >= 0 and sold >= 0 and held + sold <= cap`)
@Check('offers_state_check', `state in ('open', 'sold_out', 'closed')`)
@Check('offers_price_check', `price_dong >= 0`)
@Check('offers_waiting_check', `waiting >= 0`)
@Check(
  'offers_steps_check',
  `step > 0 and minimum > 0 and (per_buyer is null or per_buyer > 0) and (per_household is null or per_household > 0)`,
)
@Check(
  'offers_channels_check',
  `own_taken >= 0 and relay_taken >= 0 and wholesale_taken >= 0 and own_taken + relay_taken + wholesale_taken = held + sold
   and own_taken <= coalesce(own_cap, own_taken) and relay_taken <= coalesce(relay_cap, relay_taken)
   and wholesale_taken <= coalesce(wholesale_cap, wholesale_taken)`,
)
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
  /** What becomes of the price; `live`: the host moves it. */
  @Json({ name: 'price_rule', default: { kind: 'live' } }) priceRule: PriceRule;
  /** What one piece of a bundle takes of each lot, in lot id order; null: it is of its own lot alone. */
  @Json({ nullable: true }) parts: readonly Part[] | null;
  @Whole() step: number;
  @Whole() minimum: number;
  @Whole({ name: 'per_buyer', nullable: true }) perBuyer: number | null;
  @Whole({ name: 'per_household', nullable: true }) perHousehold: number | null;
  @Whole() cap: number;
  @Whole({ default: 0 }) held: number;
  @Whole({ default: 0 }) sold: number;
  /** What each channel may take of the cap (null: all of it), and has taken, held and sold alike. */
  @Whole({ name: 'own_cap', nullable: true }) ownCap: number | null;
  @Whole({ name: 'relay_cap', nullable: true }) relayCap: number | null;
  @Whole({ name: 'wholesale_cap', nullable: true }) wholesaleCap: number | null;
  @Whole({ name: 'own_taken', default: 0 }) ownTaken: number;
  @Whole({ name: 'relay_taken', default: 0 }) relayTaken: number;
  @Whole({ name: 'wholesale_taken', default: 0 }) wholesaleTaken: number;
  /** The day on which it is picked: counts in `picking_days` of the lot's producer. */
  @Day({ name: 'picking_day', nullable: true }) pickingDay: string | null;
  @Words({ default: 'open' }) state: OfferState;
  /** How many wait in line for what comes back. */
  @Whole({ default: 0 }) waiting: number;
  @Whole({ default: 1 }) version: number;
  /** The host's intent; null for those made without one. */
  @Ref({ nullable: true }) key: string | null;
  @At({ name: 'created_at', default: () => 'now()' }) createdAt: Date;
}
