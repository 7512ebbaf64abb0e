import type { ChangePlanBody, Refusal, ShowView } from '@chophien/contracts';
import { accept, cleanText, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { ShowRows, showView } from './shows.rows.js';

/** Another name or hour for a show that has not begun. Its address stays: it may have been passed on. */
@Injectable()
export class ChangePlan {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
  ) {}

  run(showId: string, body: ChangePlanBody): Promise<Result<ShowView, Refusal>> {
    const title = cleanText(body.title);
    return this.work.run(async (tx) => {
      if (!title) return refuse({ code: 'invalid', fields: [{ path: 'title', rule: 'minLength' }] } as const);
      const rows = tx.use(ShowRows);
      const show = await rows.lock(showId);
      if (!show) return refuse({ code: 'not_found' } as const);
      if (show.state !== 'planned') return refuse({ code: 'show_begun' } as const);
      if (show.title === title && show.starts_at.getTime() === body.startsAtMs) return accept(showView(show));
      const changed = showView(await rows.change(showId, { title, starts_at: new Date(body.startsAtMs) }));
      tx.afterCommit(() => this.hub.tellLatest(showId, { kind: 'show.changed', show: changed }));
      return accept(changed);
    });
  }
}
