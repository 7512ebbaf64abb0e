import type { OfferView } from '@chophien/contracts';
import { leftOf } from '@chophien/domain';
import type { OfferRow } from './offers.rows.js';

export function offerView(row: OfferRow): OfferView {
  return {
    id: row.id,
    showId: row.show_id,
    code: row.code,
    position: row.position,
    name: row.name,
    picture: row.picture,
    grade: row.grade,
    unit: row.unit,
    priceDong: row.price_dong,
    priceVersion: row.price_version,
    step: row.step,
    minimum: row.minimum,
    perBuyer: row.per_buyer,
    ...ruleView(row),
    cap: row.cap,
    left: leftInShow(row),
    state: row.state,
    waiting: row.waiting,
    factsId: row.facts_id,
    version: row.version,
  };
}

/** Left out where it says nothing: most offers are moved by hand, and every viewer is told of every change. */
function ruleView({ price_rule: rule, held, sold }: OfferRow): Pick<OfferView, 'rule' | 'taken'> {
  if (rule.kind === 'live') return {};
  return rule.kind === 'falling_kilos' ? { rule, taken: held + sold } : { rule };
}

/** What a buyer in the show can have: of the whole, and of the part that is sold here. What comes back is the line's. */
function leftInShow(row: OfferRow): number {
  if (row.waiting > 0) return 0;
  const [cap, taken] =
    row.price_rule.kind === 'wholesale'
      ? [row.wholesale_cap, row.wholesale_taken]
      : [row.own_cap, row.own_taken];
  return cap === null ? leftOf(row) : Math.min(leftOf(row), cap - taken);
}
