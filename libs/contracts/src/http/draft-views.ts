import type { Channel, Unit } from '@chophien/domain';
import type { OrderView } from './views.js';

/** Goods that wait for somebody's yes, as the host sees them. Amounts in grams or pieces. */
export type StudioDraftView = {
  id: string;
  code: string;
  offerId: string;
  offerCode: string;
  name: string;
  unit: Unit;
  amount: number;
  channel: Channel;
  /** At which it was held: the most that is paid. */
  priceDong: number;
  priceVersion: number;
  deliveryDong: number;
  accountId: string;
  buyerName: string;
  /** All but its ends is hidden. */
  phone: string;
  placedAtMs: number;
  expiresAtMs: number;
};

/** The order as it stands, and whose yes has made it one. */
export type ConfirmedForView = { order: OrderView; saidBy: 'you' | 'stall' | 'buyer' };
