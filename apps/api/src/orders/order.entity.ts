import type { OrderLineView } from '@chophien/contracts';
import type { OrderState } from '@chophien/domain';
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { At, Bytes, Dong, Id, Json, Ref, Whole, Words } from '../db/columns.js';

/**
 * An order, whole in one row: on the hot path every further row would be paid a thousand times. `lines` name lot,
 * producer, price and facts sheet; `offer_id` and `amount` repeat the one line of a flash order for the limits.
 */
@Entity('orders')
@Unique('orders_buyer_id_key_key', ['buyerId', 'key'])
@Check(
  'orders_state_check',
  `state in ('confirmed', 'packed', 'shipped', 'delivered', 'returned', 'cancelled')`,
)
@Check('orders_method_check', `method in ('cod')`)
@Check('orders_amount_check', `amount > 0`)
@Check(
  'orders_total_check',
  `total_dong = goods_dong + delivery_dong and goods_dong >= 0 and delivery_dong >= 0`,
)
@Index('orders_offer_id_buyer_id_idx', ['offerId', 'buyerId'])
@Index('orders_show_id_placed_at_idx', ['showId', 'placedAt'])
@Index('orders_buyer_id_placed_at_idx', ['buyerId', 'placedAt'])
export class Order {
  @Id('orders_pkey') id: string;
  @Ref({ name: 'buyer_id' }) buyerId: string;
  @Ref() key: string;
  /** SHA-256 of the ask: the same key with another ask is refused. */
  @Bytes({ name: 'body_hash' }) bodyHash: Buffer;
  @Ref({ name: 'show_id' }) showId: string;
  @ForeignKey('offers', { name: 'orders_offer_id_fkey' })
  @Ref({ name: 'offer_id' })
  offerId: string;
  @Whole() amount: number;
  @Words() state: OrderState;
  @Words() method: 'cod';
  @Json() lines: OrderLineView[];
  @Dong({ name: 'goods_dong' }) goodsDong: number;
  @Dong({ name: 'delivery_dong' }) deliveryDong: number;
  @Dong({ name: 'total_dong' }) totalDong: number;
  @Words() recipient: string;
  @Words() phone: string;
  @Words({ name: 'commune_code' }) communeCode: string;
  /** The address as it was read to the buyer: line, commune, province. */
  @Words({ name: 'address_text' }) addressText: string;
  @Words({ name: 'data_version' }) dataVersion: string;
  @At({ name: 'placed_at' }) placedAt: Date;
  @At({ name: 'cancelled_at', nullable: true }) cancelledAt: Date | null;
}
