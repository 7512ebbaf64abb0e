import type { AppealAnswerBody, AppealView, MyActView, Refusal } from '@chophien/contracts';
import { accept, cleanText, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { DeskNews } from '../chat/index.js';
import { Env } from '../config/env.js';
import { UnitOfWork, type Tx } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { actsOnMe, ActRows } from './acts.rows.js';
import { appealById } from './desk.reads.js';
import { UndoAct } from './undo-act.js';

type LockedAppeal = { id: string; act_id: string; account_id: string; state: string; show_id: string | null };

/** Whoever was acted on may say that it is wrong, once, and is answered. */
@Injectable()
export class Appeals {
  constructor(
    private readonly work: UnitOfWork,
    private readonly undoAct: UndoAct,
    private readonly hub: ShowHub,
    private readonly desk: DeskNews,
    private readonly env: Env,
  ) {}

  appeal(accountId: string, actId: string, typed: string): Promise<Result<MyActView, Refusal>> {
    const text = cleanText(typed);
    if (text === '')
      return Promise.resolve(refuse({ code: 'invalid', fields: [{ path: 'text', rule: 'minLength' }] }));
    return this.work.run<MyActView>(async (tx) => {
      const act = await tx.use(ActRows).lock(actId);
      if (!act || act.on_account !== accountId || !ActRows.tellsItsSubject(act.kind))
        return refuse({ code: 'not_found' });
      if (await tx.use(ActRows).undoOf(actId)) return refuse({ code: 'already_undone' });
      const entered = await tx.rows(
        `insert into appeals (id, act_id, account_id, text, due_at) values ($1, $2, $3, $4, now() + make_interval(hours => $5))
         on conflict (act_id) do nothing returning id`,
        [newId(), actId, accountId, text, this.env.APPEAL_ANSWER_HOURS],
      );
      if (entered.length === 0) return refuse({ code: 'appealed_already' });
      tx.afterCommit(() => act.show_id && this.desk.tell(act.show_id));
      return mineOf(tx, accountId, actId);
    });
  }

  /** `lifted` undoes the act in the same breath. */
  answer(
    appealId: string,
    accountId: string,
    { verdict, answer: typed }: AppealAnswerBody,
  ): Promise<Result<AppealView, Refusal>> {
    const words = cleanText(typed);
    if (words === '')
      return Promise.resolve(refuse({ code: 'invalid', fields: [{ path: 'answer', rule: 'minLength' }] }));
    return this.work.run<AppealView>(async (tx) => {
      const appeal = await tx.row<LockedAppeal>(
        `select p.*, a.show_id from appeals p join moderation_acts a on a.id = p.act_id where p.id = $1 for update of p`,
        [appealId],
      );
      if (!appeal) return refuse({ code: 'not_found' });
      if (appeal.state !== 'open') return refuse({ code: 'already_answered' });
      await tx.rows(
        `update appeals set state = $2, answer = $3, answered_by = $4, answered_at = now() where id = $1`,
        [appealId, verdict, words, accountId],
      );
      if (verdict === 'lifted' && !(await tx.use(ActRows).undoOf(appeal.act_id))) {
        const undone = await this.undoAct.within(tx, { actId: appeal.act_id, accountId, why: words });
        if (!undone.ok) return undone;
      }
      tx.afterCommit(() => {
        if (!appeal.show_id) return;
        this.hub.tellActed(appeal.account_id, { showId: appeal.show_id });
        this.desk.tell(appeal.show_id);
      });
      const view = await appealById(tx, appealId);
      return view ? accept(view) : refuse({ code: 'not_found' });
    });
  }
}

async function mineOf(tx: Tx, accountId: string, actId: string): Promise<Result<MyActView, Refusal>> {
  const [mine] = await actsOnMe(tx, accountId, actId);
  return mine ? accept(mine) : refuse({ code: 'not_found' });
}
