import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { askRedis } from './redis.js';
import { freePort } from './ports.js';
import { until } from './until.js';

/** A Redis that a spec file may kill: a process of its own, which keeps nothing and comes back at the same address. */
export class OwnRedis {
  private child: ChildProcess | undefined;

  private constructor(readonly url: string) {
    process.once('exit', () => this.child?.kill('SIGKILL'));
  }

  static async start(): Promise<OwnRedis> {
    const redis = new OwnRedis(`redis://127.0.0.1:${await freePort()}`);
    await redis.revive();
    return redis;
  }

  async revive(): Promise<void> {
    const { port } = new URL(this.url);
    const args = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    this.child = spawn('redis-server', args, { stdio: 'ignore' });
    const isUp = () =>
      askRedis(this.url, ['PING']).then(
        ([answer]) => answer === '+PONG',
        () => false,
      );
    await until(isUp, { what: 'a Redis of its own' });
  }

  async kill(): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (!child) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  async flushAll(): Promise<void> {
    await askRedis(this.url, ['FLUSHALL']);
  }
}
