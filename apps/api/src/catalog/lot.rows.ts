import type { LotStockView } from '@chophien/contracts';
import { freeOf, type LotCounters, type Unit } from '@chophien/domain';
import type { Tx } from '../db/unit-of-work.js';

/** A lot's ledger in its counters. */
export type LotStockRow = {
  unit: Unit;
  piece_grams: number | null;
  made: number;
  set_aside: number;
  spoiled: number;
  returned: number;
};
/** Of the lot `l`. */
export const lotColumns = `l.unit, l.piece_grams, l.made, l.set_aside, l.spoiled, l.returned`;
/** The counters are 32-bit columns. */
const countedMax = 2_000_000_000;

export type LotMovement = {
  kind: 'made' | 'spoiled' | 'returned';
  amount: number;
  accountId: string;
  why: string | null;
};

export function lotStockView(id: string, row: LotStockRow): LotStockView {
  const counters = LotRows.counters(row);
  return { id, unit: row.unit, ...counters, free: freeOf(counters) };
}

/** Moves what is counted of a lot itself; the last lock of all is its row's. */
export class LotRows {
  constructor(private readonly tx: Tx) {}

  static counters(row: LotStockRow): LotCounters {
    return { made: row.made, setAside: row.set_aside, spoiled: row.spoiled, returned: row.returned };
  }

  static mayHold(row: LotStockRow, more: number): boolean {
    return row.made + row.returned + row.spoiled + more <= countedMax;
  }

  lock(id: string): Promise<LotStockRow | undefined> {
    return this.tx.row(`select ${lotColumns} from lots l where l.id = $1 for no key update`, [id]);
  }

  /** One counter and one line of the ledger. */
  async move(id: string, { kind, amount, accountId, why }: LotMovement): Promise<LotStockRow> {
    const row = await this.tx.row<LotStockRow>(
      `update lots l set ${kind} = ${kind} + $2 where id = $1 returning ${lotColumns}`,
      [id, amount],
    );
    if (!row) throw new Error('a locked lot is not there');
    await this.tx.rows(
      `insert into stock_movements (lot_id, kind, amount, account_id, why) values ($1, $2, $3, $4, $5)`,
      [id, kind, amount, accountId, why],
    );
    return row;
  }
}
