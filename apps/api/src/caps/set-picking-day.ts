import type { OfferCapsView, Refusal } from '@chophien/contracts';
import { accept, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { lockShowOf, OfferMoments, OfferRows, offerView } from '../offers/index.js';
import { CapRows, capsView, readCaps, takenOnDay } from './caps.rows.js';

type Wanted = { day: string | null; from: string | null; why: string };

/** Puts an offer on the day on which it is picked; what it has sold and holds counts there from now on. */
@Injectable()
export class SetPickingDay {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
    private readonly moments: OfferMoments,
  ) {}

  run(offerId: string, accountId: string, wanted: Wanted): Promise<Result<OfferCapsView, Refusal>> {
    const { day, from, why } = wanted;
    return this.work.run(async (tx) => {
      const show = await lockShowOf(tx, offerId);
      const before = await readCaps(tx, offerId);
      if (!show || !before) return refuse({ code: 'not_found' } as const);
      // Under the show's lock the offer's day stays; what is counted in the days is read after their locks.
      await lockDays(tx, before.producer_id, [before.picking_day, day]);
      await tx.use(OfferRows).lock(offerId);
      const offer = await readCaps(tx, offerId);
      if (!offer) return refuse({ code: 'not_found' } as const);
      if (show.state === 'ended') return refuse({ code: 'show_over' } as const);
      if (offer.state === 'closed') return refuse({ code: 'offer_closed' } as const);
      if (day === offer.picking_day) return accept(capsView(offer));
      if (from !== offer.picking_day)
        return refuse({ code: 'day_changed_meanwhile', now: offer.picking_day, asked: day } as const);
      const promised = day === null ? 0 : await promisedOn(tx, offer, day);
      if (promised !== 0) return refuse({ code: 'cap_below_promised', promised } as const);
      await tx.use(CapRows).setPickingDay(offer, day);
      await tx
        .use(OfferRows)
        .note(offerId, accountId, { what: 'picking_day', from: offer.picking_day, to: day, why });
      const moved = await readCaps(tx, offerId);
      if (!moved) throw new Error('a locked offer is not there');
      const after = { ...moved, ...(await this.moments.tell('freed', tx, moved)) };
      const view = offerView(after);
      tx.afterCommit(() => this.hub.tellLatest(show.id, { kind: 'offer.changed', offer: view }));
      return accept(capsView(after));
    });
  }
}

/** Both days' rows, made where they are missing, locked in the order of the calendar. */
async function lockDays(tx: Tx, producerId: string, days: readonly (string | null)[]): Promise<void> {
  await tx.rows(
    `insert into picking_days (producer_id, day) select $1, day from unnest($2::date[]) as wanted (day)
     where day is not null order by day on conflict do nothing`,
    [producerId, days],
  );
  await tx.rows(
    `select 1 from picking_days where producer_id = $1 and day = any($2::date[]) order by day for no key update`,
    [producerId, days],
  );
}

/** What the day would have promised with this offer, if that is more than its cap; else 0. */
async function promisedOn(
  tx: Tx,
  offer: { producer_id: string; held: number; sold: number; piece_grams: number | null },
  day: string,
): Promise<number> {
  const row = await tx.row<{ taken: number; cap_grams: number | null }>(
    `select (${takenOnDay})::int8 as taken, cap_grams from picking_days where producer_id = $1 and day = $2`,
    [offer.producer_id, day],
  );
  const taken = (row?.taken ?? 0) + (offer.held + offer.sold) * (offer.piece_grams ?? 1);
  const cap = row?.cap_grams ?? null;
  return cap !== null && taken > cap ? taken : 0;
}
