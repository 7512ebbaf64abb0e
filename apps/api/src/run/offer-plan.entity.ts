import type { PlannedPrice } from '@chophien/domain';
import { Check, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Json, Whole } from '../db/columns.js';

/** What is planned for an offer's turn. Apart from `offers`: no lane ever asks for it. */
@Entity('offer_plans')
@Check('offer_plans_minutes_check', `minutes between 1 and 240`)
@Check('offer_plans_something_check', `minutes is not null or price is not null`)
export class OfferPlanEntity {
  @ForeignKey('offers', { name: 'offer_plans_offer_id_fkey' })
  @PrimaryColumn({ type: 'uuid', name: 'offer_id', primaryKeyConstraintName: 'offer_plans_pkey' })
  offerId: string;
  /** Null: left open. */
  @Whole({ nullable: true }) minutes: number | null;
  /** Relative to its start; null: the price stays as it is. */
  @Json({ nullable: true }) price: PlannedPrice | null;
}
