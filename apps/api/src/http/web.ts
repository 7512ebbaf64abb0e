import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import swaggerUi from 'swagger-ui-dist';
import type { Env } from '../config/env.js';
import { serveStills } from './stills.js';

/** Paths that the API answers itself; everything else below `/` is a page of the viewer. */
const ours = /^\/(api|health|metrics|docs|dev|socket\.io|pictures|stills)(\/|$)/;
/** Pages of the viewer that are answered drawn. */
const drawn = /^\/(?:[sbp]\/[^/]+\/?)?$/;
/** What a build keeps for the server: its manifest, the pages' own drawing. */
const hidden = /\/\./;
/** What a device runs to keep the bare page, and what it runs to drop it: at the same address, or it would never look. */
const worker = { keeps: '/sw.js', leaves: '/sw-leave.js' };
const assetsRoot = fileURLToPath(new URL('../../assets/', import.meta.url));
/** Pictures that came with the market. */
export const builtInPictures = join(assetsRoot, 'pictures');
/** Where the pictures that hosts send are; undefined when nobody may. */
export const sentPictures = (env: Env) => env.PICTURES_ROOT && join(env.PICTURES_ROOT, 'u');
const docsRoot = fileURLToPath(new URL('../../../../docs/', import.meta.url));

/** Built pages, pictures and the API's own description, beside the API on one port. */
export function serveWeb(app: NestExpressApplication, env: Env): void {
  servePictures(app, env);
  serveStills(app, env);
  serveDocs(app);
  if (!env.WEB_ROOT) return;
  // Looked up at each request (`dev`): a file that a new build has taken away is then a 404, and not the process's end.
  const options = { dev: true, brotli: true, gzip: true, etag: true, single: true, setHeaders: cacheOf };
  const studioRoot = join(env.WEB_ROOT, 'studio');
  const viewerRoot = join(env.WEB_ROOT, 'viewer');
  const viewer = sirv(viewerRoot, options);
  // The pack desk's worker leaves by the same file.
  app.use('/studio/sw.js', (request: Request, response: Response, next: NextFunction) => {
    if (env.OFFLINE_PAGES) return next();
    request.url = worker.leaves;
    viewer(request, response, next);
  });
  if (existsSync(studioRoot)) app.use('/studio', sirv(studioRoot, options));
  if (!existsSync(viewerRoot)) return;
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!env.OFFLINE_PAGES && request.path === worker.keeps) request.url = worker.leaves;
    if (ours.test(request.path) || drawn.test(request.path) || hidden.test(request.path)) next();
    else viewer(request, response, next);
  });
}

/**
 * A picture is never another under the same name. Looked up on disk at each request, not listed at the start: one that a
 * host has just sent is there at once, from every process. What is missing falls through to the API's own 404.
 */
function servePictures(app: NestExpressApplication, env: Env): void {
  const kept = { immutable: true, maxAge: '365d', index: false, redirect: false, dotfiles: 'ignore' };
  const sent = sentPictures(env);
  if (sent) app.useStaticAssets(sent, { ...kept, prefix: '/pictures/u' });
  app.useStaticAssets(builtInPictures, { ...kept, prefix: '/pictures' });
}

/** The API's own description: generated files, drawn by Swagger UI. */
function serveDocs(app: NestExpressApplication): void {
  app.use('/docs/ui', sirv(swaggerUi.getAbsoluteFSPath(), { maxAge: 86_400 }));
  app.use('/docs', sirv(join(assetsRoot, 'docs'), { etag: true }));
  for (const page of ['openapi.yaml', 'asyncapi.yaml']) {
    app.use(`/docs/${page}`, (_request: Request, response: Response) =>
      response.sendFile(join(docsRoot, page)),
    );
  }
}

/** Named by their content, assets never change; pages are asked for anew. */
function cacheOf(response: { setHeader(name: string, value: string): unknown }, path: string): void {
  response.setHeader(
    'Cache-Control',
    path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
}
