import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/** Event names and ids only: never a body, a token or a phone number. */
export type Log = Logger;
export const LOG = Symbol('log');

export function makeLog(level: string): Log {
  return pino({ level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime });
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
