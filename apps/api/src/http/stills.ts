import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { LRUCache } from 'lru-cache';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Env } from '../config/env.js';

export type Still = { bytes: Buffer; etag: string };

const trustedMs = 1_000;
const askMs = 2_000;
const showsMax = 100;
const path = /^\/stills\/([0-9a-f-]{36})\.jpg$/;

/** The show of such a path. */
export const showOfPath = (pathname: string): string | undefined => path.exec(pathname)?.[1];
export const stillPathOf = (showId: string): string => `/stills/${showId}.jpg`;

/**
 * The picture of each show as it stood within the last second, for who has no seat before the moving one. It is made by
 * another process and only handed on here, asked for once a second however many look; behind a proxy that goes to that
 * process itself this is never asked.
 */
export function serveStills(app: NestExpressApplication, env: Env): void {
  const { STILLS_URL: source } = env;
  if (source === undefined) return;
  const kept = new LRUCache<string, Promise<Still | undefined>>({ max: showsMax, ttl: trustedMs });
  const still = (showId: string) => {
    const known = kept.get(showId);
    if (known) return known;
    const read = readStill(new URL(stillPathOf(showId), source));
    kept.set(showId, read);
    return read;
  };
  app.use((request: Request, response: Response, next: NextFunction) => {
    const showId = showOfPath(request.path);
    if (showId === undefined || !['GET', 'HEAD'].includes(request.method)) return next();
    void still(showId).then((read) => answerStill(request, response, read));
  });
}

/** Undefined: there is none now, whatever the reason. */
async function readStill(url: URL): Promise<Still | undefined> {
  try {
    const read = await fetch(url, { signal: AbortSignal.timeout(askMs) });
    if (!read.ok) return undefined;
    return { bytes: Buffer.from(await read.arrayBuffer()), etag: read.headers.get('etag') ?? '' };
  } catch {
    return undefined;
  }
}

/** As the process answers that makes them, and whoever hands them on. */
export function answerStill(
  request: IncomingMessage,
  response: ServerResponse,
  still: Still | undefined,
): void {
  response.setHeader('Cache-Control', 'public, max-age=1');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (!still) return void response.writeHead(404).end();
  response.setHeader('ETag', still.etag);
  if (request.headers['if-none-match'] === still.etag) return void response.writeHead(304).end();
  response.writeHead(200, { 'Content-Type': 'image/jpeg', 'Content-Length': still.bytes.length });
  response.end(still.bytes);
}
