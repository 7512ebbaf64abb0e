import type { AskForMoreBody, BuyerAskView, Refusal } from '@chophien/contracts';
import {
  accept,
  cleanText,
  decideCapRequest,
  refuse,
  shopIsOpen,
  whyNotMore,
  type CapDecision,
  type Result,
} from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { lockCaps } from '../caps/index.js';
import { Queries, UnitOfWork, type Tx } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { buyerAsk, BuyerAskRows, buyerAskView } from './buyer-asks.rows.js';

type Asked = Result<BuyerAskView, Refusal>;

/** A buyer wants more of an offer than everybody may have: somebody who keeps its stock says yes or no. */
@Injectable()
export class AskForMore {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queries: Queries,
    private readonly hub: ShowHub,
  ) {}

  run(offerId: string, buyerId: string, body: AskForMoreBody): Promise<Asked> {
    const key = body.key.toLowerCase();
    const { amount } = body;
    return this.work.run<BuyerAskView>(async (tx) => {
      const locked = await lockCaps(tx, offerId);
      if (!locked) return refuse({ code: 'not_found' });
      const { show, offer } = locked;
      const rows = tx.use(BuyerAskRows);
      const before = await rows.byKey(buyerId, key);
      if (before) {
        const isSame = before.offer_id === offerId && before.amount === amount;
        return isSame ? accept(buyerAskView(before)) : refuse({ code: 'key_reused' });
      }
      if (!shopIsOpen(show.state)) return refuse({ code: 'show_not_open' });
      if (offer.state === 'closed') return refuse({ code: 'offer_closed' });
      const limits = { perBuyer: offer.per_buyer, perHousehold: offer.per_household };
      const wrong = whyNotMore({ ...offer, ...limits }, amount);
      if (wrong) return refuse({ code: 'invalid', fields: [{ path: 'amount', rule: wrong }] });
      const id = await rows.insert({ offerId, buyerId, key, amount, why: cleanText(body.why) });
      return accept(await viewOf(tx, id));
    });
  }

  async decide(askId: string, accountId: string, decision: CapDecision): Promise<Asked> {
    const asked = await buyerAsk(this.queries, askId);
    if (!asked) return refuse({ code: 'not_found' });
    return this.work.run<BuyerAskView>(async (tx) => {
      // Under the show's lock nobody else decides, and no lane settles the offer.
      await lockCaps(tx, asked.offer_id);
      const ask = await buyerAsk(tx, askId);
      if (!ask) return refuse({ code: 'not_found' });
      const decided = decideCapRequest({ state: ask.state, askedBy: ask.buyer_id }, decision, accountId);
      if (!decided.ok) return decided;
      await tx.use(BuyerAskRows).decide(ask, decided.value, accountId);
      tx.afterCommit(() => this.hub.tellActed(ask.buyer_id, { showId: ask.show_id }));
      return accept(await viewOf(tx, askId));
    });
  }
}

async function viewOf(tx: Tx, id: string): Promise<BuyerAskView> {
  const row = await buyerAsk(tx, id);
  if (!row) throw new Error('an ask that was written is not there');
  return buyerAskView(row);
}
