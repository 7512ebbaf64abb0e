import type { Refusal } from '@chophien/contracts';
import type { Result } from '@chophien/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Counts } from './counts.js';
import { LOG, type Log } from './log.js';
import { problemOf } from './problem.filter.js';
import { Refused } from './refused.js';
import { readBody } from './validate.js';

type Body = new () => object;

/** What a controller's route does, in the same steps: `admit` is its guard and throws `Refused`, `body` its check. */
export type QuickRoute<Of extends Body, Who> = {
  body: Of;
  admit: (request: IncomingMessage) => Promise<Who>;
  run: (who: Who, body: InstanceType<Of>) => Promise<Result<unknown, Refusal>>;
};

/** More than any plain ask needs; a longer one goes the long way and is bounded there. */
const plainBytesMax = 4_096;
const plainTypes = new Set(['application/json', 'application/json; charset=utf-8']);

/**
 * Routes that a crowd calls by thousands a second, answered before Express: of a plain order's time its ways through
 * router, parsers and pipes took two thirds. Each is the short way to a controller's own route, which declares it; all
 * that is not plain (another type, an encoding, no length, too long) goes the long way there.
 */
@Injectable()
export class QuickRoutes {
  private readonly posts = new Map<string, (text: string, request: IncomingMessage) => Promise<unknown>>();

  constructor(
    private readonly counts: Counts,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** `path`: as it is asked for, whole. */
  post<Of extends Body, Who>(path: string, { body, admit, run }: QuickRoute<Of, Who>): void {
    this.posts.set(path, async (text, request) => {
      const message = parsed(text);
      const who = await admit(request);
      const read = readBody(body, message);
      const result = read.ok ? await run(who, read.value) : read;
      if (!result.ok) throw new Refused(result.refusal);
      return result.value;
    });
  }

  /** Takes its place before what listens already. `headers`: those that every answer of the program carries. */
  serve(server: Server, headers: readonly (readonly [string, string])[]): void {
    const others = server.listeners('request') as ((...of: [IncomingMessage, ServerResponse]) => void)[];
    const always = headers.flat();
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      const answer = isPlainPost(request) ? this.posts.get(request.url ?? '') : undefined;
      if (!answer) for (const other of others) other.call(server, request, response);
      else readText(request, (text) => void this.reply(response, answer(text, request), always));
    });
  }

  private async reply(
    response: ServerResponse,
    answered: Promise<unknown>,
    always: readonly string[],
  ): Promise<void> {
    try {
      send(response, 201, await answered, always);
    } catch (thrown) {
      const { status, refusal, isOurs, retryAfter } = problemOf(thrown);
      this.counts.refuse('http', refusal.code);
      if (isOurs)
        this.log.error({ event: 'http.fault', method: 'POST', path: response.req.url, err: thrown });
      const headers = retryAfter === undefined ? always : [...always, 'Retry-After', retryAfter];
      send(response, status, { refusal }, headers);
    }
  }
}

function isPlainPost({ method, headers }: IncomingMessage): boolean {
  const length = Number(headers['content-length']);
  return (
    method === 'POST' &&
    length > 0 &&
    length <= plainBytesMax &&
    plainTypes.has(headers['content-type'] ?? '') &&
    headers['content-encoding'] === undefined &&
    headers['transfer-encoding'] === undefined
  );
}

/** Who hangs up before the end has asked nothing. */
function readText(request: IncomingMessage, done: (text: string) => void): void {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (part: string) => (text += part));
  request.on('end', () => done(text));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused({ code: 'invalid', fields: [] });
  }
}

function send(response: ServerResponse, status: number, value: unknown, headers: readonly string[]): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, [
    ...headers,
    'Content-Type',
    'application/json; charset=utf-8',
    'Content-Length',
    String(body.length),
  ]);
  response.end(body);
}
