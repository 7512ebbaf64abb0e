import type { ActView, ChatLine, Refusal } from '@chophien/contracts';
import { accept, isUndoable, refuse, type ActKind, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { DeskNews } from '../chat/index.js';
import { UnitOfWork, type Tx } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { actById, ActRows, type ActRow } from './acts.rows.js';
import { LineRows } from './lines.rows.js';
import { SanctionRows } from './sanctions.rows.js';

export type Undoing = { actId: string; accountId: string; why: string };

/** Takes an act back: the line returns to where it was, the writer is heard again. The log keeps both. */
@Injectable()
export class UndoAct {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
    private readonly desk: DeskNews,
  ) {}

  run(undoing: Undoing): Promise<Result<ActView, Refusal>> {
    return this.work.run<ActView>(async (tx) => {
      const done = await this.within(tx, undoing);
      if (!done.ok) return done;
      const view = await actById(tx, undoing.actId);
      return view ? accept(view) : refuse({ code: 'not_found' });
    });
  }

  /** The same inside another's transaction: an appeal that is granted undoes what it was about. */
  async within(tx: Tx, { actId, accountId, why }: Undoing): Promise<Result<ActRow, Refusal>> {
    const acts = tx.use(ActRows);
    const act = await acts.lock(actId);
    if (!act) return refuse({ code: 'not_found' });
    if (!isUndoable[act.kind]) return refuse({ code: 'not_undoable' });
    const before = await acts.undoOf(actId);
    // Sent again after a lost answer.
    if (before) return before.by_account === accountId ? accept(act) : refuse({ code: 'already_undone' });
    const said = await reverse(tx, act);
    const { show_id, booth_id, on_account, line_id, line_text, reach } = act;
    await acts.insert({
      ...{ show_id, booth_id, on_account, line_id, line_text, reach, why },
      kind: 'undo',
      by_account: accountId,
      key: newId(),
      undoes: actId,
    });
    tx.afterCommit(() => this.tell(act, said));
    return accept(act);
  }

  private tell({ show_id: showId, on_account }: ActRow, said: ChatLine | undefined): void {
    if (showId && said) this.hub.tellEvery(showId, { kind: 'chat.posted', line: said });
    if (!showId) return;
    if (on_account) this.hub.tellActed(on_account, { showId });
    this.desk.tell(showId);
  }
}

const restores: readonly ActKind[] = ['remove'];
const lifts: readonly ActKind[] = ['mute', 'ban'];

/** Answers the line that is on the screens again. */
async function reverse(tx: Tx, act: ActRow): Promise<ChatLine | undefined> {
  if (lifts.includes(act.kind)) await tx.use(SanctionRows).lift(act.id);
  if (act.line_id === null) return undefined;
  if (act.kind === 'refuse') await tx.use(LineRows).setHeld(act.line_id, 'waiting');
  return restores.includes(act.kind) ? tx.use(LineRows).restore(act.line_id) : undefined;
}
