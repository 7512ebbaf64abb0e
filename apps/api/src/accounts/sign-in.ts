import type { Refusal } from '@chophien/contracts';
import { accept, mobileNumber, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import { v7 as newId } from 'uuid';
import { Env } from '../config/env.js';
import { UnitOfWork, type Tx } from '../db/unit-of-work.js';
import { newcomerName } from './me-view.js';
import { Sessions } from './sessions.js';
import { codeHash } from './start-sign-in.js';

type CodeRow = { code_hash: Buffer; tries_left: number; is_old: boolean };
export type SignedInAccount = { token: string; accountId: string };

/** Trades a one-time code for a session; the first time it opens the account too. */
@Injectable()
export class SignIn {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sessions: Sessions,
    private readonly env: Env,
  ) {}

  async run(typedPhone: string, code: string): Promise<Result<SignedInAccount, Refusal>> {
    const phone = mobileNumber(typedPhone);
    if (!phone) return refuse({ code: 'phone_invalid' });
    // A wrong code must be counted even though it is refused, so the verdict is a value of a committed transaction.
    const verdict = await this.work.run(async (tx) => accept(await this.decide(tx, phone, code)));
    return verdict.ok ? verdict.value : verdict;
  }

  private async decide(tx: Tx, phone: string, code: string): Promise<Result<SignedInAccount, Refusal>> {
    const row = await tx.row<CodeRow>(
      `select code_hash, tries_left, expires_at <= now() as is_old from sign_in_codes where phone = $1 for update`,
      [phone],
    );
    if (!row || row.is_old || row.tries_left <= 0) return refuse({ code: 'code_expired' });
    if (!timingSafeEqual(row.code_hash, codeHash(this.env.SESSION_SECRET, phone, code))) {
      await tx.rows(`update sign_in_codes set tries_left = tries_left - 1 where phone = $1`, [phone]);
      return refuse({ code: 'code_wrong', triesLeft: row.tries_left - 1 });
    }
    await tx.rows(`delete from sign_in_codes where phone = $1`, [phone]);
    const accountId = await this.accountFor(tx, phone);
    return accept({ token: await this.sessions.open(tx, accountId), accountId });
  }

  private async accountFor(tx: Tx, phone: string): Promise<string> {
    await tx.rows(
      `insert into accounts (id, phone, name) values ($1, $2, $3) on conflict (phone) do nothing`,
      [newId(), phone, newcomerName(phone)],
    );
    const row = await tx.row<{ id: string }>(`select id from accounts where phone = $1`, [phone]);
    if (!row) throw new Error('the account just written is not there');
    // What a host has given to this number waited for whoever proves that it is theirs.
    await tx.rows(`update grants set account_id = $1 where phone = $2 and account_id is null`, [
      row.id,
      phone,
    ]);
    return row.id;
  }
}
