import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { endWithUs } from './child.mjs';
import { withLock } from './file-lock.mjs';
import { remove } from './files.mjs';
import { inCheckout, root } from './paths.mjs';

/** Runs a program of node_modules/.bin; answers `{ code, output }`. With `show` its output is also streamed. */
export function runBin(name, args, { env = {}, show = false, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = endWithUs(
      spawn(inCheckout('node_modules', '.bin', name), args, {
        cwd,
        env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
    let output = '';
    const hear = (bytes) => {
      output = `${output}${bytes}`.slice(-200_000);
      if (show) process.stdout.write(bytes);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', (error) => resolve({ code: 1, output: `${output}\n${error.message}` }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Builds what is not built yet; what has not changed comes from Nx's cache. Throws with the end of the output. */
export async function build() {
  const args = ['run-many', '-t', 'build', '--outputStyle=stream'];
  const { code, output } = await withLock(inCheckout('.cache', 'build.lock'), () => runBin('nx', args));
  if (code !== 0) throw new Error(`the build failed:\n${failedPart(output).slice(-6_000)}`);
}

/** Of Nx's stream, the lines of the tasks that failed; all of it when that cannot be told. */
export function failedPart(output) {
  const failed = [...output.matchAll(/^- (@[\w/-]+):\w+$/gm)].map((found) => found[1]);
  const lines = output.split('\n').filter((line) => failed.some((name) => line.startsWith(`${name}:`)));
  return lines.length > 0 ? lines.join('\n') : output;
}

/** A folder with `viewer` and `studio` as links to what was built: what the API serves. */
export function webRoot(dataDir) {
  const folder = join(dataDir, 'web');
  mkdirSync(folder, { recursive: true });
  for (const app of ['viewer', 'studio']) {
    const link = join(folder, app);
    remove(link);
    const target = inCheckout('apps', app, 'dist');
    if (existsSync(target)) symlinkSync(target, link, 'dir');
  }
  return folder;
}
