import { mobileNumber } from '@chophien/domain';
import { Controller, Get, Header, Injectable, Query } from '@nestjs/common';
import { Env } from '../config/env.js';
import { Queries, type Tx } from '../db/unit-of-work.js';
import { Refused } from '../http/refused.js';
import { Needs } from './session.guard.js';

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

type Message = { phone: string; code: string; sent_at: Date };

/** The demo's own inbox. In production these routes answer like any unknown path. */
@Controller('dev')
export class InboxController {
  constructor(
    private readonly queries: Queries,
    private readonly env: Env,
  ) {}

  @Get('inbox.json')
  @Needs('inbox.read')
  async code(@Query('phone') phone: unknown): Promise<{ code: string }> {
    this.demoOnly();
    const row = await this.queries.row<Message>(
      `select phone, code, sent_at from inbox_messages where phone = $1`,
      [mobileNumber(String(phone)) ?? ''],
    );
    if (!row) throw new Refused({ code: 'not_found' });
    return { code: row.code };
  }

  @Get('inbox')
  @Needs('inbox.read')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async page(): Promise<string> {
    this.demoOnly();
    const rows = await this.queries.rows<Message>(
      `select phone, code, sent_at from inbox_messages order by sent_at desc limit 50`,
    );
    const items = rows
      .map(
        (row) =>
          `<li><b>${row.phone}</b> · mã <output>${row.code}</output> · <time>${row.sent_at.toISOString()}</time></li>`,
      )
      .join('');
    return `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="3"><title>Hộp thư thử</title><h1>Hộp thư thử</h1><p>Mã đăng nhập gửi tới các số điện thoại trong bản chạy thử.</p><ul>${items || '<li>Chưa có mã nào.</li>'}</ul></html>`;
  }

  private demoOnly(): void {
    if (!this.env.demoInbox) throw new Refused({ code: 'not_found' });
  }
}
