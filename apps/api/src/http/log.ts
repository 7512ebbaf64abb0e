import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import { QueryFailedError } from 'typeorm';

/** Event names and ids only: never a body, a token or a phone number. */
export type Log = Logger;
export const LOG = Symbol('log');

export function makeLog(level: string): Log {
  return pino({
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: writtenFault },
  });
}

/**
 * A fault as the log keeps it. A failed statement carries its parameters, and Postgres repeats values in its message
 * and detail, so of those only the state, the names of table and constraint and the statement's text are kept.
 */
export function writtenFault(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof Error)) return { type: typeof fault };
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  const stack = frames.join('\n');
  const cause = fault.cause === undefined ? {} : { cause: writtenFault(fault.cause) };
  const { code, table, constraint } = namesOf(fault instanceof QueryFailedError ? fault.driverError : fault);
  if (fault instanceof QueryFailedError || isOfPostgres(fault)) {
    const query = fault instanceof QueryFailedError ? { query: fault.query } : {};
    return { type: fault.name, code, table, constraint, ...query, stack, ...cause };
  }
  return { type: fault.name, message: fault.message, code, stack, ...cause };
}

/** What the driver itself throws: five characters of state beside a severity. */
function isOfPostgres(fault: Error): boolean {
  return 'severity' in fault && 'detail' in fault;
}

function namesOf(fault: unknown): Record<'code' | 'table' | 'constraint', string | undefined> {
  const named: Record<string, unknown> = { ...(typeof fault === 'object' ? fault : {}) };
  const word = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return { code: word(named['code']), table: word(named['table']), constraint: word(named['constraint']) };
}

/** Nest's own lines in the same log; its chatter about routes stays at debug. */
export function nestLog(log: Log): LoggerService {
  const words = (message: unknown) => (message instanceof Error ? message.message : String(message));
  return {
    log: (message: unknown) => log.debug({ event: 'nest' }, words(message)),
    warn: (message: unknown) => log.warn({ event: 'nest' }, words(message)),
    error: (message: unknown) => log.error({ event: 'nest' }, words(message)),
    debug: (message: unknown) => log.debug({ event: 'nest' }, words(message)),
    verbose: () => undefined,
  };
}
