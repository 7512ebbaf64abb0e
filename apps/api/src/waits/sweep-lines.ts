import { accept } from '@chophien/domain';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Rounds } from '../db/rounds.js';
import { Queries, UnitOfWork } from '../db/unit-of-work.js';
import { LOG, type Log } from '../http/log.js';
import { ShowHub } from '../live/index.js';
import { OfferRows, offerView } from '../offers/index.js';
import { ServeLine } from './serve-line.js';

const everyMs = 1_000;

/** Lines that have something to give and were not told so by the offer itself; what is not for sale yet rests. */
const stirred = `select o.id
  from offers o join shows s on s.id = o.show_id join lots l on l.id = o.lot_id
    left join picking_days d on d.producer_id = l.producer_id and d.day = o.picking_day
  where o.waiting > 0 and o.state = 'open' and s.state in ('live', 'on_hold') and o.minimum <=
    least(o.cap - o.held - o.sold, o.own_cap - o.own_taken, (d.cap_grams - d.taken_grams) / coalesce(l.piece_grams, 1))
    and coalesce((o.price_rule->>'fromMs')::int8, 0) <= extract(epoch from now()) * 1000
  limit 100`;

/**
 * What frees goods elsewhere (another offer of the same picking day) reaches a line here, within a moment; until then
 * nobody outside it is sold any.
 */
@Injectable()
export class SweepLines implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds({
    run: () => this.run(),
    pauseMs: () => everyMs,
    failed: (fault) => this.log.warn({ event: 'lines.not_swept', err: fault }),
  });

  constructor(
    private readonly work: UnitOfWork,
    private readonly queries: Queries,
    private readonly hub: ShowHub,
    private readonly serveLine: ServeLine,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** One sweep, one transaction a line. */
  async run(): Promise<void> {
    const offers = await this.queries.rows<{ id: string }>(stirred);
    for (const { id } of offers) await this.stir(id);
  }

  private async stir(offerId: string): Promise<void> {
    await this.work.run(async (tx) => {
      const offer = await tx.use(OfferRows).lockWithDay(offerId);
      if (!offer) return accept(null);
      const after = await this.serveLine.run(tx, offer);
      const view = offerView(after);
      tx.afterCommit(() => this.hub.tellLatest(view.showId, { kind: 'offer.changed', offer: view }));
      return accept(null);
    });
  }
}
