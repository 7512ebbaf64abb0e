import type { PictureView, Refusal } from '@chophien/contracts';
import { accept, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work.js';
import { PictureChanges } from './picture-changes.js';
import { PictureStore } from './picture-store.js';

/** Gives a booth another picture. Its shows keep theirs. */
@Injectable()
export class ChangeBoothPicture {
  constructor(
    private readonly work: UnitOfWork,
    private readonly store: PictureStore,
  ) {}

  async run(boothId: string, accountId: string, to: string): Promise<Result<PictureView, Refusal>> {
    const known = await this.store.check(to);
    if (!known.ok) return known;
    return this.work.run(async (tx) => {
      const booth = await tx.row<{ picture: string }>(
        `select picture from booths where id = $1 for no key update`,
        [boothId],
      );
      if (!booth) return refuse({ code: 'not_found' } as const);
      if (booth.picture === to) return accept({ picture: to });
      await tx.rows(`update booths set picture = $2 where id = $1`, [boothId, to]);
      await tx.use(PictureChanges).note({ boothId, accountId, from: booth.picture, to });
      return accept({ picture: to });
    });
  }
}
