import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { root, type RunningMarket } from '@chophien/testing/running-market';

export type Buyer = { buyerId: string; addressId: string; cookie: string };

/** Buyers with address and session, by the operator's own command. */
export function makeBuyers(market: RunningMarket, count: number): Buyer[] {
  const file = join(market.folder, `buyers-${randomUUID()}.jsonl`);
  execFileSync(
    process.execPath,
    ['tools/crowd.mjs', '--buyers', String(count), '--out', file, '--database', market.ready.databaseUrl],
    { cwd: root },
  );
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Buyer);
}

export function connect(url: string, cookie: string): Promise<Socket> {
  const socket = io(url, {
    transports: ['websocket'],
    extraHeaders: { cookie },
    forceNew: true,
    reconnection: false,
  });
  return new Promise((done, failed) => {
    socket.once('connect', () => done(socket));
    socket.once('connect_error', failed);
  });
}
