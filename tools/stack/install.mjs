/** `npm ci` when node_modules is missing or older than the lockfile. No dependencies: it runs before there are any. */
import { spawnSync } from 'node:child_process';
import { statSync, utimesSync } from 'node:fs';
import { withLock } from './file-lock.mjs';
import { inCheckout, root } from './paths.mjs';

/** Whether `npm ci` must run. npm writes `node_modules/.package-lock.json` last. */
export function installNeeded() {
  const installed = mtimeMs(inCheckout('node_modules', '.package-lock.json'));
  return installed === undefined || installed < mtimeMs(inCheckout('package-lock.json'));
}

/** Runs `npm ci` if needed; throws when it fails. `onStart` is called before the long wait. */
export async function install({ onStart = () => {} } = {}) {
  if (!installNeeded()) return;
  await withLock(inCheckout('.cache', 'install.lock'), () => {
    if (!installNeeded()) return;
    onStart();
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const { status } = spawnSync(npm, ['ci'], { cwd: root, stdio: 'inherit', env: ciEnv() });
    if (status !== 0) throw new Error('npm ci failed');
    const now = new Date();
    utimesSync(inCheckout('node_modules', '.package-lock.json'), now, now);
  });
}

/** Flags of the `npm start` that called us (a --prefix, a --loglevel) are not meant for `npm ci`. */
function ciEnv() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(config|lifecycle|package)_/i.test(name)),
  );
}

function mtimeMs(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
