import type { PictureView, Refusal } from '@chophien/contracts';
import { accept, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { PictureChanges, PictureStore } from '../pictures/index.js';
import { offerView } from './offer-view.js';
import { OfferRows } from './offers.rows.js';

/** Gives a lot another picture: in every bag it lies in, those who watch see it at once. */
@Injectable()
export class ChangeLotPicture {
  constructor(
    private readonly work: UnitOfWork,
    private readonly pictures: PictureStore,
    private readonly hub: ShowHub,
  ) {}

  async run(lotId: string, accountId: string, to: string): Promise<Result<PictureView, Refusal>> {
    const known = await this.pictures.check(to);
    if (!known.ok) return known;
    return this.work.run(async (tx) => {
      // Its offers before it, as whatever moves a cap locks them.
      await tx.rows(`select 1 from offers where lot_id = $1 order by id for no key update`, [lotId]);
      const lot = await tx.row<{ picture: string }>(
        `select picture from lots where id = $1 for no key update`,
        [lotId],
      );
      if (!lot) return refuse({ code: 'not_found' } as const);
      if (lot.picture === to) return accept({ picture: to });
      await tx.rows(`update lots set picture = $2 where id = $1`, [lotId, to]);
      await tx.use(PictureChanges).note({ lotId, accountId, from: lot.picture, to });
      const offers = (await tx.use(OfferRows).renewOfLot(lotId)).map(offerView);
      tx.afterCommit(() => {
        for (const offer of offers) this.hub.tellLatest(offer.showId, { kind: 'offer.changed', offer });
      });
      return accept({ picture: to });
    });
  }
}
