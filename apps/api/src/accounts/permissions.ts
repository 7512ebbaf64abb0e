import { bundleAllows, type GrantedBundle, type Permission } from '@chophien/contracts';
import { Injectable } from '@nestjs/common';
import { Queries } from '../db/unit-of-work.js';
import type { Caller } from './caller.js';

/** What a permission is asked about: an id of one of these kinds. Its booth and show decide. */
export type ScopeKind = 'booth' | 'show' | 'offer' | 'lot' | 'cap_request' | 'order';
export type Scope = { kind: ScopeKind; id: string };

const scopeSql = {
  booth: `select $1::uuid as booth_id, null::uuid as show_id`,
  show: `select booth_id, id as show_id from shows where id = $1`,
  offer: `select s.booth_id, s.id as show_id from offers o join shows s on s.id = o.show_id where o.id = $1`,
  cap_request: `select s.booth_id, s.id as show_id from cap_change_requests r join shows s on s.id = r.show_id
    where r.id = $1`,
  order: `select s.booth_id, s.id as show_id from orders o join shows s on s.id = o.show_id where o.id = $1`,
  lot: `select booth_id, null::uuid as show_id from lots where id = $1`,
} satisfies Record<ScopeKind, string>;

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
    const held = await this.queries.rows<{ bundle: GrantedBundle }>(
      `with scope as (${scopeSql[scope.kind]})
       select g.bundle from grants g, scope
       where g.account_id = $2 and (g.bundle = 'admin' or g.booth_id = scope.booth_id or g.show_id = scope.show_id)`,
      [scope.id, accountId],
    );
    return held.some(({ bundle }) => bundleAllows(bundle, permission));
  }

  /** Everybody whom a grant lets do this here. */
  async accountsThatMay(permission: Permission, scope: Scope): Promise<Set<string>> {
    const held = await this.queries.rows<{ account_id: string; bundle: GrantedBundle }>(
      `with scope as (${scopeSql[scope.kind]})
       select g.account_id, g.bundle from grants g, scope
       where g.bundle = 'admin' or g.booth_id = scope.booth_id or g.show_id = scope.show_id`,
      [scope.id],
    );
    return new Set(
      held.filter(({ bundle }) => bundleAllows(bundle, permission)).map((grant) => grant.account_id),
    );
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
