/** The LiveKit server's program: on the PATH, in our cache, or built once from the pinned Go module. */
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, renameSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { endWithUs } from './child.mjs';
import { withLock } from './file-lock.mjs';
import { remove } from './files.mjs';
import { cacheFolder, inCheckout } from './paths.mjs';

/** The version that infra/livekit/go.mod pins. */
export const livekitVersion = 'v1.13.5';

const module = 'github.com/livekit/livekit-server/cmd/server';

/** The path of a runnable livekit-server, or null when there is none and none can be built. */
export async function livekitBinary(log = () => {}) {
  const onPath = findOnPath('livekit-server');
  if (onPath) return onPath;
  const cached = join(cacheFolder(), `livekit-${livekitVersion}`, 'livekit-server');
  if (isRunnable(cached)) return cached;
  const go = findOnPath('go') ?? (isRunnable('/usr/local/go/bin/go') ? '/usr/local/go/bin/go' : undefined);
  if (!go) return null;
  const onWait = (pid) => log(`waiting for another checkout's build of LiveKit (process ${pid})`);
  return withLock(`${cached}.lock`, () => buildOnce(go, cached, log), { onWait });
}

/** What to tell somebody who has no LiveKit. */
export const howToGetLivekit = [
  'video is off: there is no livekit-server here. Everything else runs. To have video, any one of:',
  "  · put a livekit-server on the PATH (a release of github.com/livekit/livekit, or your system's package)",
  '  · install Go 1.26 or newer: the pinned version is then built once (about a minute)',
  '  · run the image livekit/livekit-server and set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET',
].join('\n');

/** No debugger is ever put on it: without that, without C, and with a compiler that may take memory it is built a third sooner. */
const buildFlags = ['-trimpath', '-gcflags=all=-dwarf=false', '-ldflags=-s -w'];
const buildEnv = { CGO_ENABLED: '0', GOGC: '400' };

async function buildOnce(go, target, log) {
  if (isRunnable(target)) return target;
  log(`building LiveKit ${livekitVersion} once (about a minute the first time)`);
  const draft = `${target}.${process.pid}`;
  mkdirSync(join(target, '..'), { recursive: true });
  const failure = await run(
    go,
    ['build', ...buildFlags, '-o', draft, module],
    inCheckout('infra', 'livekit'),
  );
  if (failure) {
    remove(draft);
    log(`LiveKit could not be built: ${failure}`);
    return null;
  }
  renameSync(draft, target);
  return target;
}

/** Runs a program to its end; answers the last line it complained with, or undefined when it went well. */
function run(command, args, cwd) {
  return new Promise((resolve) => {
    const child = endWithUs(
      spawn(command, args, {
        cwd,
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, ...buildEnv },
      }),
    );
    let complaint = '';
    child.stderr.on('data', (bytes) => (complaint = `${complaint}${bytes}`.slice(-4_000)));
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) =>
      resolve(code === 0 ? undefined : complaint.trim().split('\n').at(-1) || `exit ${code}`),
    );
  });
}

function findOnPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isRunnable);
}

function isRunnable(path) {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  return spawnSync(path, ['version'], { stdio: 'ignore' }).error === undefined;
}
