import { randomInt } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { createSocket } from 'node:dgram';
import { allPids, commandOf, linkOf } from './process-life.mjs';

/** Whether a TCP port can be listened on. */
export function isFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Below the ports that systems give to outgoing connections: one of those may be taken before its finder listens. */
const [lowest, highest] = [20_000, 32_000];

/** A TCP port that is free now: `preferred` if it is, else any. */
export async function freePort(preferred, host = '127.0.0.1') {
  if (preferred && (await isFree(preferred, host))) return preferred;
  for (let tries = 0; tries < 200; tries += 1) {
    const port = randomInt(lowest, highest);
    if (await isFree(port, host)) return port;
  }
  throw new Error(`no free port on ${host}`);
}

/** The same for UDP. */
export function freeUdpPort(preferred, host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    socket.once('error', () =>
      preferred
        ? freeUdpPort(undefined, host).then(resolve, reject)
        : reject(new Error(`no free UDP port on ${host}`)),
    );
    socket.bind({ port: preferred ?? 0, address: host, exclusive: true }, () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });
}

/** The first free port from `first` upwards, and who held the ones before it: `{ port, skipped: [{ port, holder }] }`. */
export async function nextFreePort(first, host = '127.0.0.1', most = 200) {
  const skipped = [];
  for (let port = first; port < Math.min(first + most, 65_536); port += 1) {
    if (await isFree(port, host)) return { port, skipped };
    skipped.push({ port, holder: whoHolds(port) });
  }
  throw new Error(`no free port from ${first} on`);
}

/** Who listens on a TCP port: `{ pid, command }`, or undefined when that cannot be seen (not Linux, not our process). */
export function whoHolds(port) {
  const inodes = listeningInodes(port);
  if (inodes.size === 0) return undefined;
  for (const pid of allPids()) {
    if (socketsOf(pid).some((inode) => inodes.has(inode))) return { pid, command: commandOf(pid) ?? '' };
  }
  return undefined;
}

function listeningInodes(port) {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((path) => {
    try {
      return readFileSync(path, 'utf8').trim().split('\n').slice(1);
    } catch {
      return [];
    }
  });
  const fields = rows.map((row) => row.trim().split(/\s+/));
  return new Set(fields.filter((f) => f[1].endsWith(wanted) && f[3] === '0A').map((f) => f[9]));
}

function socketsOf(pid) {
  try {
    const links = readdirSync(`/proc/${pid}/fd`).map((fd) => linkOf(`/proc/${pid}/fd/${fd}`) ?? '');
    return links.map((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? '').filter(Boolean);
  } catch {
    return [];
  }
}
