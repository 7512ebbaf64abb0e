import { day, PlaceOrderBody, type FieldFault, type Refusal } from '@chophien/contracts';
import { accept, cleanText, refuse, type Result } from '@chophien/domain';
import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { isISO8601, validateSync, type ValidationError } from 'class-validator';
import { quickCheckOf } from './quick-check.js';
import { Refused } from './refused.js';

type Body = new () => object;
const faultsMax = 10;
/** The deepest body we read has two levels; reading recurses, so one of thousands would end in a full stack. */
const levelsMax = 8;

/** Bodies that come by thousands a second: a quick yes first; it only ever says yes to what the full check accepts. */
const quickChecks = new Map<Body, (message: unknown) => boolean>([
  [PlaceOrderBody, quickCheckOf(PlaceOrderBody)],
]);

/** A message as its class, or which fields broke which rules. Unknown fields are refused, nothing is converted. */
export function readBody<Of extends Body>(body: Of, message: unknown): Result<InstanceType<Of>, Refusal> {
  // Read field by field, and there are no others: it is of the class's shape as it came.
  if (quickChecks.get(body)?.(message)) return accept(message as InstanceType<Of>);
  return readSlowly(body, message);
}

/** The full check by class-validator, which also says what is wrong. */
export function readSlowly<Of extends Body>(body: Of, message: unknown): Result<InstanceType<Of>, Refusal> {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) {
    return refuse({ code: 'invalid', fields: [{ path: '', rule: 'isObject' }] });
  }
  const fault = unreadable(message, levelsMax);
  if (fault) return refuse({ code: 'invalid', fields: [fault] });
  const instance = plainToInstance(body, message, { enableImplicitConversion: false }) as InstanceType<Of>;
  const faults = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
  });
  if (faults.length === 0) return accept(instance);
  return refuse({ code: 'invalid', fields: flatten(faults, '').slice(0, faultsMax) });
}

/** Names by which JavaScript itself finds its way; class-transformer would follow them. No body of ours has them. */
const ownNames = new Set(['constructor', 'prototype', '__proto__']);

/** What must not even be read into a class. */
function unreadable(value: unknown, levels: number): FieldFault | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (levels === 0) return { path: '', rule: 'maxDepth' };
  for (const [name, inner] of Object.entries(value)) {
    const fault = ownNames.has(name)
      ? { path: name, rule: 'whitelistValidation' }
      : unreadable(inner, levels - 1);
    if (fault) return fault;
  }
  return undefined;
}

function flatten(faults: readonly ValidationError[], under: string): FieldFault[] {
  return faults.flatMap((fault) => {
    const path = `${under}${fault.property}`.slice(0, 80);
    const own = Object.keys(fault.constraints ?? {}).map((rule) => ({ path, rule }));
    return [...own, ...flatten(fault.children ?? [], `${path}.`)];
  });
}

@Injectable()
export class BodyPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type !== 'body' || metatype === undefined || metatype === Object || metatype === String) return value;
    const read = readBody(metatype as Body, value);
    if (!read.ok) throw new Refused(read.refusal);
    return read.value;
  }
}

export const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id in a path. What is no id names nothing. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!idShape.test(value)) throw new Refused({ code: 'not_found' });
    return value.toLowerCase();
  }
}

/** A day of the calendar in a path. */
@Injectable()
export class DayPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    const isDay = day.test(value) && isISO8601(value, { strict: true });
    if (!isDay) throw new Refused({ code: 'not_found' });
    return value;
  }
}

export const slugShape = /^[a-z0-9-]{1,80}$/;

/** A readable name in a path. */
@Injectable()
export class SlugPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!slugShape.test(value)) throw new Refused({ code: 'not_found' });
    return value;
  }
}

/** Words that say something; a reason of blanks is none. */
export function reasonIn(typed: string): string {
  const why = cleanText(typed);
  if (!why) throw new Refused({ code: 'invalid', fields: [{ path: 'why', rule: 'minLength' }] });
  return why;
}
