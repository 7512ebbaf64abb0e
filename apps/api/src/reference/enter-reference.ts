import type { ReferencePriceBody, ReferencePriceView, Refusal } from '@chophien/contracts';
import { accept, cleanText, refuse, type Result } from '@chophien/domain';
import { foldText } from '@chophien/i18n';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { UnitOfWork } from '../db/unit-of-work.js';
import { communeOf, provinces } from '../places/index.js';
import { ReferenceRows, referenceView } from './reference.rows.js';

/** Writes down what a trader pays. What stands is never changed: a correction is written beside it. */
@Injectable()
export class EnterReference {
  constructor(private readonly work: UnitOfWork) {}

  run(
    accountId: string,
    boothId: string,
    body: ReferencePriceBody,
  ): Promise<Result<ReferencePriceView, Refusal>> {
    return this.work.run(async (tx) => {
      const [variety, source] = [cleanText(body.variety), cleanText(body.source)];
      if (variety === '') return wrong('variety', 'minLength');
      if (source === '') return wrong('source', 'minLength');
      const { provinceCode, communeCode = null, replaces = null } = body;
      if (!provinces.some(({ code }) => code === provinceCode)) return wrong('provinceCode', 'isIn');
      if (communeCode !== null && communeOf(communeCode)?.provinceCode !== provinceCode)
        return refuse({ code: 'commune_unknown' } as const);
      const clock = await tx.row<{ today: string }>(
        `select (now() at time zone 'Asia/Ho_Chi_Minh')::date::text as today`,
      );
      const today = clock?.today ?? '';
      const day = body.day ?? today;
      // What will be paid tomorrow nobody has paid.
      if (day > today) return wrong('day', 'max');
      const rows = tx.use(ReferenceRows);
      if (replaces !== null && !(await rows.byId(boothId, replaces)))
        return refuse({ code: 'not_found' } as const);
      const id = newId();
      const written = { id, boothId, variety, varietyFolded: foldText(variety), provinceCode, communeCode };
      const { dongPerKg } = body;
      await rows.add({ ...written, dongPerKg, day, source, enteredBy: accountId, replaces });
      const row = await rows.byId(boothId, id);
      return row ? accept(referenceView(row)) : refuse({ code: 'not_found' } as const);
    });
  }
}

function wrong(path: string, rule: string) {
  return refuse({ code: 'invalid', fields: [{ path, rule }] } as const satisfies Refusal);
}
