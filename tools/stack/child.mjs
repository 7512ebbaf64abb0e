import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess, identityOf, isAlive } from './process-life.mjs';

/**
 * Starts a long-lived process in a group of its own (Ctrl-C reaches only us; we end it in order), its output appended
 * to `logFile`. Answers `{ pid, identity, exited, child, stop(how) }`; `exited` settles with words such as "signal SIGKILL".
 * `onPid(identity)` is told at once, before it is known whether the process will come up.
 * `detached: false` keeps it in our group: for specs, where Ctrl-C shall end everything.
 */
export function launch(command, args, options = {}) {
  const { env, cwd, logFile, uid, gid, ipc = false, detached = true, onPid } = options;
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a', 0o600);
  const stdio = ipc ? ['ignore', log, log, 'ipc'] : ['ignore', log, log];
  const child = spawn(command, args, { env, cwd, uid, gid, stdio, detached });
  closeSync(log);
  const exited = new Promise((resolve) => {
    child.once('error', (error) => resolve(`it cannot be started: ${error.message}`));
    child.once('exit', (code, name) => resolve(name ? `signal ${name}` : `exit code ${code}`));
  });
  const identity = child.pid ? identityOf(child.pid) : {};
  if (child.pid) onPid?.(identity);
  const stop = async (how) => {
    await endProcess(identity, how);
    if (child.pid) await exited;
  };
  return { pid: child.pid, identity, exited, child, stop };
}

/** A process that somebody else started: the same handle, watched by looking. */
export function adopt(identity) {
  const exited = (async () => {
    while (isAlive(identity)) await sleep(250);
    return 'gone';
  })();
  return { pid: identity.pid, identity, exited, stop: (how) => endProcess(identity, how) };
}

/** Waits until `probe()` answers something truthy; throws when the process ends before that or `withinMs` pass. */
export async function untilUp(handle, probe, { withinMs = 30_000, what }) {
  let ended;
  handle.exited.then((how) => (ended = how));
  const deadlineMs = Date.now() + withinMs;
  for (;;) {
    const answer = await probe().catch(() => undefined);
    if (answer) return answer;
    if (ended) throw new Error(`${what} ended before it was up (${ended})`);
    if (Date.now() > deadlineMs) throw new Error(`${what} was not up within ${withinMs / 1_000} s`);
    await sleep(40);
  }
}

const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill('SIGTERM')));

/** Ends the child too if we end before it. */
export function endWithUs(child) {
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}
