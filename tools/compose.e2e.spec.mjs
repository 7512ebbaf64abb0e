import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { readCompose, variablesOf } from './stack/compose-file.mjs';
import { root } from './stack/paths.mjs';
import { freePort } from './stack/ports.mjs';

const secret = 'a-secret-of-more-than-thirty-two-characters';
const database = `compose_${process.pid}`;
const running = [];
let environment;
let port;
let services;

beforeAll(async () => {
  await asAdmin(`CREATE DATABASE ${database}`);
  const values = Object.fromEntries(variablesOf().map((name) => [name, secret]));
  services = readCompose({ ...values, PUBLIC_HOST: 'cho.example' }).services;
  port = await freePort();
  // Names that only the compose network knows stand for this machine's servers; all else is as written there.
  environment = {
    ...services.api.environment,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: testUrl(),
    REDIS_URL: process.env.TEST_REDIS_URL,
  };
});

afterAll(async () => {
  await Promise.all(running.map(end));
  await asAdmin(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
});

describe('the API as compose runs it', () => {
  it('migrates an empty database by the command of the service `migrate`', async () => {
    expect(await once(run(services.migrate), 'exit')).toEqual([0, null]);
  }, 60_000);

  it('comes up by the command of the service `api`, is ready, and ends with 0 when asked to', async () => {
    const api = run(services.api);
    expect(await untilReady(api)).toBe(200);
    api.kill('SIGTERM');
    expect(await once(api, 'exit')).toEqual([0, null]);
  }, 90_000);

  it('has no demo inbox', async () => {
    const api = run(services.api);
    await untilReady(api);
    const answer = await fetch(`http://127.0.0.1:${port}/dev/inbox.json?phone=0900000101`);
    expect(answer.status).toBe(404);
    await answer.text();
    await end(api);
  }, 90_000);
});

function run({ command }) {
  const [program, ...args] = command;
  const child = spawn(program === 'node' ? process.execPath : program, args, {
    cwd: root,
    env: environment,
    stdio: 'ignore',
  });
  running.push(child);
  return child;
}

async function untilReady(child) {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the API ended with ${child.exitCode} before it was ready`);
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    await answer?.text();
    if (answer?.ok) return answer.status;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

function testUrl() {
  const url = new URL(process.env.TEST_DATABASE_URL);
  url.pathname = `/${database}`;
  return url.href;
}

async function asAdmin(text) {
  const admin = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await admin.connect();
  await admin.query(text);
  await admin.end();
}
