import { Injectable } from '@nestjs/common';
import { parse } from 'cookie';
import { hash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import { v7 as newId } from 'uuid';
import { Env } from '../config/env.js';
import { Notices } from '../db/notices.js';
import { Gather } from '../db/gather.js';
import { Queries, type Tx } from '../db/unit-of-work.js';
import { ClientAddress } from '../http/client-address.js';
import type { Caller } from './caller.js';

export const sessionCookie = 'session';
export const visitorCookie = 'visitor';
export const sessionDays = 60;

const hashOf = (token: string) => hash('sha256', token, 'hex');
const visitorShape = /^[0-9a-f-]{36}$/;

const keptMax = 100_000;
/** A session found in the database is believed for this long on a node that did not hear of its end. */
const keptMs = 2_000;
/** Who dials a line can wait a moment for others, and in a crowd a second. */
const crowd = { perSecond: 200, momentMs: 50, waitMs: 1_000 };

type Account = NonNullable<Caller['account']>;

/** Sessions are rows; the cookie holds a random token and the row its hash. */
@Injectable()
export class Sessions {
  private readonly network: ClientAddress;
  private readonly reading = new Gather<Account>((hashes) => this.read(hashes), crowd);
  private readonly kept = new LRUCache<string, Account>({
    max: keptMax,
    ttl: keptMs,
    ttlResolution: 500,
  });

  constructor(
    private readonly queries: Queries,
    notices: Notices,
    env: Env,
  ) {
    this.network = new ClientAddress(env.TRUSTED_PROXIES);
    notices.on(
      (notice) => {
        if ('session' in notice) this.kept.delete(notice.session);
        // Rare, and who else is looked up again costs one statement.
        if ('account' in notice) this.kept.clear();
      },
      () => this.kept.clear(),
    );
  }

  /** Known without asking the database. */
  addressOf(request: IncomingMessage): string {
    return this.network.of(request);
  }

  /** `patient`: may wait a moment for others who come at the same time. */
  async callerOf(request: IncomingMessage, { patient = false } = {}): Promise<Caller> {
    const cookies = parse(request.headers.cookie ?? '');
    const visitor = cookies[visitorCookie];
    const token = cookies[sessionCookie];
    return {
      account: token ? await this.accountOf(token, { patient }) : null,
      visitorId: visitor && visitorShape.test(visitor) ? visitor : null,
      address: this.addressOf(request),
    };
  }

  /** By which notices name the session behind a request; null for those who are not signed in. */
  nameOf(request: IncomingMessage): string | null {
    const token = parse(request.headers.cookie ?? '')[sessionCookie];
    return token ? hashOf(token) : null;
  }

  accountOf(token: string, { patient = false } = {}): Promise<Caller['account']> {
    return this.accountNamed(hashOf(token), { patient });
  }

  /** By the session's name, as notices call it. */
  async accountNamed(session: string, { patient = false } = {}): Promise<Caller['account']> {
    const kept = this.kept.get(session);
    if (kept) return kept;
    const found = await this.reading.get(session, { patient });
    if (found) this.kept.set(session, found);
    return found ?? null;
  }

  /** Opens a session inside the transaction that proved who it is; answers the token for the cookie. */
  async open(tx: Tx, accountId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await tx.rows(
      `insert into sessions (id, account_id, token_hash, expires_at) values ($1, $2, decode($3, 'hex'), now() + make_interval(days => $4))`,
      [newId(), accountId, hashOf(token), sessionDays],
    );
    return token;
  }

  private async read(hashes: readonly string[]): Promise<Map<string, Account>> {
    const rows = await this.queries.rows<Account & { hash: string }>(
      `select encode(s.token_hash, 'hex') as hash, a.id, a.name, a.phone,
         exists (select 1 from grants g where g.account_id = a.id and (g.ends_at is null or g.ends_at > now())) as "mayHost"
       from sessions s join accounts a on a.id = s.account_id
       where s.token_hash = any(array(select decode(h, 'hex') from unnest($1::text[]) h)) and s.expires_at > now()`,
      [hashes],
    );
    return new Map(rows.map(({ hash, ...account }) => [hash, account]));
  }

  async close(tx: Tx, request: IncomingMessage): Promise<void> {
    const token = parse(request.headers.cookie ?? '')[sessionCookie];
    if (!token) return;
    const tokenHash = hashOf(token);
    await tx.rows(`delete from sessions where token_hash = decode($1, 'hex')`, [tokenHash]);
    await Notices.tell(tx, { session: tokenHash });
  }
}
