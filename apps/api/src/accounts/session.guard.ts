import type { Permission } from '@chophien/contracts';
import {
  createParamDecorator,
  Injectable,
  SetMetadata,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type { IncomingMessage } from 'node:http';
import { Env } from '../config/env.js';
import { Limit } from '../http/limits.js';
import { isOfOurPages } from '../http/origin.js';
import { Pressure } from '../http/pressure.js';
import { Refused } from '../http/refused.js';
import { isSignedIn, type Caller, type SignedCaller } from './caller.js';
import { Permissions, type Scope, type ScopeKind } from './permissions.js';
import { Sessions } from './sessions.js';

/** The permission a route needs; `of` names the path parameter whose object decides. */
export type Need = { permission: Permission; of?: { kind: ScopeKind; param: string } };
export const NEED = 'need';
export const Needs = (permission: Permission, of?: Need['of']) =>
  SetMetadata(NEED, { permission, of } satisfies Need);

/** Permissions that no session gives; the handler proves its caller itself (a signature, the demo switch). */
const provedByHandler: readonly Permission[] = ['media.report', 'metrics.read', 'inbox.read'];
/** The same for everybody: who asks is never looked up, so that they are answered while the database is away. */
const sameForAll: readonly Permission[] = ['health.read', 'page.read'];
/** Who looks after the market has to see it when it is at its worst. */
const heardInAnyCrowd: readonly Permission[] = ['operator.read'];
const readingMethods: readonly string[] = ['GET', 'HEAD'];
const callers = new WeakMap<Request, Caller>();

/** Stands before every route: who asks, how often, and whether they may. A route without a need is closed. */
@Injectable()
export class SessionGuard implements CanActivate {
  private readonly perAddress: Limit;

  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly permissions: Permissions,
    private readonly pressure: Pressure,
    private readonly env: Env,
  ) {
    this.perAddress = new Limit(env.REQUESTS_PER_ADDRESS, 10);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const need = this.reflector.get<Need | undefined>(NEED, context.getHandler());
    if (!need) throw new Refused({ code: 'not_allowed' });
    if (sameForAll.includes(need.permission) || provedByHandler.includes(need.permission)) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const id = need.of ? request.params[need.of.param] : undefined;
    const scope = need.of && typeof id === 'string' && isId(id) ? { kind: need.of.kind, id } : undefined;
    callers.set(request, await this.admit(request, need.permission, scope));
    return true;
  }

  /** Who asks, if they may; throws `Refused` otherwise. */
  async admit(request: IncomingMessage, permission: Permission, scope?: Scope): Promise<Caller> {
    const isReading = readingMethods.includes(request.method ?? '');
    const maybeTurnedAway = isReading && !heardInAnyCrowd.includes(permission);
    const busy = maybeTurnedAway && this.pressure.refusal('read');
    if (busy) throw new Refused(busy);
    // Before anything is asked of the database: a flood must not cost more than its refusal.
    const tooOften = await this.perAddress.take(this.sessions.addressOf(request));
    if (tooOften) throw new Refused(tooOften);
    if (!isReading && !isOfOurPages(request, this.env.PUBLIC_URL)) throw new Refused({ code: 'not_allowed' });
    const caller = await this.sessions.callerOf(request);
    if (await this.permissions.allows(caller, permission, scope)) return caller;
    throw new Refused({ code: caller.account ? 'not_allowed' : 'not_signed_in' });
  }
}

const isId = (value: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

/** The permission that a controller's route declares. */
export function permissionOf(handler: object): Permission {
  const need = Reflect.getMetadata(NEED, handler) as Need | undefined;
  if (!need) throw new Error('a route without a need is closed');
  return need.permission;
}

export function callerOf(request: Request): Caller {
  const caller = callers.get(request);
  if (!caller) throw new Error('the guard has not seen this request');
  return caller;
}

/** The caller, signed in or not. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext) =>
  callerOf(context.switchToHttp().getRequest<Request>()),
);

/** The signed-in account; a route that uses it needs a permission of the `buyer` bundle or more. */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext) =>
  accountOf(callerOf(context.switchToHttp().getRequest<Request>())),
);

export function accountOf({ account }: Caller): Signed {
  if (!account) throw new Refused({ code: 'not_signed_in' });
  return account;
}

export function signedIn(caller: Caller): SignedCaller {
  if (!isSignedIn(caller)) throw new Refused({ code: 'not_signed_in' });
  return caller;
}

export type Signed = NonNullable<Caller['account']>;
