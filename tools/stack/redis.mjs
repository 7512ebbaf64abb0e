import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { launch, untilUp } from './child.mjs';
import { freePort } from './ports.mjs';

const program = '/usr/bin/redis-server';

/** Starts a Redis that keeps nothing, on 127.0.0.1; null when there is no redis-server here. `{ url, pid, port, stop() }`. */
export async function startRedis({ dataDir, port, logFile, onPid }) {
  if (!existsSync(program)) return null;
  const at = port ?? (await freePort());
  const args = [
    '--port',
    String(at),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    dataDir,
  ];
  const handle = launch(program, args, {
    cwd: dataDir,
    logFile: logFile ?? join(dataDir, 'redis.log'),
    onPid,
  });
  await untilUp(handle, () => answers(at), { withinMs: 10_000, what: 'Redis' });
  return { ...handle, url: `redis://127.0.0.1:${at}`, port: at };
}

function answers(port) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', (bytes) => (socket.destroy(), resolve(bytes.toString().startsWith('+PONG'))));
    socket.once('error', reject);
  });
}
