import type { Refusal, ShowView } from '@chophien/contracts';
import { accept, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { PictureChanges, PictureStore } from '../pictures/index.js';
import { ShowRows, showView } from './shows.rows.js';

/** Gives a show another picture, at any time of its life; those who watch see it at once. */
@Injectable()
export class ChangeShowPicture {
  constructor(
    private readonly work: UnitOfWork,
    private readonly pictures: PictureStore,
    private readonly hub: ShowHub,
  ) {}

  async run(showId: string, accountId: string, to: string): Promise<Result<ShowView, Refusal>> {
    const known = await this.pictures.check(to);
    if (!known.ok) return known;
    return this.work.run(async (tx) => {
      const rows = tx.use(ShowRows);
      const show = await rows.lock(showId);
      if (!show) return refuse({ code: 'not_found' } as const);
      if (show.picture === to) return accept(showView(show));
      const changed = showView(await rows.change(showId, { picture: to }));
      await tx.use(PictureChanges).note({ showId, accountId, from: show.picture, to });
      tx.afterCommit(() => this.hub.tellLatest(showId, { kind: 'show.changed', show: changed }));
      return accept(changed);
    });
  }
}
