/** Processes told apart by pid *and* start time: a pid alone may by now belong to somebody else. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** When a process started, in the system's own words; undefined when there is no such process (a zombie counts as gone). */
export function startTimeOf(pid) {
  if (process.platform !== 'linux') return startTimeByPs(pid);
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces and brackets itself: count fields after the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function startTimeByPs(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout?.trim() || undefined;
}

/** What to write down about a running process, to know it again later: `{ pid, startedAt }`. */
export const identityOf = (pid) => ({ pid, startedAt: startTimeOf(pid) });

/** Whether the process written down still runs. */
export function isAlive(identity) {
  if (!identity?.pid || !identity.startedAt) return false;
  return startTimeOf(identity.pid) === identity.startedAt;
}

/** Waits until the process is gone; answers false after `withinMs`. */
export async function untilGone(identity, withinMs) {
  const deadlineMs = Date.now() + withinMs;
  while (isAlive(identity)) {
    if (Date.now() > deadlineMs) return false;
    await sleep(25);
  }
  return true;
}

/** Sends a signal; false when the process is gone or not ours. */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

/** Asks a process to end (`first`), insists with SIGKILL after `graceMs`, and waits until it is gone. */
export async function endProcess(identity, { first = 'SIGTERM', graceMs = 10_000 } = {}) {
  if (!isAlive(identity)) return;
  signal(identity.pid, first);
  if (await untilGone(identity, graceMs)) return;
  signal(identity.pid, 'SIGKILL');
  await untilGone(identity, 5_000);
}

/** Pids of processes whose working folder is this one. Linux only; empty elsewhere. */
export function pidsWorkingIn(folder) {
  return allPids().filter((pid) => linkOf(`/proc/${pid}/cwd`) === folder && startTimeOf(pid));
}

/** The command line of a process, or undefined. */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean).join(' ');
  } catch {
    return undefined;
  }
}

/** Every pid on a Linux machine. */
export function allPids() {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

/** Where a symbolic link points, or undefined. */
export function linkOf(path) {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
