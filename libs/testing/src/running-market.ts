import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** What `npm start` writes when all is up (docs: proof of how an outsider drives the program). */
export type Ready = {
  url: string;
  databaseUrl: string;
  redisUrl: string | null;
  livekitUrl: string | null;
  /** `redis` and `nginx` with several nodes only (`--nodes`). */
  pids: {
    api: number[];
    postgres: number;
    livekit: number | null;
    redis: number | null;
    nginx: number | null;
  };
  shows: { id: string; slug: string }[];
  offers: {
    id: string;
    showId: string;
    code: string;
    unit: 'g' | 'piece';
    cap: number;
    step: number;
    priceDong: number;
    priceVersion: number;
  }[];
  signIns: { who: string; phone: string }[];
};

/** Each part has a time limit of its own, and they go down one after the other. */
const stopWithinMs = 60_000;

export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The runner's own NODE_ENV would build another program than an operator's. */
function withoutTests({ NODE_ENV: _, ...env }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return env;
}

/** The market as an operator starts it, on data of its own. */
export class RunningMarket {
  private constructor(
    readonly folder: string,
    private readonly readyFile: string,
    private readonly child: ChildProcess,
    private readonly output: string[],
  ) {}

  /** The state now: a restarted part has another pid. */
  get ready(): Ready {
    return JSON.parse(readFileSync(this.readyFile, 'utf8')) as Ready;
  }

  static async start(
    more: readonly string[] = [],
    folder = mkdtempSync(join(tmpdir(), 'chophien-proof-')),
    env: NodeJS.ProcessEnv = {},
  ): Promise<RunningMarket> {
    const readyFile = join(folder, 'ready.json');
    rmSync(readyFile, { force: true });
    const args = ['--port', String(await freePort()), '--data', folder, '--ready', readyFile, ...more];
    const child = launchMarket(args, { env: { ...withoutTests(process.env), ...env } });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => output.push(text));
    const market = new RunningMarket(folder, readyFile, child, output);
    while (!existsSync(readyFile)) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(
          `npm start ended with ${child.exitCode ?? child.signalCode}:\n${output.join('').slice(-3_000)}`,
        );
      await sleep(50);
    }
    return market;
  }

  async stop(): Promise<void> {
    await this.halt();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Stops the program and keeps its data. */
  async halt(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((done) => this.child.once('exit', done));
    this.child.kill('SIGINT');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), stopWithinMs);
    await ended;
    clearTimeout(timer);
  }

  get printed(): string {
    return this.output.join('');
  }
}

/**
 * `npm start` for this process: it ends when we do, in whatever way, and its data with it. In a group of its own, so
 * that what ends us all at once leaves it the time to stop its parts.
 */
export function launchMarket(
  args: readonly string[],
  { cwd = root, env = process.env }: { cwd?: string; env?: NodeJS.ProcessEnv },
): ChildProcess {
  const isWaitedFor = process.env['PROOF_MARKETS_FD'];
  return spawn(process.execPath, ['tools/start.mjs', '--throwaway', ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc', ...(isWaitedFor ? [Number(isWaitedFor)] : [])],
    detached: true,
  });
}

/** Below the ports that systems give to outgoing connections: one of those may be taken before the market listens. */
const [lowestPort, highestPort] = [20_000, 32_000];

export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 200; tries += 1) {
    const port = randomInt(lowestPort, highestPort);
    if (await isFree(port)) return port;
  }
  throw new Error('no port is free');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => done(true)));
  });
}

/** Pins a process to cores, so that the program and its load do not fight for one. False where that is not allowed. */
export function pin(pid: number, cores: string): boolean {
  try {
    execFileSync('taskset', ['-a', '-p', '-c', cores, String(pid)], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
