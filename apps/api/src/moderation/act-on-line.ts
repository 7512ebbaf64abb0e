import type { ActBody, ActView, ChatLine, LineGone, Refusal } from '@chophien/contracts';
import { accept, cleanText, refuse, type LineActKind, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { DeskNews } from '../chat/index.js';
import { UnitOfWork, type Tx } from '../db/unit-of-work.js';
import { goneLinesMax, ShowHub } from '../live/index.js';
import { showById, type ShowRow } from '../shows/index.js';
import { actById, ActRows, type NewAct } from './acts.rows.js';
import { LineRows, type AnyLine } from './lines.rows.js';
import { SanctionRows } from './sanctions.rows.js';

type Acting = ActBody & { showId: string; accountId: string };
/** What every screen is told once it is written. */
type Shown = { gone: LineGone[]; said: ChatLine[] };
type Doing = { tx: Tx; show: ShowRow; line: AnyLine; act: Acting; id: string; untilAt: Date | null };

/** One act of a moderator on a line or on its writer. Sent twice it is one; of two hands on one line the later is told. */
@Injectable()
export class ActOnLine {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
    private readonly desk: DeskNews,
  ) {}

  async run(act: Acting): Promise<Result<ActView, Refusal>> {
    if (act.kind === 'mute' && act.minutes === undefined)
      return refuse({ code: 'invalid', fields: [{ path: 'minutes', rule: 'isDefined' }] });
    return this.work.run<ActView>(async (tx) => {
      const acts = tx.use(ActRows);
      const before = await acts.byKey(act.accountId, act.key.toLowerCase());
      if (before) {
        const isSame = before.kind === act.kind && before.line_id === act.lineId.toLowerCase();
        return isSame ? accept(await viewOf(tx, before.id)) : refuse({ code: 'key_reused' });
      }
      const show = await showById(tx, act.showId);
      const line = show && (await tx.use(LineRows).lock(show.id, act.lineId.toLowerCase()));
      if (!show || !line) return refuse({ code: 'not_found' });
      const id = newId();
      const untilAt = act.minutes === undefined ? null : new Date(Date.now() + act.minutes * 60_000);
      const done = await ways[act.kind]({ tx, show, line, act, id, untilAt });
      if (!done.ok) return done;
      const entry = entryOf({ show, line, act, id, untilAt });
      await acts.insert(entry);
      tx.afterCommit(() => this.tell(show.id, entry, done.value));
      return accept(await viewOf(tx, id));
    });
  }

  private tell(showId: string, { kind, on_account }: NewAct, { gone, said }: Shown): void {
    for (const line of gone) this.hub.tellLatest(showId, { kind: 'chat.removed', ...line });
    for (const line of said) this.hub.tellEvery(showId, { kind: 'chat.posted', line });
    if (on_account && ActRows.tellsItsSubject(kind)) this.hub.tellActed(on_account, { showId });
    this.desk.tell(showId);
  }
}

const nothing: Shown = { gone: [], said: [] };

const ways: Record<LineActKind, (doing: Doing) => Promise<Result<Shown, Refusal>>> = {
  remove: async ({ tx, line }) => {
    if (!('said' in line) || line.said.removed_at) return refuse({ code: 'line_not_there' });
    return accept({ ...nothing, gone: await tx.use(LineRows).remove([line.said.id]) });
  },
  publish: async ({ tx, line }) => {
    if (!('held' in line) || line.held.state !== 'waiting') return refuse({ code: 'line_not_there' });
    return accept({ ...nothing, said: [await tx.use(LineRows).publish(line.held)] });
  },
  refuse: async ({ tx, line }) => {
    if (!('held' in line) || line.held.state !== 'waiting') return refuse({ code: 'line_not_there' });
    await tx.use(LineRows).setHeld(line.held.id, 'refused');
    return accept(nothing);
  },
  mute: (doing) => sanction(doing, 'mute', doing.show.id),
  // With the writer go the lines that stand on the screens.
  ban: async (doing) => {
    const { tx, show, act, line } = doing;
    const done = await sanction(doing, 'ban', act.reach === 'booth' ? null : show.id);
    if (!done.ok) return done;
    const rows = tx.use(LineRows);
    const recent = await rows.recentOf(show.id, writerOf(line), goneLinesMax);
    if ('held' in line && line.held.state === 'waiting') await rows.setHeld(line.held.id, 'refused');
    return accept({ ...nothing, gone: await rows.remove(recent) });
  },
};

async function sanction(
  { tx, show, line, act, id, untilAt }: Doing,
  kind: 'mute' | 'ban',
  showId: string | null,
): Promise<Result<Shown, Refusal>> {
  const accountId = writerOf(line);
  if (await tx.use(LineRows).isKeeper(show.id, accountId)) return refuse({ code: 'is_keeper' });
  const { rule } = act;
  await tx.use(SanctionRows).insert({ id, kind, accountId, boothId: show.booth_id, showId, rule, untilAt });
  return accept(nothing);
}

function writerOf(line: AnyLine): string {
  return 'said' in line ? line.said.account_id : line.held.account_id;
}

function entryOf({ show, line, act, id, untilAt }: Omit<Doing, 'tx'>): NewAct {
  const { text } = 'said' in line ? line.said : line.held;
  const reach = act.kind === 'ban' && act.reach === 'booth' ? 'booth' : 'show';
  return {
    id,
    show_id: show.id,
    booth_id: show.booth_id,
    kind: act.kind,
    by_account: act.accountId,
    key: act.key.toLowerCase(),
    on_account: writerOf(line),
    line_id: act.lineId.toLowerCase(),
    line_text: text,
    rule: act.rule,
    why: cleanText(act.why ?? ''),
    until_at: act.kind === 'mute' || act.kind === 'ban' ? untilAt : null,
    reach,
  };
}

async function viewOf(tx: Tx, actId: string): Promise<ActView> {
  const view = await actById(tx, actId);
  if (!view) throw new Error('an act was entered and is not there');
  return view;
}
