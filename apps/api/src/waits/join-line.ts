import type { JoinWaitBody, Refusal, WaitView } from '@chophien/contracts';
import {
  accept,
  freeForLine,
  priceOfTurn,
  refuse,
  shopIsOpen,
  whyNotJoin,
  type Result,
} from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { Env } from '../config/env.js';
import { UnitOfWork, type Tx } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { offerView } from '../offers/index.js';
import { lockAndRead, type OrderFacts } from '../orders/index.js';
import { hadOf, waitOf } from './waits.readings.js';
import { WaitRows, type NewWait } from './waits.rows.js';

/** Takes the last place in the line of an offer that has nothing left. Asked again, it is the same place. */
@Injectable()
export class JoinLine {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
    private readonly env: Env,
  ) {}

  run(buyerId: string, offerId: string, { amount, key }: JoinWaitBody): Promise<Result<WaitView, Refusal>> {
    const wish: NewWait = { offerId, buyerId, key, amount };
    return this.work.run(async (tx) => {
      const rows = tx.use(WaitRows);
      const facts = await lockAndRead(tx, offerId, []);
      if (!facts) return refuse({ code: 'not_found' } as const);
      const known = await rows.known(wish);
      if (known)
        return known.offerId === offerId
          ? accept(await waitOf(tx, known.id))
          : refuse({ code: 'key_reused' } as const);
      const refusal = await this.refusalOf(tx, facts, wish);
      if (refusal) return refuse(refusal);
      const id = await rows.add(wish);
      const offer = offerView(await rows.count(offerId));
      tx.afterCommit(() => this.hub.tellLatest(offer.showId, { kind: 'offer.changed', offer }));
      return accept(await waitOf(tx, id));
    });
  }

  private async refusalOf(
    tx: Tx,
    { offer, show, row }: OrderFacts,
    wish: NewWait,
  ): Promise<Refusal | undefined> {
    if (!shopIsOpen(show.state)) return { code: 'show_not_open' };
    if (offer.state === 'closed') return { code: 'offer_closed' };
    const price = priceOfTurn(offer, wish.amount, Date.now());
    if (!price.ok) return price.refusal;
    const { unit, step, minimum, per_buyer: perBuyer, per_household: perHousehold } = row;
    const limits = [perBuyer, perHousehold].filter((limit) => limit !== null);
    return whyNotJoin(
      {
        ...{ unit, step, minimum },
        free: freeForLine(offer),
        cap: row.cap,
        perBuyer: limits.length > 0 ? Math.min(...limits) : null,
        had: perBuyer === null ? 0 : await hadOf(tx, wish),
        inLine: await tx.use(WaitRows).standing(wish.offerId),
        lineMax: this.env.WAIT_LIST_MAX,
      },
      wish.amount,
    );
  }
}
