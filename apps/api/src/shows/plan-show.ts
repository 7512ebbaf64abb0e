import type { PlanShowBody, Refusal, ShowView } from '@chophien/contracts';
import { accept, cleanText, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { v7 as newId } from 'uuid';
import { UnitOfWork } from '../db/unit-of-work.js';
import { PictureStore } from '../pictures/index.js';
import { showById, ShowRows, showView } from './shows.rows.js';

/** A readable path from a title: accents off, words joined, four random characters so that no two clash. */
export function slugOf(title: string, chance: string): string {
  const words = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return `${words || 'phien'}-${chance}`;
}

@Injectable()
export class PlanShow {
  constructor(
    private readonly work: UnitOfWork,
    private readonly pictures: PictureStore,
  ) {}

  async run(body: PlanShowBody): Promise<Result<ShowView, Refusal>> {
    const title = cleanText(body.title);
    const known = await this.pictures.check(body.picture);
    if (!known.ok) return known;
    return this.work.run(async (tx) => {
      if (!title) return refuse({ code: 'invalid', fields: [{ path: 'title', rule: 'minLength' }] } as const);
      // The booth's row is the lock that makes the same plan, sent twice, one show.
      const booth = await tx.row<{ picture: string }>(
        `select picture from booths where id = $1 for no key update`,
        [body.boothId],
      );
      if (!booth) return refuse({ code: 'not_found' } as const);
      const planned = body.key && (await tx.use(ShowRows).byKey(body.boothId, body.key));
      if (planned) return accept(showView(planned));
      const id = newId();
      const slug = slugOf(title, randomBytes(2).toString('hex'));
      await tx.use(ShowRows).insert({
        id,
        slug,
        boothId: body.boothId,
        title,
        picture: body.picture ?? booth.picture,
        startsAt: new Date(body.startsAtMs),
        key: body.key ?? null,
      });
      const row = await showById(tx, id);
      return row ? accept(showView(row)) : refuse({ code: 'not_found' } as const);
    });
  }
}
