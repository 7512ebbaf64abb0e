import { dispose } from '@livekit/rtc-node';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Env } from '../config/env.js';
import type { Log } from '../http/log.js';
import { answerStill, showOfPath } from '../http/stills.js';
import { ShowsWatched } from './watch-shows.js';

export type RunningStills = { port: number; stop: () => Promise<void> };

/** The process with ROLE=media: a picture a second of every show on air, made here once and served to whoever asks. */
export async function runStills(env: Env, log: Log): Promise<RunningStills> {
  const shows = new ShowsWatched(env, log);
  const server = createServer((request, response) => answer(shows, request, response));
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(env.PORT, env.HOST, listening);
  });
  const { port } = server.address() as AddressInfo;
  log.info({ event: 'stills.listening', host: env.HOST, port, video: env.LIVEKIT_URL !== undefined });
  shows.start();
  const stop = async () => {
    server.close();
    server.closeAllConnections();
    await shows.stop();
    await dispose();
  };
  return { port, stop };
}

function answer(shows: ShowsWatched, request: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(request.url ?? '/', 'http://stills');
  if (pathname === '/health/live') response.end('ok');
  else if (pathname === '/health/ready') response.writeHead(shows.isUp ? 200 : 503).end();
  else answerStill(request, response, shows.still(showOfPath(pathname) ?? ''));
}
