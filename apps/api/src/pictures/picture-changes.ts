import type { Tx } from '../db/unit-of-work.js';

type Change = { accountId: string; from: string; to: string } & (
  { boothId: string } | { showId: string } | { lotId: string }
);

/** Writes down who changed which picture. */
export class PictureChanges {
  constructor(private readonly tx: Tx) {}

  async note(change: Change): Promise<void> {
    await this.tx.rows(
      `insert into picture_changes (booth_id, show_id, lot_id, account_id, from_value, to_value) values ($1, $2, $3, $4, $5, $6)`,
      [
        'boothId' in change ? change.boothId : null,
        'showId' in change ? change.showId : null,
        'lotId' in change ? change.lotId : null,
        change.accountId,
        change.from,
        change.to,
      ],
    );
  }
}
