import type { StockChangedView } from '@chophien/contracts';
import type { Tx } from '../db/unit-of-work.js';

type Intent = { accountId: string; key: string; ask: object };

/** Remembers by its key what a change was answered. */
export class StockAskRows {
  constructor(private readonly tx: Tx) {}

  /** What the same intent was answered before; `other`: its key stood for another one. Undefined: it is new. */
  async begin({ accountId, key, ask }: Intent): Promise<StockChangedView | 'other' | undefined> {
    // Of two at once the later waits here for what becomes of the earlier.
    const begun = await this.tx.row(
      `insert into stock_asks (account_id, key, ask) values ($1, $2, $3) on conflict do nothing returning 1`,
      [accountId, key, JSON.stringify(ask)],
    );
    if (begun) return undefined;
    const before = await this.tx.row<{ answer: StockChangedView; same: boolean }>(
      `select answer, ask = $3::jsonb as same from stock_asks where account_id = $1 and key = $2`,
      [accountId, key, JSON.stringify(ask)],
    );
    return before?.same ? before.answer : 'other';
  }

  async finish(accountId: string, key: string, answer: StockChangedView): Promise<void> {
    await this.tx.rows(`update stock_asks set answer = $3 where account_id = $1 and key = $2`, [
      accountId,
      key,
      JSON.stringify(answer),
    ]);
  }
}
