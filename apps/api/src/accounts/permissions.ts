import {
  bundleAllows,
  grantAllows,
  powerNames,
  powers,
  type Granted,
  type Permission,
  type Power,
} from '@chophien/contracts';
import { Injectable } from '@nestjs/common';
import { Queries } from '../db/unit-of-work.js';
import type { Caller } from './caller.js';

/** What a permission is asked about: an id of one of these kinds. Its booth and show decide. */
export type ScopeKind =
  'booth' | 'show' | 'offer' | 'lot' | 'cap_request' | 'buyer_ask' | 'order' | 'act' | 'appeal' | 'grant';
export type Scope = { kind: ScopeKind; id: string };

const scopeSql = {
  booth: `select $1::uuid as booth_id, null::uuid as show_id`,
  show: `select booth_id, id as show_id from shows where id = $1`,
  offer: `select s.booth_id, s.id as show_id from offers o join shows s on s.id = o.show_id where o.id = $1`,
  cap_request: `select s.booth_id, s.id as show_id from cap_change_requests r join shows s on s.id = r.show_id
    where r.id = $1`,
  buyer_ask: `select s.booth_id, s.id as show_id from buyer_asks a join offers o on o.id = a.offer_id join shows s on s.id = o.show_id
    where a.id = $1`,
  order: `select s.booth_id, s.id as show_id from orders o join shows s on s.id = o.show_id where o.id = $1`,
  lot: `select booth_id, null::uuid as show_id from lots where id = $1`,
  act: `select booth_id, show_id from moderation_acts where id = $1`,
  appeal: `select a.booth_id, a.show_id from appeals p join moderation_acts a on a.id = p.act_id where p.id = $1`,
  grant: `select coalesce(g.booth_id, s.booth_id) as booth_id, g.show_id from grants g left join shows s on s.id = g.show_id
    where g.id = $1`,
} satisfies Record<ScopeKind, string>;

const standsHere = `(g.ends_at is null or g.ends_at > now())
  and (g.bundle = 'admin' or g.booth_id = scope.booth_id or g.show_id = scope.show_id)`;

@Injectable()
export class Permissions {
  constructor(private readonly queries: Queries) {}

  /** Denies unless a bundle that the caller holds, for this scope, names the permission. */
  async allows(caller: Caller, permission: Permission, scope?: Scope): Promise<boolean> {
    if (this.allowsWithoutGrant(caller, permission)) return true;
    if (!caller.account) return false;
    return scope
      ? this.accountMay(caller.account.id, permission, scope)
      : this.mayEverywhere(caller.account.id, permission);
  }

  /** Whether a grant of this account names the permission here. */
  async accountMay(accountId: string, permission: Permission, scope: Scope): Promise<boolean> {
    const held = await this.heldBy(accountId, scope);
    return held.some((grant) => grantAllows(grant, permission));
  }

  /** What of the powers that a host gives this account has here, by whichever grant. */
  async powersOf(accountId: string, scope: Scope): Promise<Power[]> {
    const held = await this.heldBy(accountId, scope);
    const has = (permission: Permission) => held.some((grant) => grantAllows(grant, permission));
    return powerNames.filter((power) => powers[power].every(has));
  }

  private heldBy(accountId: string, scope: Scope): Promise<Granted[]> {
    return this.queries.rows<Granted>(
      `with scope as (${scopeSql[scope.kind]})
       select g.bundle, g.powers from grants g, scope where g.account_id = $2 and ${standsHere}`,
      [scope.id, accountId],
    );
  }

  /** Everybody whom a grant lets do this here. */
  async accountsThatMay(permission: Permission, scope: Scope): Promise<Set<string>> {
    const held = await this.queries.rows<Granted & { account_id: string }>(
      `with scope as (${scopeSql[scope.kind]})
       select g.account_id, g.bundle, g.powers from grants g, scope where g.account_id is not null and ${standsHere}`,
      [scope.id],
    );
    return new Set(held.filter((grant) => grantAllows(grant, permission)).map((grant) => grant.account_id));
  }

  /** What only concerns the market as a whole needs no booth to be asked about. */
  private async mayEverywhere(accountId: string, permission: Permission): Promise<boolean> {
    if (bundleAllows('host', permission) || !bundleAllows('admin', permission)) return false;
    const grant = await this.queries.row(`select 1 from grants where account_id = $1 and bundle = 'admin'`, [
      accountId,
    ]);
    return grant !== undefined;
  }

  /** What anyone may do, and what everyone who is signed in may: known without asking the database. */
  allowsWithoutGrant(caller: Caller, permission: Permission): boolean {
    if (bundleAllows('anyone', permission)) return true;
    return caller.account !== null && bundleAllows('buyer', permission);
  }
}
