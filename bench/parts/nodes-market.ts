import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '@chophien/testing';
import { RunningMarket } from '@chophien/testing/running-market';

export type Node = 0 | 1;
export type Fault = { name: string; strike: () => Promise<void> };

/** Long enough that every node has noticed it. */
const redisDownMs = 2_000;

/** Two processes of the API behind one address, over a real Redis: what is killed is started anew by `npm start`. */
export class NodesMarket {
  private constructor(readonly running: RunningMarket) {}

  static async start(): Promise<NodesMarket> {
    return new NodesMarket(
      await RunningMarket.start(['--no-demo', '--nodes', '2'], undefined, {
        EVENT_LIMIT_FACTOR: '1000',
        REQUESTS_PER_ADDRESS: '1000000',
        JOINS_PER_SECOND: '100000',
      }),
    );
  }

  get faults(): Fault[] {
    return [
      { name: 'node 1', strike: () => this.signalNode(0, 'SIGKILL') },
      { name: 'node 2', strike: () => this.signalNode(1, 'SIGKILL') },
      { name: 'redis', strike: () => this.keepRedisDown() },
    ];
  }

  /** By kill -9, or by the signal that asks it to leave; settled when its successor is up. */
  async signalNode(node: Node, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const pid = this.pids.api[node];
    // 0 would be our own group.
    if (!pid) throw new Error(`node ${node + 1} does not run`);
    process.kill(pid, signal);
    await until(() => this.pids.api[node] !== pid, { withinMs: 60_000, what: `node ${node + 1} to be back` });
  }

  async isWhole(): Promise<boolean> {
    const response = await fetch(`${this.running.ready.url}/health/ready`).catch(() => undefined);
    if (!response?.ok) return false;
    const { parts } = (await response.json()) as { parts: { redis: string } };
    return parts.redis === 'up';
  }

  /** Killed, and each one that is started in its place too, until it has been away for a while. */
  private async keepRedisDown(): Promise<void> {
    const endsAt = performance.now() + redisDownMs;
    let killed = this.pids.redis;
    while (performance.now() < endsAt) {
      killed = this.pids.redis;
      if (killed) killUnlessGone(killed);
      await sleep(50);
    }
    await until(() => this.pids.redis !== killed, { withinMs: 30_000, what: 'Redis to be back' });
  }

  private get pids() {
    return this.running.ready.pids;
  }
}

function killUnlessGone(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'ESRCH')) throw fault;
  }
}
