import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '@chophien/testing';
import type { RunningMarket } from '@chophien/testing/running-market';

export const marketParts = ['redis', 'livekit', 'postgres'] as const;
export type MarketPart = (typeof marketParts)[number];
export const faultKinds = ['down', 'slow'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** A slow part works a tenth of the time, as one on a machine that is out of memory or of disk. */
const slowness = { stopsMs: 450, worksMs: 50 };

/** Keeps a part away or slow for so long; answers when it was let return, by this process's clock. */
export async function strikePart(
  market: RunningMarket,
  part: MarketPart,
  { kind, lastsMs }: { kind: FaultKind; lastsMs: number },
): Promise<number> {
  const pidOf = () => market.ready.pids[part];
  const endsAtMs = performance.now() + lastsMs;
  let last = pidOf();
  if (!last) throw new Error(`${part} does not run`);
  while (performance.now() < endsAtMs) {
    last = pidOf() ?? last;
    if (kind === 'down') {
      signal([last], 'SIGKILL');
      await sleep(50);
      continue;
    }
    const family = familyOf(last);
    signal(family, 'SIGSTOP');
    await sleep(slowness.stopsMs);
    signal(family, 'SIGCONT');
    await sleep(slowness.worksMs);
  }
  const returnedAtMs = performance.now();
  if (kind === 'down')
    await until(() => pidOf() !== last, { withinMs: 60_000, what: `${part} to be started` });
  return returnedAtMs;
}

/** A process and what it has started: PostgreSQL works in its children. */
function familyOf(pid: number): number[] {
  try {
    const children = execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' });
    return [pid, ...children.trim().split('\n').map(Number)];
  } catch {
    return [pid];
  }
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids)
    try {
      process.kill(pid, name);
    } catch (fault) {
      // It may have ended by itself.
      if (!(fault instanceof Error && 'code' in fault && fault.code === 'ESRCH')) throw fault;
    }
}
