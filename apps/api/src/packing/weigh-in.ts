import type { Refusal, WeighingView } from '@chophien/contracts';
import { accept, isNewest, judgeWeight, refuse, type Result, type Tolerance } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { Env } from '../config/env.js';
import { UnitOfWork, type Tx } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { OrderRows, studioView, type OrderRow } from '../orders/index.js';
import { PackingRows, weighingView, type NewWeighing } from './packing.rows.js';

/**
 * Takes what a scale said of a parcel. Within tolerance the order is packed and settled at that weight; beyond it its
 * buyer is asked and it waits. Told twice, it is one weighing; told late, it never undoes a later one.
 */
@Injectable()
export class WeighIn {
  readonly tolerance: Tolerance;

  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
    env: Env,
  ) {
    this.tolerance = { percent: env.PACK_TOLERANCE_PERCENT, grams: env.PACK_TOLERANCE_GRAMS };
  }

  run(weighing: NewWeighing): Promise<Result<WeighingView, Refusal>> {
    return this.work.run((tx) => this.weigh(tx, weighing));
  }

  /** Within the caller's transaction: a short pick is many weighings at once. */
  async weigh(tx: Tx, told: NewWeighing): Promise<Result<WeighingView, Refusal>> {
    const order = await tx.use(OrderRows).lock(told.orderId);
    if (!order) return refuse({ code: 'not_found' });
    const rows = tx.use(PackingRows);
    const before = await rows.weighings(order.id);
    const known = before.find(({ key }) => key === told.key);
    if (known)
      return known.amount === told.amount ? accept(weighingView(known)) : refuse({ code: 'key_reused' });
    if (order.state !== 'confirmed' && order.state !== 'packed')
      return refuse({ code: 'order_not_packable', state: order.state });
    // A device whose clock is ahead would else have the last word for as long as it is.
    const weighing = { ...told, weighedAtMs: Math.min(told.weighedAtMs, Date.now()) };
    const others = before.map(({ weighed_at: at }) => ({ weighedAtMs: at.getTime() }));
    if (!isNewest(weighing.weighedAtMs, others)) return accept(await rows.note(weighing, 'late'));
    const { amount: asked, unit } = order;
    const agreed = await rows.agreedAmount(order.id);
    const judged = judgeWeight({ asked, agreed, packed: weighing.amount, unit }, this.tolerance);
    const fits = judged === 'within';
    this.tellAfter(
      tx,
      fits ? await rows.pack(order, weighing.amount) : await rows.ask(order, weighing.amount),
    );
    return accept(await rows.note(weighing, fits ? 'packed' : 'asked'));
  }

  /** The buyer and the studio hear of it once it has committed. */
  tellAfter(tx: Tx, order: OrderRow): void {
    tx.afterCommit(() => {
      this.hub.tellOrders(order.show_id, () => [studioView(order)]);
      this.hub.tellBuyer(order.buyer_id, order.id);
    });
  }
}
