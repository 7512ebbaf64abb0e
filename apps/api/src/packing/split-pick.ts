import type { Refusal, SplitPickBody, WeighingView } from '@chophien/contracts';
import { accept, refuse, splitShort, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '../db/unit-of-work.js';
import { weighingView, type WeighingRow } from './packing.rows.js';
import { WeighIn } from './weigh-in.js';

type Waiting = { id: string; amount: number };

/**
 * Less was picked than the parcels of a line ask for: each of those not packed yet gets its fair share, as if it had
 * been weighed so, and whose share is beyond tolerance is asked. The same key splits once.
 */
@Injectable()
export class SplitPick {
  constructor(
    private readonly work: UnitOfWork,
    private readonly weighIn: WeighIn,
  ) {}

  run(accountId: string, boothId: string, body: SplitPickBody): Promise<Result<WeighingView[], Refusal>> {
    const { offerId, picked, key, weighedAtMs } = body;
    return this.work.run(async (tx) => {
      const unit = await unitSoldAt(tx, offerId, boothId);
      if (!unit) return refuse({ code: 'not_found' } as const);
      const orders = await lockWaiting(tx, offerId);
      // Read under the locks: the same split may just have been made.
      const before = await madeWith(tx, offerId, key);
      if (before.length > 0) return accept(before.map(weighingView));
      const asked = orders.reduce((sum, { amount }) => sum + amount, 0);
      if (picked >= asked) return refuse({ code: 'pick_not_short', asked, unit } as const);
      const shares = splitShort(
        orders.map(({ amount }) => amount),
        picked,
      );
      const made: WeighingView[] = [];
      for (const [at, { id: orderId }] of orders.entries()) {
        const amount = shares[at] ?? 0;
        const weighed = await this.weighIn.weigh(tx, { orderId, key, amount, accountId, weighedAtMs });
        if (!weighed.ok) return weighed;
        made.push(weighed.value);
      }
      return accept(made);
    });
  }
}

async function unitSoldAt(tx: Tx, offerId: string, boothId: string): Promise<'g' | 'piece' | undefined> {
  const row = await tx.row<{ unit: 'g' | 'piece' }>(
    `select case when o.parts is null then l.unit else 'piece' end as unit
     from offers o join lots l on l.id = o.lot_id join shows s on s.id = o.show_id
     where o.id = $1 and s.booth_id = $2`,
    [offerId, boothId],
  );
  return row?.unit;
}

/** Locked in the order of their ids, answered in that of their ordering: who was first has the odd grams. */
async function lockWaiting(tx: Tx, offerId: string): Promise<Waiting[]> {
  const rows = await tx.rows<Waiting & { placed_at: Date }>(
    `select id, amount, placed_at from orders where offer_id = $1 and state = 'confirmed'
     order by id for no key update`,
    [offerId],
  );
  return rows.sort((one, other) => one.placed_at.getTime() - other.placed_at.getTime());
}

function madeWith(tx: Tx, offerId: string, key: string): Promise<WeighingRow[]> {
  return tx.rows(
    `select w.order_id, w.key, w.amount, w.weighed_at, w.outcome from orders o join weighings w on w.order_id = o.id
     where o.offer_id = $1 and w.key = $2 order by o.placed_at, o.id`,
    [offerId, key],
  );
}
