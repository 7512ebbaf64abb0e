import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startPostgres } from './postgres.mjs';

const folder = mkdtempSync(join(tmpdir(), 'postgres spec '));
// The user postgres must pass through it, or the data would go elsewhere.
chmodSync(folder, 0o711);
const dataDir = join(folder, 'data');
const started = [];
afterAll(async () => {
  for (const server of started) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const start = async (options = {}) => {
  const server = await startPostgres({ dataDir, ...options });
  started.push(server);
  return server;
};

async function query(url, text) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL, in a folder with a space in its name', () => {
  it('keeps what it acknowledged, with durability on and a password', async () => {
    const { url } = await start();
    expect(await query(url, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
    expect(await query(url, 'SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
    expect(await query(url, 'SHOW max_connections')).toEqual([{ max_connections: '200' }]);
    await expect(query(url.replace(/:[^:@]*@/, ':wrong@'), 'SELECT 1')).rejects.toThrow('password');
    await query(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  }, 60_000);

  it('is used again while it runs', async () => {
    expect((await start()).pid).toBe(started[0].pid);
  });

  it('comes back after kill -9 on the same port, with every row', async () => {
    const { pid, port, exited, url } = started[0];
    process.kill(pid, 'SIGKILL');
    await exited;
    const again = await start({ port });
    expect([again.port, again.url]).toEqual([port, url]);
    expect(await query(again.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  }, 60_000);

  it('starts over a stale postmaster.pid that names a stranger', async () => {
    const server = started.at(-1);
    const pidFile = join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
    const lines = readFileSync(pidFile, 'utf8').split('\n');
    process.kill(server.pid, 'SIGKILL');
    await server.exited;
    writeFileSync(pidFile, [String(process.pid), ...lines.slice(1)].join('\n'));
    const again = await start();
    expect(await query(again.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  }, 60_000);

  it('stops cleanly and keeps its password for its owner only', async () => {
    expect(statSync(join(dataDir, 'postgres', 'password')).mode & 0o777).toBe(0o600);
    const server = started.at(-1);
    await server.stop();
    expect(await server.exited).toBe('exit code 0');
  }, 60_000);
});
