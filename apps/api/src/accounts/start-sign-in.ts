import type { Refusal } from '@chophien/contracts';
import { accept, mobileNumber, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { createHmac, randomInt } from 'node:crypto';
import { Env } from '../config/env.js';
import { UnitOfWork } from '../db/unit-of-work.js';
import { Limit } from '../http/limits.js';
import { CodeSender } from './inbox.controller.js';

export const codeSeconds = 300;
export const codeTries = 5;

/** A code is short, so its hash is keyed: a stolen table alone does not give codes away. */
export const codeHash = (secret: string, phone: string, code: string) =>
  createHmac('sha256', secret).update(`${phone}:${code}`).digest();

/** Sends a one-time code to a phone. Says the same whether or not the phone has an account. */
@Injectable()
export class StartSignIn {
  private readonly perPhone: Limit;
  private readonly perAddress: Limit;

  constructor(
    private readonly work: UnitOfWork,
    private readonly sender: CodeSender,
    private readonly env: Env,
  ) {
    this.perPhone = new Limit(env.CODES_PER_PHONE, 600);
    this.perAddress = new Limit(env.CODES_PER_ADDRESS, 600);
  }

  async run(typedPhone: string, address: string): Promise<Result<{ expiresInSeconds: number }, Refusal>> {
    const phone = mobileNumber(typedPhone);
    if (!phone) return refuse({ code: 'phone_invalid' });
    if (!this.sender.canSend) return refuse({ code: 'no_code_sender' });
    const tooOften = (await this.perAddress.take(address)) ?? (await this.perPhone.take(phone));
    if (tooOften) return refuse(tooOften);
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    return this.work.run(async (tx) => {
      await tx.rows(
        `insert into sign_in_codes (phone, code_hash, tries_left, expires_at)
         values ($1, $2, $3, now() + make_interval(secs => $4))
         on conflict (phone) do update set code_hash = excluded.code_hash, tries_left = excluded.tries_left, expires_at = excluded.expires_at`,
        [phone, codeHash(this.env.SESSION_SECRET, phone, code), codeTries, codeSeconds],
      );
      await this.sender.send(tx, phone, code);
      return accept({ expiresInSeconds: codeSeconds });
    });
  }
}
