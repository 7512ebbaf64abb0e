import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { until } from '@chophien/testing';
import { readJson } from './stack/files.mjs';
import { inCheckout, root } from './stack/paths.mjs';
import { endProcess, identityOf, isAlive } from './stack/process-life.mjs';

const startWithinMs = 120_000;
const endWithinMs = 60_000;
const withTypes = [
  '--import',
  inCheckout('node_modules', 'tsx', 'dist', 'loader.mjs'),
  '--conditions=@chophien/source',
];
const startMarket = `
  const { RunningMarket } = await import('@chophien/testing/running-market');
  await RunningMarket.start(['--empty']);`;

const folders = [];
const left = [];
afterEach(async () => {
  await Promise.all(left.splice(0).map((identity) => endProcess(identity, { first: 'SIGINT' })));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Runs node on a temporary folder of its own, until it has a market: `{ child, folder, market }`. */
async function startWithMarket(args) {
  const folder = mkdtempSync(join(tmpdir(), 'chophien-ending-'));
  folders.push(folder);
  // The runner's own NODE_ENV would build another program than an operator's.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NODE_ENV'));
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...env, TMPDIR: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  left.push(identityOf(child.pid));
  const market = await until(() => marketIn(folder), { withinMs: startWithinMs, what: 'a market' });
  left.push(...market);
  return { child, folder, market };
}

/** Every process of the market whose data lie in this folder, once it is up. */
function marketIn(folder) {
  const [name] = namesIn(folder);
  const { pids } = (name && readJson(join(folder, name, 'ready.json'))) ?? {};
  if (!pids) return undefined;
  const start = readJson(join(folder, name, 'run', 'start.json'));
  return [start, ...[...pids.api, pids.postgres, pids.livekit].filter(Boolean).map(identityOf)];
}

const namesIn = (folder) => readdirSync(folder).filter((name) => name.startsWith('chophien-proof-'));
const aliveOf = (identities) => identities.filter(isAlive);

describe('a market that was started for a proof', () => {
  it.each(['SIGKILL', 'SIGTERM'])(
    'ends by itself, and its data with it, when who started it has died by %s',
    async (signal) => {
      const args = [...withTypes, '--input-type=module', '--eval', startMarket];
      const { child, folder, market } = await startWithMarket(args);
      expect(aliveOf(market).length).toBeGreaterThan(2);
      child.kill(signal);
      const isGone = () => aliveOf(market).length === 0 && namesIn(folder).length === 0;
      await until(isGone, { withinMs: endWithinMs, what: 'the market to be gone' });
    },
    startWithinMs + endWithinMs,
  );
});

describe('a proof', () => {
  const sim = [inCheckout('tools', 'run-proof.mjs'), 'sim', '--only', 'sim.model', '--sequences', '1000000'];

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])(
    'that hears %s has stopped its market when it ends',
    async (signal) => {
      const { child, folder, market } = await startWithMarket(sim);
      const ended = once(child, 'exit');
      child.kill(signal);
      const [code] = await ended;
      expect(aliveOf(market)).toEqual([]);
      expect(namesIn(folder)).toEqual([]);
      expect(code).toBeGreaterThan(128);
    },
    startWithinMs + endWithinMs,
  );

  it(
    'leaves no market behind when it is killed itself',
    async () => {
      const { child, market } = await startWithMarket(sim);
      child.kill('SIGKILL');
      await until(() => aliveOf(market).length === 0, {
        withinMs: endWithinMs,
        what: 'the market to be gone',
      });
    },
    startWithinMs + endWithinMs,
  );
});
