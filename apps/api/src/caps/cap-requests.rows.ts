import type { CapRequestView } from '@chophien/contracts';
import type { CapKind, CapRequestState, Unit } from '@chophien/domain';
import { v7 as newId } from 'uuid';
import type { Reader, Tx } from '../db/unit-of-work.js';
import type { CapsRow } from './caps.rows.js';

export type CapRequestRow = {
  id: string;
  show_id: string;
  offer_id: string;
  what: CapKind;
  day: string | null;
  from_value: number | null;
  to_value: number | null;
  why: string | null;
  state: CapRequestState;
  asked_by: string;
  asked_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
  offer_code: string;
  unit: Unit;
  asker_name: string;
  decider_name: string | null;
};

const listedMax = 200;
const requests = `select r.*, o.code as offer_code, l.unit, a.name as asker_name, d.name as decider_name
  from cap_change_requests r join offers o on o.id = r.offer_id join lots l on l.id = o.lot_id
    join accounts a on a.id = r.asked_by left join accounts d on d.id = r.decided_by`;

export function capRequestView(row: CapRequestRow): CapRequestView {
  return {
    id: row.id,
    showId: row.show_id,
    offerId: row.offer_id,
    offerCode: row.offer_code,
    what: row.what,
    from: row.from_value,
    to: row.to_value,
    unit: row.what === 'picking_day_cap' ? 'g' : row.unit,
    why: row.why ?? '',
    state: row.state,
    askedBy: { id: row.asked_by, name: row.asker_name },
    askedAtMs: row.asked_at.getTime(),
    decidedBy: row.decided_by === null ? null : { id: row.decided_by, name: row.decider_name ?? '' },
    decidedAtMs: row.decided_at?.getTime() ?? null,
  };
}

export function capRequest(reader: Reader, id: string): Promise<CapRequestRow | undefined> {
  return reader.row(`${requests} where r.id = $1`, [id]);
}

/** The oldest first: who has waited longest. */
export function waitingCapRequests(reader: Reader, showIds: readonly string[]): Promise<CapRequestRow[]> {
  return reader.rows(
    `${requests} where r.show_id = any($1) and r.state = 'waiting' order by r.asked_at, r.id limit ${listedMax}`,
    [showIds],
  );
}

type NewRequest = {
  offer: CapsRow;
  what: CapKind;
  from: number | null;
  to: number | null;
  why: string | null;
  askedBy: string;
};

export class CapRequestRows {
  constructor(private readonly tx: Tx) {}

  /** One waiting request per person and cap: who asks again has changed their mind. */
  async insert({ offer, what, from, to, why, askedBy }: NewRequest): Promise<CapRequestRow> {
    await this.tx.rows(
      `update cap_change_requests set state = 'withdrawn', decided_by = asked_by, decided_at = now()
       where offer_id = $1 and what = $2 and asked_by = $3 and state = 'waiting'`,
      [offer.id, what, askedBy],
    );
    const id = newId();
    await this.tx.rows(
      `insert into cap_change_requests (id, show_id, offer_id, what, day, from_value, to_value, why, asked_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        offer.show_id,
        offer.id,
        what,
        what === 'picking_day_cap' ? offer.picking_day : null,
        from,
        to,
        why,
        askedBy,
      ],
    );
    return this.there(id);
  }

  async decide(id: string, state: CapRequestState, accountId: string): Promise<CapRequestRow> {
    await this.tx.rows(
      `update cap_change_requests set state = $2, decided_by = $3, decided_at = now() where id = $1`,
      [id, state, accountId],
    );
    return this.there(id);
  }

  private async there(id: string): Promise<CapRequestRow> {
    const row = await capRequest(this.tx, id);
    if (!row) throw new Error('the request just written is not there');
    return row;
  }
}
