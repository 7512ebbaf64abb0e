import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import { Env } from '../config/env.js';
import { LOG, type Log } from '../http/log.js';
import { UnitOfWork, type Notice, type Tx } from './unit-of-work.js';

const channel = 'chophien';
const againMs = 500;

/**
 * News between nodes by the database itself: sent by the transaction that made it true, heard by all within moments. The
 * node that made it true does not wait for its own news to come round: who was answered that goods are back may buy them
 * with the next ask.
 */
@Injectable()
export class Notices implements OnModuleInit, OnApplicationShutdown {
  private client: pg.Client | undefined;
  private again: NodeJS.Timeout | undefined;
  private stopped = false;
  private readonly hearers: ((notice: Notice) => unknown)[] = [];
  private readonly deafHearers: (() => void)[] = [];

  constructor(
    private readonly env: Env,
    @Inject(LOG) private readonly log: Log,
    work: UnitOfWork,
  ) {
    work.onNotice((notice) => this.hear(notice));
  }

  onModuleInit(): void {
    void this.listen();
  }

  /** `missed`: something may have been said that was not heard. */
  on(hear: (notice: Notice) => unknown, missed: () => void): void {
    this.hearers.push(hear);
    this.deafHearers.push(missed);
  }

  /** Told to all nodes, if and when the transaction commits; here at once. */
  static async tell(tx: Tx, notice: Notice): Promise<void> {
    tx.tellHere(notice);
    await tx.rows(`select pg_notify('${channel}', $1)`, [JSON.stringify(notice)]);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.again);
    await this.client?.end().catch(() => undefined);
  }

  private hear(notice: Notice): void {
    for (const hear of this.hearers) hear(notice);
  }

  private async listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.env.DATABASE_URL,
      application_name: 'chophien-notices',
      keepAlive: true,
    });
    this.client = client;
    let lost = false;
    const loseOnce = (fault: unknown) => {
      if (lost) return;
      lost = true;
      client.end().catch(() => undefined);
      if (this.stopped) return;
      this.log.warn({ event: 'notices.lost', err: fault });
      for (const missed of this.deafHearers) missed();
      this.again = setTimeout(() => void this.listen(), againMs);
    };
    client.on('error', loseOnce);
    client.on('end', () => loseOnce(new Error('the line of notices was closed')));
    client.on('notification', ({ payload }) => {
      this.hear(JSON.parse(payload ?? '{}') as Notice);
    });
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      // Between the loss and now something may have been said.
      for (const missed of this.deafHearers) missed();
    } catch (fault) {
      loseOnce(fault);
    }
  }
}
