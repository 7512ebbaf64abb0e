import { untilNightMs } from '@chophien/domain';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Env } from '../config/env.js';
import { Rounds } from '../db/rounds.js';
import { Queries } from '../db/unit-of-work.js';
import { LOG, type Log } from '../http/log.js';

const batchMax = 5_000;

/** What people wrote, and of which show it is. */
const showOf = {
  chat_lines: 'c.show_id',
  held_lines: 'c.show_id',
  private_replies: 'c.show_id',
  buyer_asks: '(select o.show_id from offers o where o.id = c.offer_id)',
} as const;
/** Nobody's phone sends a change of stock again after so long. */
const forgetAsks = `delete from stock_asks where at < now() - interval '30 days'`;

/**
 * Nodes that come the same night take different lines. A show whose hold is being placed is passed over, and no hold is
 * placed on one that is being forgotten.
 */
const forget = (table: keyof typeof showOf) => `with gone as (
    select c.id from ${table} c join shows s on s.id = ${showOf[table]}
    where s.state = 'ended' and s.ended_at < now() - make_interval(days => $1)
      and not exists (select 1 from legal_holds h where h.show_id = s.id and h.lifted_at is null)
    limit ${batchMax} for update of c, s skip locked
  )
  delete from ${table} c using gone where c.id = gone.id returning 1 as gone`;

/** What was written in a show is kept for the law, and after that no longer. */
@Injectable()
export class ForgetLines implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds({
    run: () => this.run(),
    pauseMs: () => untilNightMs(Date.now()),
    failed: (fault) => this.log.warn({ event: 'lines.not_forgotten', err: fault }),
  });

  constructor(
    private readonly queries: Queries,
    private readonly env: Env,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** Answers how many lines are gone. */
  async run(): Promise<number> {
    let gone = 0;
    for (const table of Object.keys(showOf) as (keyof typeof showOf)[])
      for (let last = batchMax; last > 0;) {
        last = (await this.queries.rows(forget(table), [this.env.CHAT_KEPT_DAYS])).length;
        gone += last;
      }
    await this.queries.rows(forgetAsks);
    if (gone > 0) this.log.info({ event: 'lines.forgotten', lines: gone });
    return gone;
  }
}
