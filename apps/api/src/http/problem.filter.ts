import { statusOf, type Refusal } from '@chophien/contracts';
import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { databaseIsGone } from '../db/unit-of-work.js';
import { Counts } from './counts.js';
import { LOG, type Log } from './log.js';
import { Refused } from './refused.js';

export const bodyBytesMax = 65_536;

/** What a thrown thing means to the one who asked; undefined: a fault of ours. */
export function refusalOf(thrown: unknown): Refusal | undefined {
  if (thrown instanceof Refused) return thrown.refusal;
  if (databaseIsGone(thrown)) return { code: 'unavailable', retryAfterMs: 1_000 };
  const status = thrown instanceof HttpException ? thrown.getStatus() : httpStatusOf(thrown);
  if (status === 413) return { code: 'too_large', bytesMax: bodyBytesMax };
  if (status === 404) return { code: 'not_found' };
  if (status !== undefined && status >= 400 && status < 500) return { code: 'invalid', fields: [] };
  return undefined;
}

/** body-parser and express throw plain errors that carry a status. */
function httpStatusOf(thrown: unknown): number | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('status' in thrown)) return undefined;
  return typeof thrown.status === 'number' ? thrown.status : undefined;
}

/** What a thrown thing is answered with over HTTP: never more than a refusal. */
export function problemOf(thrown: unknown): Problem {
  const refusal = refusalOf(thrown);
  if (!refusal) return { status: 500, refusal: { code: 'unavailable', retryAfterMs: 1_000 }, isOurs: true };
  const afterS = 'retryAfterMs' in refusal ? Math.ceil(refusal.retryAfterMs / 1_000) : undefined;
  return {
    status: statusOf[refusal.code],
    refusal,
    isOurs: false,
    ...(afterS !== undefined && { retryAfter: String(afterS) }),
  };
}

/** `isOurs`: nobody asked wrongly, we have failed. */
export type Problem = { status: number; refusal: Refusal; isOurs: boolean; retryAfter?: string };

/** Turns everything thrown below a controller into `{ refusal }` with its status. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly counts: Counts,
    @Inject(LOG) private readonly log: Log,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) return;
    const { status, refusal, isOurs, retryAfter } = problemOf(thrown);
    this.counts.refuse('http', refusal.code);
    if (isOurs)
      this.log.error({ event: 'http.fault', method: request.method, path: request.route?.path, err: thrown });
    if (retryAfter !== undefined) response.setHeader('Retry-After', retryAfter);
    response.status(status).json({ refusal });
  }
}
