import type { BuyerAskView } from '@chophien/contracts';
import type { CapRequestState, Unit } from '@chophien/domain';
import { v7 as newId } from 'uuid';
import { Notices } from '../db/notices.js';
import type { Reader, Tx } from '../db/unit-of-work.js';

type AskRow = {
  id: string;
  offer_id: string;
  show_id: string;
  buyer_id: string;
  amount: number;
  had: number;
  unit: Unit;
  why: string;
  state: CapRequestState;
  name: string | null;
  asked_at: Date;
};

const shownMax = 200;
/** What has been answered is news to its buyer for so long. */
const newsHours = 24;
const asks = `select k.*, o.show_id, l.unit, a.name,
    coalesce((select sum(p.amount) from orders p where p.buyer_id = k.buyer_id and p.offer_id = k.offer_id
      and p.state not in ('cancelled', 'expired')), 0)::int8 as had
  from buyer_asks k join offers o on o.id = k.offer_id join lots l on l.id = o.lot_id join accounts a on a.id = k.buyer_id`;

export function buyerAskView(row: AskRow): BuyerAskView {
  const { id, amount, had, unit, why, state } = row;
  return {
    ...{ id, amount, had, unit, why, state },
    offerId: row.offer_id,
    buyer: { id: row.buyer_id, name: row.name },
    askedAtMs: row.asked_at.getTime(),
  };
}

export function buyerAsk(reader: Reader, id: string): Promise<AskRow | undefined> {
  return reader.row(`${asks} where k.id = $1`, [id]);
}

/** Who has waited longest first. */
export async function waitingBuyerAsks(reader: Reader, showIds: readonly string[]): Promise<BuyerAskView[]> {
  const rows = await reader.rows<AskRow>(
    `${asks} where o.show_id = any($1) and k.state = 'waiting' order by k.asked_at, k.id limit ${shownMax}`,
    [showIds],
  );
  return rows.map(buyerAskView);
}

export async function buyerAsksOf(reader: Reader, buyerId: string): Promise<BuyerAskView[]> {
  const rows = await reader.rows<AskRow>(
    `${asks} where k.buyer_id = $1 and k.state <> 'withdrawn' and k.asked_at > now() - interval '${newsHours} hours'
     order by k.asked_at desc limit ${shownMax}`,
    [buyerId],
  );
  return rows.map(buyerAskView);
}

/** Writes what buyers ask for; the caller has the offer's show locked. */
export class BuyerAskRows {
  constructor(private readonly tx: Tx) {}

  byKey(buyerId: string, key: string): Promise<AskRow | undefined> {
    return this.tx.row(`${asks} where k.buyer_id = $1 and k.key = $2`, [buyerId, key]);
  }

  /** One waiting ask per buyer and offer: who asks again has changed their mind. */
  async insert(ask: {
    offerId: string;
    buyerId: string;
    key: string;
    amount: number;
    why: string;
  }): Promise<string> {
    await this.tx.rows(
      `update buyer_asks set state = 'withdrawn', decided_by = buyer_id, decided_at = now()
       where offer_id = $1 and buyer_id = $2 and state = 'waiting'`,
      [ask.offerId, ask.buyerId],
    );
    const id = newId();
    await this.tx.rows(
      `insert into buyer_asks (id, offer_id, buyer_id, key, amount, why) values ($1, $2, $3, $4, $5, $6)`,
      [id, ask.offerId, ask.buyerId, ask.key, ask.amount, ask.why],
    );
    return id;
  }

  /** A granted one is the offer's matter: every lane is told that it is another now. */
  async decide(ask: AskRow, state: CapRequestState, by: string): Promise<void> {
    await this.tx.rows(
      `update buyer_asks set state = $2, decided_by = $3, decided_at = now() where id = $1`,
      [ask.id, state, by],
    );
    if (state !== 'applied') return;
    await this.tx.rows(`update offers set version = version + 1 where id = $1`, [ask.offer_id]);
    await Notices.tell(this.tx, { offer: ask.offer_id });
  }
}
