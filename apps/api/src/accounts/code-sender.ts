import { Injectable } from '@nestjs/common';
import { Env } from '../config/env.js';
import type { Tx } from '../db/unit-of-work.js';

/** How a one-time code reaches a phone. The demo's inbox is the only road so far; production has none yet. */
@Injectable()
export class CodeSender {
  constructor(private readonly env: Env) {}

  get canSend(): boolean {
    return this.env.demoInbox;
  }

  async send(tx: Tx, phone: string, code: string): Promise<void> {
    await tx.rows(
      `insert into inbox_messages (phone, code) values ($1, $2)
       on conflict (phone) do update set code = excluded.code, sent_at = now()`,
      [phone, code],
    );
  }
}
