import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { AppModule } from './app.module.js';
import type { Env } from './config/env.js';
import { nestLog, type Log } from './http/log.js';
import { bodyBytesMax } from './http/problem.filter.js';
import { QuickRoutes } from './http/quick-routes.js';
import { serveWeb } from './http/web.js';
import { SocketAdapter } from './live/index.js';

/** The whole program, ready to listen. */
export async function createApp(env: Env, log: Log): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(env, log), {
    rawBody: true,
    bodyParser: true,
    logger: nestLog(log),
    abortOnError: false,
  });
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  // Answers are made anew for each person; a digest of every order's answer would be for nothing. Files have theirs.
  app.set('etag', false);
  const guards = helmet({
    contentSecurityPolicy: { directives: policy(env) },
    crossOriginEmbedderPolicy: false,
    hsts: env.isProduction,
  });
  app.use(guards);
  // After the headers, so that a body that cannot be read is answered with them too.
  app.useBodyParser('json', { limit: bodyBytesMax, type: ['application/json', 'application/webhook+json'] });
  app.get(QuickRoutes).serve(app.getHttpServer(), headersOf(guards));
  serveWeb(app, env);
  app.useWebSocketAdapter(new SocketAdapter(app, env.PUBLIC_URL));
  return app;
}

/** What a handler sets on every answer alike, so that it is worked out once. */
function headersOf(handler: ReturnType<typeof helmet>): [string, string][] {
  const request = new IncomingMessage(new Socket());
  const answer = new ServerResponse(request);
  handler(request, answer, (fault) => {
    if (fault) throw fault;
  });
  return Object.entries(answer.getHeaders()).map(([name, value]) => [name, String(value)]);
}

/** The lines of script that the viewer's bare page holds itself, by digest. */
function ownLines({ WEB_ROOT: root }: Env): string[] {
  const file = root && join(root, 'viewer', 'index.html');
  if (!file || !existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').matchAll(/<script>([^]*?)<\/script>/g);
  return [...lines].map(([, text = '']) => `'sha256-${hash('sha256', text, 'base64')}'`);
}

/** Scripts of our own only; connections to ourselves and to the media server. */
function policy(env: Env): Record<string, string[] | null> {
  // The host alone: a source with a path would allow that one path and nothing below it.
  const media = env.LIVEKIT_URL && new URL(env.LIVEKIT_URL);
  const secure = media && /^(wss|https):$/.test(media.protocol) ? 's' : '';
  const livekit = media ? [`ws${secure}://${media.host}`, `http${secure}://${media.host}`] : [];
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'", ...ownLines(env)],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'media-src': ["'self'", 'blob:', 'mediastream:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...livekit],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'frame-ancestors': ["'none'"],
    'upgrade-insecure-requests': null,
  };
}
