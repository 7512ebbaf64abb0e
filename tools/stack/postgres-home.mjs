/** The folder a PostgreSQL server keeps: `cluster/` (its data), `password`, `port`, `postgres.log`. */
import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readText, remove, writeAtomically } from './files.mjs';
import { canReach, reachableHome } from './postgres-binaries.mjs';

/** The superuser of our clusters. */
export const superuser = 'chophien';

/** The server's folder below `dataDir`, made if need be; elsewhere, with a plain word, when `user` cannot reach it there. */
export function postgresHome(dataDir, user, log) {
  const wanted = join(resolve(dataDir), 'postgres');
  mkdirSync(wanted, { recursive: true });
  if (user.uid !== undefined) openOwnFolder(dirname(wanted), user, log);
  const home = canReach(dirname(wanted), user) ? wanted : homeElsewhere(wanted, log);
  mkdirSync(home, { recursive: true });
  giveTo(home, user);
  return home;
}

/** A data folder such as `mktemp -d` makes is closed to all but its owner: the server needs to pass through it. */
function openOwnFolder(folder, user, log) {
  if (canReach(folder, user) || !canReach(dirname(folder), user)) return;
  log(`letting the user postgres pass through ${folder} (mode 0711)`);
  chmodSync(folder, (statSync(folder).mode & 0o777) | 0o011);
  if (!canReach(folder, user)) chmodSync(folder, (statSync(folder).mode & 0o777) | 0o055);
}

/** Named by an id kept in the data folder, so that a data folder deleted and made anew does not find old data. */
function homeElsewhere(wanted, log) {
  const idFile = join(wanted, 'elsewhere');
  if (!existsSync(idFile)) writeAtomically(idFile, randomUUID());
  sweepElsewhere();
  const home = join(reachableHome, `data-${readText(idFile)}`);
  if (!existsSync(home))
    log(`${wanted} lies below a folder closed to the user postgres: its data goes to ${home}`);
  mkdirSync(home, { recursive: true });
  writeAtomically(join(home, 'owner'), idFile);
  return home;
}

function sweepElsewhere() {
  if (!existsSync(reachableHome)) return;
  for (const name of readdirSync(reachableHome).filter((entry) => entry.startsWith('data-'))) {
    const owner = readText(join(reachableHome, name, 'owner'));
    if (owner && readText(owner) !== name.slice('data-'.length)) remove(join(reachableHome, name));
  }
}

/** The superuser's password: made once, readable by its owner only. */
export function passwordOf(home, user) {
  const path = join(home, 'password');
  if (!existsSync(path)) writeAtomically(path, randomBytes(24).toString('base64url'));
  giveTo(path, user);
  return readText(path);
}

/** Makes the cluster if there is none. Built aside and renamed, so that a start killed halfway leaves none. */
export function makeCluster({ binaries, home, user, durable, owner = superuser }) {
  const cluster = join(home, 'cluster');
  if (existsSync(cluster)) return cluster;
  const draft = join(home, 'cluster.new');
  remove(draft);
  const args = ['-D', draft, '-U', owner, `--pwfile=${join(home, 'password')}`, '--auth=scram-sha-256'];
  args.push('--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  if (!durable) args.push('--no-sync');
  const made = spawnSync(join(binaries, 'bin', 'initdb'), args, {
    ...user,
    cwd: home,
    encoding: 'utf8',
    env: plainEnv(),
  });
  if (made.status !== 0)
    throw new Error(`initdb failed:\n${made.error?.message ?? ''}${made.stdout}${made.stderr}`);
  renameSync(draft, cluster);
  return cluster;
}

/** PG* variables of the caller's shell must not steer our server. */
export function plainEnv() {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}

function giveTo(path, user) {
  if (user.uid !== undefined) chownSync(path, user.uid, user.gid);
}
