import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@chophien/testing';
import { RunningMarket } from '@chophien/testing/running-market';
import { identityOf, isAlive } from './stack/process-life.mjs';

let market;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chợ hai nút '));
  market = await RunningMarket.start(['--no-demo', '--nodes', '2'], folder);
}, 120_000);
afterAll(() => market?.stop(), 60_000);

const ask = (path, init) => fetch(`${market.ready.url}${path}`, init);
const redis = async () => (await (await ask('/health/ready')).json()).parts.redis;
/** Reads and writes, so many that nginx turns to every node first. */
const statuses = async () => {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ phone: 'none' });
  const asks = Array.from({ length: 20 }, () => [
    ask('/api/v1/market'),
    ask('/api/v1/session/code', { method: 'POST', headers, body }),
  ]);
  return [...new Set((await Promise.all(asks.flat())).map(({ status }) => status))].sort();
};

describe('npm start with two nodes', () => {
  it('is one market at one address: two processes, their Redis and the nginx before them', async () => {
    const { pids, redisUrl } = market.ready;
    expect([...new Set([...pids.api, pids.redis, pids.nginx])].filter(Boolean)).toHaveLength(4);
    expect(redisUrl).toMatch(/^redis:/);
    await until(async () => (await redis()) === 'up', { what: 'nodes that hear each other' });
    expect(await statuses()).toEqual([200, 422]);
  });

  it.each(['api', 'redis', 'nginx'])(
    'brings %s back by itself when it is killed',
    async (name) => {
      const pidOf = () => [market.ready.pids[name]].flat()[0];
      const victim = pidOf();
      const identity = identityOf(victim);
      process.kill(victim, 'SIGKILL');
      await until(() => !isAlive(identity));
      // Without nginx there is no door. Without the others nobody notices, but a write that nginx sent down a line of its
      // last moment: it may have been done, hears 502, and is not sent to the other node.
      const areServed = async () => String(await statuses()) === '200,422';
      if (name !== 'nginx') await until(areServed, { withinMs: 2_000, what: `a market without ${name}` });
      await until(() => pidOf() !== victim, { withinMs: 60_000, what: `${name} to be back` });
      await until(async () => (await redis()) === 'up', { withinMs: 10_000, what: 'a market that is whole' });
      expect(await statuses()).toEqual([200, 422]);
    },
    90_000,
  );
});
