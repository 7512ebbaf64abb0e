import type { Refusal, ShowView } from '@chophien/contracts';
import { accept, mayMove, refuse, type Result, type ShowState } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { Notices } from '../db/notices.js';
import { UnitOfWork } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { ShowEnds } from './show-ends.js';
import { ShowRows, showView } from './shows.rows.js';

/** Start, hold, resume, end. A move to where the show already is is granted again: a retry on a bad line is no error. */
@Injectable()
export class MoveShow {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
    private readonly ends: ShowEnds,
  ) {}

  run(showId: string, to: ShowState): Promise<Result<ShowView, Refusal>> {
    return this.work.run(async (tx) => {
      const rows = tx.use(ShowRows);
      const show = await rows.lock(showId);
      if (!show) return refuse({ code: 'not_found' } as const);
      if (show.state === to) return accept(showView(show));
      if (!mayMove(show.state, to))
        return refuse({ code: 'show_move_refused', from: show.state, to } as const);
      if (to === 'ended') await this.ends.tell(tx, showId);
      const moved = showView(await rows.change(showId, { state: to }));
      // Whether the shop is open is part of what every lane of the show decides from.
      const offers = await tx.rows<{ id: string }>(`select id from offers where show_id = $1`, [showId]);
      for (const { id } of offers) await Notices.tell(tx, { offer: id });
      tx.afterCommit(() => this.hub.tellLatest(showId, { kind: 'show.changed', show: moved }));
      return accept(moved);
    });
  }
}
