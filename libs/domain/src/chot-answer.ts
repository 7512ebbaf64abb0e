import type { Unit } from './money.js';

/** What is sold in a show. `units`, by code: how the goods are sold, where that is known. */
export type ChotContext = {
  codes: readonly string[];
  featured: string | null;
  aliases: Readonly<Record<string, string>>;
  units?: Readonly<Record<string, Unit>>;
};

/** Why somebody has to say yes before a line is an order. */
export type ChotDoubt =
  | 'amend'
  | 'by_name'
  | 'chuc_is_ten_or_more'
  | 'decimal_or_thousands'
  | 'duplicate_code'
  | 'featured_product'
  | 'k_is_kg_or_thousand'
  | 'large'
  | 'not_positive'
  | 'not_whole'
  | 'other_words'
  | 'several_quantities'
  | 'shared_quantity'
  | 'sold_by_piece'
  | 'sold_by_weight'
  | 'spaced_code'
  | 'unknown_code'
  | 'vague';

export type ChotItem = { code: string; grams?: number; qty?: number; unit?: string };

export type ChotIntent = 'order' | 'cancel' | 'question' | 'payment_claim' | 'past' | 'noise';

export type Chot = {
  intent: ChotIntent;
  items: readonly ChotItem[];
  confirm?: readonly ChotDoubt[];
  phone?: string;
};
