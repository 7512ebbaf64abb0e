import { join } from 'node:path';
import { statSync, truncateSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { adopt, launch, untilUp } from './child.mjs';
import { readText, remove, writeAtomically } from './files.mjs';
import { freePort } from './ports.mjs';
import { postgresBinaries, postgresUser } from './postgres-binaries.mjs';
import { makeCluster, passwordOf, plainEnv, postgresHome, superuser } from './postgres-home.mjs';
import { commandOf, identityOf, isAlive, pidsWorkingIn, signal, startTimeOf } from './process-life.mjs';
import { withDatabase } from './with-database.mjs';

const logBytesMax = 50_000_000;

/**
 * Starts PostgreSQL on 127.0.0.1 with its data in `dataDir/postgres`, or takes the one that already runs there.
 * Answers `{ url, adminUrl, pid, port, exited, stop() }`: `url` is our database, `adminUrl` the maintenance one.
 * `port`: only this one will do (a restart); without it the last one is kept if free. Durability is on unless
 * `durable: false`, which only throwaway data may ask for.
 */
export async function startPostgres({ dataDir, log = () => {}, port, durable = true, logFile, onPid }) {
  const user = postgresUser(log);
  const binaries = postgresBinaries(user, log);
  const home = postgresHome(dataDir, user, log);
  const password = passwordOf(home, user);
  const cluster = makeCluster({ binaries, home, user, durable });
  const server =
    (await runningServer(cluster)) ??
    (await launchServer({
      binaries,
      home,
      cluster,
      user,
      port,
      durable,
      logFile: logFile ?? join(home, 'log'),
      onPid,
    }));
  const at = `postgresql://${superuser}:${password}@127.0.0.1:${server.port}`;
  await makeDatabase(`${at}/postgres`);
  const stop = () => server.handle.stop({ first: 'SIGINT', graceMs: 20_000 });
  const { pid, exited, identity } = server.handle;
  return {
    url: `${at}/chophien`,
    adminUrl: `${at}/postgres`,
    pid,
    port: server.port,
    identity,
    exited,
    stop,
  };
}

/** What `postmaster.pid` says; its lines are pid, folder, start, port, socket folder, address, memory key, status. */
function postmasterFile(cluster) {
  const lines = readText(join(cluster, 'postmaster.pid'))?.split('\n');
  if (!lines) return undefined;
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** The server that runs on this data now, if any. A stale `postmaster.pid` is cleared away first. */
async function runningServer(cluster) {
  for (let tries = 0; tries < 400; tries += 1) {
    const file = postmasterFile(cluster);
    const ours = file && isPostmaster(file.pid, cluster);
    if (ours && file.ready) return { port: file.port, handle: adopt(identityOf(file.pid)) };
    if (!ours && !(await orphansLeft(cluster, tries))) {
      // Nobody works on this data. The file may name a pid that somebody else has by now: PostgreSQL would refuse.
      if (file) remove(join(cluster, 'postmaster.pid'));
      return undefined;
    }
    await sleep(50);
  }
  throw new Error(`a PostgreSQL server on ${cluster} neither comes up nor goes away`);
}

function isPostmaster(pid, cluster) {
  if (!startTimeOf(pid)) return false;
  const command = commandOf(pid);
  return command === undefined || (command.includes('postgres') && command.includes(cluster));
}

/** Backends outlive a killed postmaster for a moment; starting over them would damage the data. */
async function orphansLeft(cluster, tries) {
  const pids = pidsWorkingIn(cluster);
  if (tries > 20) pids.forEach((pid) => signal(pid, tries > 100 ? 'SIGKILL' : 'SIGQUIT'));
  return pids.length > 0;
}

async function launchServer({ binaries, home, cluster, user, port, durable, logFile, onPid }) {
  trim(logFile);
  for (let tries = 1; ; tries += 1) {
    const at =
      port ?? (await freePort(tries === 1 ? Number(readText(join(home, 'port'))) || undefined : undefined));
    const handle = launch(join(binaries, 'bin', 'postgres'), settings(cluster, at, durable), {
      ...user,
      cwd: home,
      env: plainEnv(),
      logFile,
      onPid,
    });
    const ready = async () => {
      const file = postmasterFile(cluster);
      return file?.pid === handle.pid && file.ready;
    };
    try {
      await untilUp(handle, ready, { withinMs: 60_000, what: 'PostgreSQL' });
      writeAtomically(join(home, 'port'), String(at));
      return { port: at, handle };
    } catch (cause) {
      // The port may have been taken between finding and listening; a few tries, then the log says more than we can.
      await handle.stop({ first: 'SIGINT' });
      if (tries >= 3 || isAlive(handle.identity))
        throw new Error(`PostgreSQL does not start; see ${logFile}`, { cause });
      await sleep(200 * tries);
    }
  }
}

function settings(cluster, port, durable) {
  const values = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
  };
  return ['-D', cluster, ...Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

function makeDatabase(adminUrl) {
  return withDatabase(adminUrl, async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'chophien'");
    if (rowCount === 0) await client.query('CREATE DATABASE chophien');
  });
}

function trim(logFile) {
  const stat = statSync(logFile, { throwIfNoEntry: false });
  if (stat && stat.size > logBytesMax) truncateSync(logFile, 0);
}
