import type { Refusal, StockChangeBody, StockChangedView } from '@chophien/contracts';
import {
  accept,
  decideChannelMove,
  decideSpoiled,
  freeOf,
  refuse,
  type Channel,
  type Result,
} from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { ChangeCap, lockCaps, standingCap, type CapsRow } from '../caps/index.js';
import { LotRows } from '../catalog/index.js';
import { UnitOfWork, type Tx } from '../db/unit-of-work.js';
import { ChangeOffer, offerView } from '../offers/index.js';
import { StockAskRows } from './stock-asks.rows.js';

type Changed = Result<StockChangedView, Refusal>;
type Doing = { tx: Tx; offerId: string; accountId: string; why: string; mayRecord: boolean };
const capOf = { own: 'own_cap', relay: 'relay_cap', wholesale: 'wholesale_cap' } as const;

/** What is done to an offer's stock from the stock room, once for each intent, however late it arrives. */
@Injectable()
export class ChangeStock {
  constructor(
    private readonly work: UnitOfWork,
    private readonly caps: ChangeCap,
    private readonly offers: ChangeOffer,
  ) {}

  async run(offerId: string, accountId: string, body: StockChangeBody): Promise<Changed> {
    const { key: sent, ...ask } = body;
    const key = sent.toLowerCase();
    const mayRecord = body.kind === 'cap' && (await this.caps.mayRecord([accountId], offerId));
    return this.work.run(async (tx) => {
      const asks = tx.use(StockAskRows);
      const before = await asks.begin({ accountId, key, ask: { offerId, ...ask } });
      if (before === 'other') return refuse({ code: 'key_reused' } as const);
      if (before) return accept(before);
      const done = await this.change({ tx, offerId, accountId, why: body.why, mayRecord }, body);
      if (done.ok) await asks.finish(accountId, key, done.value);
      return done;
    });
  }

  private async change(doing: Doing, body: StockChangeBody): Promise<Changed> {
    const { tx, offerId, accountId, why } = doing;
    const { kind, amount = 0, what, from = null, to = null } = body;
    switch (kind) {
      case 'cap':
        if (what === undefined) return invalid('what', 'isDefined');
        return withoutCaps(
          await this.caps.within(tx, { offerId, accountId, what, from, to, why }, doing.mayRecord),
        );
      case 'move':
        return this.move(doing, amount, [body.fromChannel ?? 'own', body.toChannel ?? 'own']);
      case 'spoiled':
        return this.spoil(doing, amount);
      case 'sold_out':
      case 'reopen': {
        const change = { what: 'state', to: kind === 'reopen' ? 'open' : kind } as const;
        const changed = await this.offers.within(tx, offerId, { accountId, change, why });
        return changed.ok ? accept({ state: 'applied', offer: changed.value }) : changed;
      }
    }
  }

  /** Two changes of caps in one; where they are big, each waits for a second person. */
  private async move(
    doing: Doing,
    amount: number,
    [from, to]: readonly [Channel, Channel],
  ): Promise<Changed> {
    if (from === to) return invalid('toChannel', 'isOther');
    const locked = await lockCaps(doing.tx, doing.offerId);
    if (!locked) return refuse({ code: 'not_found' });
    const decided = decideChannelMove(shareOf(locked.offer, from), shareOf(locked.offer, to), amount);
    if (!decided.ok) return decided;
    // What is given goes first, so that at no time both may have it.
    const given = await this.setShare(doing, locked.offer, [from, decided.value.from]);
    if (!given.ok || decided.value.to === null) return given;
    return this.setShare(doing, locked.offer, [to, decided.value.to]);
  }

  private async setShare(
    { tx, offerId, accountId, why }: Doing,
    offer: CapsRow,
    [channel, to]: readonly [Channel, number],
  ): Promise<Changed> {
    const what = capOf[channel];
    const from = standingCap(offer, what).now;
    return withoutCaps(await this.caps.within(tx, { offerId, accountId, what, from, to, why }, false));
  }

  /** Lost goods are no longer for sale: what no offer has, then what this one has promised nobody. */
  private async spoil({ tx, offerId, accountId, why }: Doing, amount: number): Promise<Changed> {
    const locked = await lockCaps(tx, offerId);
    if (!locked) return refuse({ code: 'not_found' });
    const { offer, show } = locked;
    if (offer.parts !== null) return invalid('kind', 'isOfOneLot');
    if (show.state === 'ended') return refuse({ code: 'show_over' });
    const decided = decideSpoiled(freeOf(LotRows.counters(offer)), offer, amount);
    if (!decided.ok) return refuse({ ...decided.refusal, unit: offer.unit });
    if (!LotRows.mayHold(offer, amount)) return invalid('amount', 'max');
    const { capBy } = decided.value;
    const change = { offerId, accountId, what: 'cap', from: offer.cap, to: offer.cap - capBy, why } as const;
    const view = capBy === 0 ? offerView(offer) : (await this.caps.apply(tx, offer, change)).offer;
    await tx.use(LotRows).move(offer.lot_id, { kind: 'spoiled', amount, accountId, why });
    return accept({ state: 'applied', offer: view });
  }
}

function invalid(path: string, rule: string): Changed {
  return refuse({ code: 'invalid', fields: [{ path, rule }] });
}

const shareOf = (offer: CapsRow, channel: Channel) => {
  const { now, promised } = standingCap(offer, capOf[channel]);
  return { cap: now, taken: promised };
};

function withoutCaps(changed: Awaited<ReturnType<ChangeCap['within']>>): Changed {
  if (!changed.ok || changed.value.state === 'waiting') return changed as Changed;
  return accept({ state: 'applied', offer: changed.value.offer });
}
