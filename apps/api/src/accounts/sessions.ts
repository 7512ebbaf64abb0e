import { Injectable } from '@nestjs/common';
import { parse } from 'cookie';
import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { v7 as newId } from 'uuid';
import { Env } from '../config/env.js';
import { Queries, type Tx } from '../db/unit-of-work.js';
import { ClientAddress } from '../http/client-address.js';
import type { Caller } from './caller.js';

export const sessionCookie = 'session';
export const visitorCookie = 'visitor';
export const sessionDays = 60;

const hashOf = (token: string) => createHash('sha256').update(token).digest();
const visitorShape = /^[0-9a-f-]{36}$/;

/** Sessions are rows; the cookie holds a random token and the row its hash. */
@Injectable()
export class Sessions {
  private readonly network: ClientAddress;

  constructor(
    private readonly queries: Queries,
    env: Env,
  ) {
    this.network = new ClientAddress(env.TRUSTED_PROXIES);
  }

  /** Known without asking the database. */
  addressOf(request: IncomingMessage): string {
    return this.network.of(request);
  }

  async callerOf(request: IncomingMessage): Promise<Caller> {
    const cookies = parse(request.headers.cookie ?? '');
    const visitor = cookies[visitorCookie];
    const token = cookies[sessionCookie];
    return {
      account: token ? await this.accountOf(token) : null,
      visitorId: visitor && visitorShape.test(visitor) ? visitor : null,
      address: this.addressOf(request),
    };
  }

  async accountOf(token: string): Promise<Caller['account']> {
    const found = await this.queries.row<{ id: string; name: string; phone: string }>(
      `select a.id, a.name, a.phone from sessions s join accounts a on a.id = s.account_id
       where s.token_hash = $1 and s.expires_at > now()`,
      [hashOf(token)],
    );
    return found ?? null;
  }

  /** Opens a session inside the transaction that proved who it is; answers the token for the cookie. */
  async open(tx: Tx, accountId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await tx.rows(
      `insert into sessions (id, account_id, token_hash, expires_at) values ($1, $2, $3, now() + make_interval(days => $4))`,
      [newId(), accountId, hashOf(token), sessionDays],
    );
    return token;
  }

  async close(tx: Tx, request: IncomingMessage): Promise<void> {
    const token = parse(request.headers.cookie ?? '')[sessionCookie];
    if (token) await tx.rows(`delete from sessions where token_hash = $1`, [hashOf(token)]);
  }
}
