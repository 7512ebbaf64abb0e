import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, launchMarket, root } from '@chophien/testing/running-market';
import { round, type ProofOptions, type Report } from './report.js';

/**
 * `start.cold-s`: a fresh clone with its packages installed, and nothing built, cached or stored, to all links up.
 * `start.warm-s`: the same again on the same data.
 */
export async function measureStarts(report: Report, options: ProofOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'chophien-start-'));
  const checkout = join(folder, 'checkout');
  try {
    execFileSync('git', ['clone', '-q', root, checkout]);
    execFileSync('cp', ['-al', join(root, 'node_modules'), join(checkout, 'node_modules')]);
    execFileSync('touch', [join(checkout, 'node_modules', '.package-lock.json')]);
    const caches = {
      XDG_CACHE_HOME: join(folder, 'cache'),
      GOCACHE: join(folder, 'go-build'),
      NX_CACHE_DIRECTORY: join(folder, 'nx'),
    };
    // The long build of LiveKit is what makes a start cold; the short form keeps the machine's own cache.
    const cold = await startOnce(
      checkout,
      folder,
      options.isShort ? { NX_CACHE_DIRECTORY: caches.NX_CACHE_DIRECTORY } : caches,
    );
    report.add({ id: 'start.cold-s', unit: 's', value: cold, runs: 1, aim: '<= 180' });
    const warm = await startOnce(
      checkout,
      folder,
      options.isShort ? { NX_CACHE_DIRECTORY: caches.NX_CACHE_DIRECTORY } : caches,
    );
    report.add({ id: 'start.warm-s', unit: 's', value: warm, runs: 1 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startOnce(checkout: string, folder: string, env: NodeJS.ProcessEnv): Promise<number> {
  const ready = join(folder, 'ready.json');
  rmSync(ready, { force: true });
  const startedAt = performance.now();
  const child = launchMarket(
    ['--port', String(await freePort()), '--data', join(folder, 'data'), '--ready', ready],
    { cwd: checkout, env: { ...process.env, ...env } },
  );
  for (const stream of [child.stdout, child.stderr]) stream?.resume();
  const ended = new Promise((done) => child.once('exit', done));
  while (!existsSync(ready)) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    await new Promise((next) => setTimeout(next, 50));
  }
  const seconds = round((performance.now() - startedAt) / 1_000);
  child.kill('SIGINT');
  await ended;
  return seconds;
}
