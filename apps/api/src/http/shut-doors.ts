import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { statusOf } from '@chophien/contracts';

const refusal = { code: 'unavailable', retryAfterMs: 1_000 } as const;
const retryAfterSeconds = String(Math.ceil(refusal.retryAfterMs / 1_000));
const status = statusOf[refusal.code];
/** Asked to the last: by who looks after this process. */
const openToTheEnd = /^\/(health\/|metrics$)/;

/**
 * From now on nobody new is let in, by no door: it stays open only to say so, for a proxy that is told tries another
 * process, and one that finds nobody waits. Who is here already by way of polling is heard until it has moved.
 */
export function shutDoors(server: Server): void {
  const others = server.listeners('request') as ((...of: [IncomingMessage, ServerResponse]) => void)[];
  server.removeAllListeners('request');
  server.removeAllListeners('upgrade');
  server.on('upgrade', (_request, socket) => turnAway(socket));
  server.on('request', (request, response) => {
    const url = request.url ?? '';
    const isHere = openToTheEnd.test(url) || isPollingOn(url);
    if (isHere) for (const other of others) other.call(server, request, response);
    else answer(response);
  });
}

function isPollingOn(url: string): boolean {
  return url.startsWith('/socket.io/') && /[?&]sid=/.test(url);
}

function answer(response: ServerResponse): void {
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'Retry-After': retryAfterSeconds,
    Connection: 'close',
  });
  response.end(JSON.stringify({ refusal }));
}

function turnAway(socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} Service Unavailable\r\nRetry-After: ${retryAfterSeconds}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
