import type { WholesaleBuyerView } from '@chophien/contracts';
import { maskPhones } from '@chophien/domain';
import { Notices } from '../db/notices.js';
import type { Reader, Tx } from '../db/unit-of-work.js';

type BuyerRow = { account_id: string; name: string | null; phone: string; approved_at: Date };

export async function wholesaleBuyersOf(reader: Reader, boothId: string): Promise<WholesaleBuyerView[]> {
  const rows = await reader.rows<BuyerRow>(
    `select w.account_id, a.name, a.phone, w.approved_at from wholesale_buyers w join accounts a on a.id = w.account_id
     where w.booth_id = $1 order by w.approved_at, w.account_id`,
    [boothId],
  );
  return rows.map((row) => ({
    accountId: row.account_id,
    name: row.name,
    phone: maskPhones(row.phone),
    approvedAtMs: row.approved_at.getTime(),
  }));
}

/** Says who may buy wholesale at a booth, and tells every lane in which that decides. */
export class WholesaleRows {
  constructor(private readonly tx: Tx) {}

  async approve(boothId: string, accountId: string, approvedBy: string): Promise<void> {
    await this.tx.rows(
      `insert into wholesale_buyers (booth_id, account_id, approved_by) values ($1, $2, $3) on conflict do nothing`,
      [boothId, accountId, approvedBy],
    );
    await this.renew(boothId);
  }

  async withdraw(boothId: string, accountId: string): Promise<void> {
    await this.tx.rows(`delete from wholesale_buyers where booth_id = $1 and account_id = $2`, [
      boothId,
      accountId,
    ]);
    await this.renew(boothId);
  }

  /** A new version: what a lane has in mind of who may buy is true no more. */
  private async renew(boothId: string): Promise<void> {
    const offers = await this.tx.rows<{ id: string }>(
      `with wanted as (
         select o.id from offers o join shows s on s.id = o.show_id
         where s.booth_id = $1 and s.state <> 'ended' and o.state <> 'closed' and o.price_rule->>'kind' = 'wholesale'
         order by o.id for no key update of o)
       update offers set version = version + 1 where id in (select id from wanted) returning id`,
      [boothId],
    );
    for (const { id } of offers) await Notices.tell(this.tx, { offer: id });
  }
}
