import type { ChatRulesBody, ChatRulesView, Refusal } from '@chophien/contracts';
import { accept, cleanText, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { chatRulesOf, DeskNews } from '../chat/index.js';
import { UnitOfWork, type Tx } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { showById, type ShowRow } from '../shows/index.js';
import { ActRows } from './acts.rows.js';

type Setting = { showId: string; accountId: string };
type Answer = Promise<Result<ChatRulesView, Refusal>>;

/** How one may talk in a show, and what stands above the talk. Of two who change it at once the later sees the other's. */
@Injectable()
export class SetChatRules {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
    private readonly desk: DeskNews,
  ) {}

  run(by: Setting, { version, ...rules }: ChatRulesBody): Answer {
    return this.write(by, async (tx, show, before) => {
      if (before.version !== version)
        return refuse({ code: 'rules_changed_meanwhile', version: before.version });
      const { slowModeSeconds, audience, newcomerMinutes, holdAll } = rules;
      await tx.rows(
        `insert into chat_rules (show_id, slow_mode_seconds, audience, newcomer_minutes, hold_all)
         values ($1, $2, $3, $4, $5) on conflict (show_id) do update set slow_mode_seconds = $2, audience = $3,
           newcomer_minutes = $4, hold_all = $5, version = chat_rules.version + 1`,
        [show.id, slowModeSeconds, audience, newcomerMinutes, holdAll],
      );
      const why = `slow=${slowModeSeconds}s audience=${audience} newcomers=${newcomerMinutes}min hold=${holdAll}`;
      await tx.use(ActRows).insert({ ...entry(by, show), kind: 'rules', why });
      return accept(null);
    });
  }

  /** Empty words take it down. */
  announce(by: Setting, typed: string): Answer {
    const text = cleanText(typed);
    return this.write(by, async (tx, show, before) => {
      // Sent again after a lost answer.
      if ((before.announcement?.text ?? '') === text) return accept(null);
      await tx.rows(
        `insert into chat_rules (show_id, announcement, announced_at)
         values ($1, nullif($2::text, ''), case when $2::text <> '' then now() end)
         on conflict (show_id) do update set announcement = excluded.announcement,
           announced_at = excluded.announced_at, version = chat_rules.version + 1`,
        [show.id, text],
      );
      await tx.use(ActRows).insert({ ...entry(by, show), kind: 'announce', why: text });
      return accept(null);
    });
  }

  private write(
    by: Setting,
    change: (tx: Tx, show: ShowRow, before: ChatRulesView) => Promise<Result<null, Refusal>>,
  ): Answer {
    return this.work.run<ChatRulesView>(async (tx) => {
      await tx.rows(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`chat rules ${by.showId}`]);
      const show = await showById(tx, by.showId);
      if (!show) return refuse({ code: 'not_found' });
      const before = await chatRulesOf(tx, show.id);
      const done = await change(tx, show, before);
      if (!done.ok) return done;
      const rules = await chatRulesOf(tx, show.id);
      if (rules.version === before.version) return accept(rules);
      tx.afterCommit(() => {
        this.hub.tellLatest(show.id, { kind: 'chat.ruled', rules });
        this.desk.tell(show.id);
      });
      return accept(rules);
    });
  }
}

const entry = ({ accountId }: Setting, show: ShowRow) => ({
  show_id: show.id,
  booth_id: show.booth_id,
  by_account: accountId,
  key: newId(),
});
