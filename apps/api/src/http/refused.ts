import type { Refusal } from '@chophien/contracts';
import type { Result } from '@chophien/domain';

/** How a controller hands a refusal to the filter, which knows its status. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/** The value of an accepted result; a refusal goes to the filter. */
export function answer<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Refused(result.refusal);
  return result.value;
}

export function found<Value>(value: Value | undefined | null): Value {
  if (value === undefined || value === null) throw new Refused({ code: 'not_found' });
  return value;
}
