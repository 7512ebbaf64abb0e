import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { until } from '@chophien/testing';
import pg from 'pg';
import { livekitBinary } from './stack/livekit-binary.mjs';
import { inCheckout } from './stack/paths.mjs';
import { freePort } from './stack/ports.mjs';
import { isAlive } from './stack/process-life.mjs';

const folder = mkdtempSync(join(tmpdir(), 'chợ phiên '));
// The user postgres must pass through it, or the data would go elsewhere.
chmodSync(folder, 0o711);
const readyFile = join(folder, 'ready.json');
const port = await freePort();
const withVideo = (await livekitBinary(() => {})) === null ? it.skip : it;
let start;

afterAll(async () => {
  await end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

async function up() {
  rmSync(readyFile, { force: true });
  const args = [
    inCheckout('tools', 'start.mjs'),
    '--port',
    String(port),
    '--data',
    folder,
    '--ready',
    readyFile,
  ];
  // The runner's own NODE_ENV would build another program than an operator's.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NODE_ENV'));
  start = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = [];
  for (const stream of [start.stdout, start.stderr]) stream.on('data', (text) => output.push(String(text)));
  const isUp = () => {
    if (start.exitCode !== null) throw new Error(`npm start ended:\n${output.join('').slice(-3_000)}`);
    return existsSync(readyFile);
  };
  await until(isUp, { withinMs: 90_000, what: 'the market to be up' });
  return JSON.parse(readFileSync(readyFile, 'utf8'));
}

async function end(signal) {
  if (!start || start.exitCode !== null || start.signalCode !== null) return;
  const ended = once(start, 'exit');
  start.kill(signal);
  await ended;
}

/** Every process that this start has written down as its own: `{ name, pid, … }`. */
function children() {
  const run = join(folder, 'run');
  const files = readdirSync(run).filter((name) => name.endsWith('.child.json'));
  return files.map((file) => JSON.parse(readFileSync(join(run, file), 'utf8')));
}

async function query(url, text) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function showsByHttp() {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/market`);
  expect(answer.status).toBe(200);
  return answer.json();
}

describe('npm start after kill -9, its data in a folder with spaces and accents', () => {
  it('comes up, on air', async () => {
    const { databaseUrl, shows } = await up();
    expect(shows.length).toBeGreaterThan(0);
    await query(databaseUrl, 'create table kept_through as select 42 as answer');
  }, 120_000);

  withVideo('had a seller, a media server, its stills, an API and a database to kill', () => {
    expect(
      children()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['api', 'livekit', 'postgres', 'seller', 'stills']);
  });

  it('clears away what its killed parent left running, and starts on the same data', async () => {
    const orphans = children();
    await end('SIGKILL');
    expect(orphans.some((child) => isAlive(child))).toBe(true);
    const { databaseUrl } = await up();
    expect(orphans.filter((child) => isAlive(child))).toEqual([]);
    expect(await query(databaseUrl, 'select answer from kept_through')).toEqual([{ answer: 42 }]);
  }, 120_000);

  it('starts on the same data after every process of it was killed at once', async () => {
    const all = children();
    await Promise.all([end('SIGKILL'), ...all.map(({ pid }) => process.kill(pid, 'SIGKILL'))]);
    await until(() => !all.some((child) => isAlive(child)), { withinMs: 10_000, what: 'all to be gone' });
    const { databaseUrl } = await up();
    expect(await query(databaseUrl, 'select answer from kept_through')).toEqual([{ answer: 42 }]);
    expect(await showsByHttp()).toBeTruthy();
  }, 120_000);

  const bringsBack = async (name) => {
    const victim = children().find((child) => child.name === name);
    expect(victim).toBeDefined();
    process.kill(victim.pid, 'SIGKILL');
    const isAnother = (child) => child.name === name && child.pid !== victim.pid && isAlive(child);
    await until(() => children().some(isAnother), { withinMs: 60_000, what: `${name} to be back` });
    const ready = () => fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    await until(async () => (await ready())?.ok, { withinMs: 60_000, what: 'the market to be ready' });
  };
  it.each(['api', 'postgres'])('brings back %s by itself when only that is killed', bringsBack, 120_000);
  withVideo.each(['livekit', 'seller'])(
    'brings back %s by itself when only that is killed',
    bringsBack,
    120_000,
  );

  it('leaves no process behind when it is stopped', async () => {
    const all = children();
    await end('SIGTERM');
    expect(all.filter((child) => isAlive(child))).toEqual([]);
  }, 60_000);
});
