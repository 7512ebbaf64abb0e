import type { Channel, OrderSource, OrderState, PayMethod, Unit } from '@chophien/domain';
import { Check, Entity, Index, Unique } from 'typeorm';
import { At, Bytes, Dong, Id, Ref, Whole, Words } from '../db/columns.js';

/**
 * An order, whole in one row: on the hot path every further row would be paid a thousand times. Its one line names lot,
 * producer, price and facts sheet, which never changes and holds the names as the buyer read them. No foreign key to
 * the offer: the lane writes orders only together with a change of that offer's row, and a key would be checked for
 * each of a thousand. Every index costs the lane too: a buyer's orders are found by the key's, a show's by its offers'.
 */
@Entity('orders')
@Unique('orders_buyer_id_key_key', ['buyerId', 'key'])
@Check(
  'orders_state_check',
  `state in ('held', 'confirmed', 'packed', 'shipped', 'delivered', 'returned', 'expired', 'cancelled')`,
)
@Check('orders_method_check', `method in ('cod', 'test')`)
@Check('orders_channel_check', `channel in ('own', 'relay', 'wholesale')`)
@Check('orders_held_check', `state <> 'held' or expires_at is not null`)
@Check('orders_source_check', `source in ('tap', 'comment', 'wait_list')`)
@Check(
  'orders_destination_check',
  `recipient <> '' or (source <> 'tap' and state in ('held', 'expired', 'cancelled'))`,
)
@Check('orders_end_check', `end_price_dong <= price_dong and end_goods_dong >= 0 and packed_amount >= 0`)
@Check('orders_paid_check', `paid_goods_dong <= goods_dong and (paid_at is null) = (paid_goods_dong is null)`)
@Check('orders_amount_check', `amount > 0`)
@Check(
  'orders_total_check',
  `total_dong = goods_dong + delivery_dong and goods_dong >= 0 and delivery_dong >= 0`,
)
@Index('orders_offer_id_household_idx', ['offerId', 'household'])
@Index('orders_held_household_idx', ['household'], { where: `state = 'held'` })
@Index('orders_expires_at_idx', ['expiresAt'], { where: `state = 'held'` })
export class Order {
  @Id('orders_pkey') id: string;
  @Ref({ name: 'buyer_id' }) buyerId: string;
  @Ref() key: string;
  /** SHA-256 of the ask: the same key with another ask is refused. */
  @Bytes({ name: 'body_hash' }) bodyHash: Buffer;
  @Ref({ name: 'show_id' }) showId: string;
  @Ref({ name: 'offer_id' }) offerId: string;
  @Ref({ name: 'lot_id' }) lotId: string;
  @Ref({ name: 'producer_id' }) producerId: string;
  @Ref({ name: 'facts_id' }) factsId: string;
  @Whole() amount: number;
  @Words() unit: Unit;
  @Dong({ name: 'price_dong' }) priceDong: number;
  @Whole({ name: 'price_version' }) priceVersion: number;
  @Words() channel: Channel;
  /** A digest of the normalised address: who shares it shares a limit. */
  @Dong() household: number;
  @Words() state: OrderState;
  @Words() method: PayMethod;
  @Words({ default: 'tap' }) source: OrderSource;
  @Dong({ name: 'goods_dong' }) goodsDong: number;
  @Dong({ name: 'delivery_dong' }) deliveryDong: number;
  @Dong({ name: 'total_dong' }) totalDong: number;
  /** Empty, as all of the address is, while a draft waits for its buyer's yes. */
  @Words() recipient: string;
  @Words() phone: string;
  @Words({ name: 'commune_code' }) communeCode: string;
  /** The address as it was read to the buyer: line, commune, province. */
  @Words({ name: 'address_text' }) addressText: string;
  @Words({ name: 'data_version' }) dataVersion: string;
  @At({ name: 'placed_at' }) placedAt: Date;
  /** Until when a held order waits for its payment, by the database's clock. */
  @At({ name: 'expires_at', nullable: true }) expiresAt: Date | null;
  /** How long it was held, where earlier holds that ended unpaid made that shorter. */
  @Whole({ name: 'short_hold_ms', nullable: true }) shortHoldMs: number | null;
  @At({ name: 'paid_at', nullable: true }) paidAt: Date | null;
  @At({ name: 'cancelled_at', nullable: true }) cancelledAt: Date | null;
  /** What was paid for the goods, delivery apart; null: nothing yet. */
  @Dong({ name: 'paid_goods_dong', nullable: true }) paidGoodsDong: number | null;
  /** What the scale said, in grams or pieces; null: not weighed yet. */
  @Whole({ name: 'packed_amount', nullable: true }) packedAmount: number | null;
  /** What its parcel weighs instead and its buyer is asked about, while it is confirmed; null: nothing is asked. */
  @Whole({ name: 'weight_asked', nullable: true }) weightAsked: number | null;
  /** What it costs in the end, where the close or the scale has decided that; the order's own price stays as it was taken. */
  @Dong({ name: 'end_price_dong', nullable: true }) endPriceDong: number | null;
  @Dong({ name: 'end_goods_dong', nullable: true }) endGoodsDong: number | null;
}
