/**
 * One throwaway PostgreSQL and Redis per checkout for all specs, shared by whoever runs specs at the moment.
 * The last one to leave stops them and removes their data; what a killed run left behind is used by the next.
 */
import { chmodSync, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adopt } from './child.mjs';
import { withLock } from './file-lock.mjs';
import { readJson, remove, writeJson } from './files.mjs';
import { checkoutTag } from './paths.mjs';
import { startPostgres } from './postgres.mjs';
import { identityOf, isAlive } from './process-life.mjs';
import { startRedis } from './redis.mjs';

/** Starts PostgreSQL on throwaway data: as `startPostgres`, but it may lose all on a power cut. */
export const startThrowawayPostgres = (options) => startPostgres({ ...options, durable: false });

/**
 * Joins (or starts) this checkout's test servers. Answers `{ env, close() }`: `env` holds TEST_DATABASE_URL (a
 * superuser, to create databases) and TEST_REDIS_URL (absent without a redis-server).
 */
export async function openTestServices({ log = () => {} } = {}) {
  const folder = join(realpathSync(tmpdir()), `chophien-test-${checkoutTag}-${process.getuid?.() ?? 0}`);
  const lock = `${folder}.lock`;
  const ticket = join(folder, 'users', `${process.pid}.json`);
  const env = await withLock(lock, async () => {
    mkdirSync(join(folder, 'users'), { recursive: true });
    chmodSync(folder, 0o711);
    const servers = await joinServers(folder, log);
    writeJson(ticket, identityOf(process.pid));
    return servers;
  });
  const close = () =>
    withLock(lock, async () => {
      remove(ticket);
      if (usersOf(folder).length === 0) await stopServers(folder);
    });
  return { env, close };
}

async function joinServers(folder, log) {
  const postgres = await startThrowawayPostgres({ dataDir: folder, log });
  const kept = readJson(join(folder, 'servers.json'))?.redis;
  const redis = isAlive(kept?.identity) ? kept : await freshRedis(folder);
  writeJson(join(folder, 'servers.json'), { postgres: { identity: identityOf(postgres.pid) }, redis });
  return { TEST_DATABASE_URL: postgres.adminUrl, ...(redis ? { TEST_REDIS_URL: redis.url } : {}) };
}

async function freshRedis(folder) {
  const redis = await startRedis({ dataDir: folder });
  return redis ? { identity: redis.identity, url: redis.url } : null;
}

function usersOf(folder) {
  const files = readdirSync(join(folder, 'users')).map((name) => join(folder, 'users', name));
  return files.filter((file) => isAlive(readJson(file)) || remove(file));
}

async function stopServers(folder) {
  const { postgres, redis } = readJson(join(folder, 'servers.json')) ?? {};
  if (redis) await adopt(redis.identity).stop({ first: 'SIGTERM' });
  if (postgres) await adopt(postgres.identity).stop({ first: 'SIGINT', graceMs: 5_000 });
  remove(folder);
}
