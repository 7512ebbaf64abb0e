import type { StockChangedView } from '@chophien/contracts';
import type { CapRequestState } from '@chophien/domain';
import { Check, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { At, Id, Json, Ref, Whole, Words } from '../db/columns.js';

/** A change of stock that was made, by its intent: one sent again, hours later too, is answered and not made twice. */
@Entity('stock_asks')
@Index('stock_asks_at_idx', ['at'])
export class StockAsk {
  @PrimaryColumn({ name: 'account_id', type: 'uuid', primaryKeyConstraintName: 'stock_asks_pkey' })
  accountId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'stock_asks_pkey' })
  key: string;
  /** What was asked; the same key with another ask is refused. */
  @Json() ask: object;
  @Json({ nullable: true }) answer: StockChangedView | null;
  @At({ default: () => 'now()' }) at: Date;
}

/** A buyer wants more of an offer than everybody may have. What is approved is that buyer's own limit there. */
@Entity('buyer_asks')
@Unique('buyer_asks_buyer_id_key_key', ['buyerId', 'key'])
@Check('buyer_asks_state_check', `state in ('waiting', 'applied', 'refused', 'withdrawn')`)
@Check('buyer_asks_amount_check', `amount > 0`)
@Check('buyer_asks_decided_check', `(state = 'waiting') = (decided_at is null)`)
@Index('buyer_asks_standing_key', ['offerId', 'buyerId'], { unique: true, where: `state = 'waiting'` })
@Index('buyer_asks_applied_idx', ['offerId'], { where: `state = 'applied'` })
export class BuyerAsk {
  @Id('buyer_asks_pkey') id: string;
  @ForeignKey('offers', { name: 'buyer_asks_offer_id_fkey' })
  @Ref({ name: 'offer_id' })
  offerId: string;
  @Ref({ name: 'buyer_id' }) buyerId: string;
  @Ref() key: string;
  /** In all, with what they have already. */
  @Whole() amount: number;
  @Words({ default: '' }) why: string;
  @Words({ default: 'waiting' }) state: CapRequestState;
  @At({ name: 'asked_at', default: () => 'now()' }) askedAt: Date;
  @Ref({ name: 'decided_by', nullable: true }) decidedBy: string | null;
  @At({ name: 'decided_at', nullable: true }) decidedAt: Date | null;
}
