import type { OfferView, Refusal, SetPriceRuleBody } from '@chophien/contracts';
import { accept, refuse, type PriceRule, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { lockShowOf, OfferRows, offerView, readRule, type OfferRow } from '../offers/index.js';

type Asked = { accountId: string; priceDong: number; rule: PriceRule };

/** Gives an offer another way of coming to its price, during the sale too. */
@Injectable()
export class SetPriceRule {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
  ) {}

  run(offerId: string, accountId: string, body: SetPriceRuleBody): Promise<Result<OfferView, Refusal>> {
    return this.work.run(async (tx) => {
      const show = await lockShowOf(tx, offerId);
      const offer = await tx.use(OfferRows).lock(offerId);
      if (!show || !offer) return refuse({ code: 'not_found' } as const);
      if (show.state === 'ended') return refuse({ code: 'show_over' } as const);
      if (offer.state === 'closed') return refuse({ code: 'offer_closed' } as const);
      const { unit, minimum, parts } = offer;
      const { priceDong } = body;
      const rule = readRule(body.rule, { unit, minimum, priceDong, ...(parts && { parts }) });
      return rule.ok ? this.set(tx, offer, { accountId, priceDong, rule: rule.value }) : rule;
    });
  }

  /** In the transaction of whoever has locked the show and the offer, by a rule that was checked. */
  async set(tx: Tx, offer: OfferRow, asked: Asked): Promise<Result<OfferView, Refusal>> {
    const rows = tx.use(OfferRows);
    const { accountId, priceDong, rule } = asked;
    const [from, to] = [saidOf(offer), saidOf({ price_dong: priceDong, price_rule: rule })];
    if (from === to) return accept(offerView(offer));
    // Who is in was promised the price of the close: neither that promise nor its steps are taken back.
    if (isPromised(offer)) return refuse({ code: 'price_rule_in_use' } as const);
    const changed = await rows.change(offer, { price_dong: priceDong, price_rule: rule });
    await rows.note(offer.id, accountId, { what: 'price_rule', from, to });
    const view = offerView(changed);
    tx.afterCommit(() => this.hub.tellLatest(offer.show_id, { kind: 'offer.changed', offer: view }));
    return accept(view);
  }
}

function isPromised({ price_rule: rule, held, sold }: OfferRow): boolean {
  return rule.kind === 'falling_kilos' && held + sold > 0;
}

/** As the audit has it, and as two rules are compared: fields in one order, whoever wrote them. */
function saidOf({ price_dong: dong, price_rule: rule }: Pick<OfferRow, 'price_dong' | 'price_rule'>): string {
  return JSON.stringify({ dong, ...rule }, ['dong', ...Object.keys(rule).sort(), 'fromAmount']);
}
