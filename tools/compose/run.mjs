/** One process of a service, and its health check, with the file's environment and nothing of the caller's. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { endWithUs, launch } from '../stack/child.mjs';

/** Where an image has its programs; `PATH` is the one variable besides the file's own. */
const path = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
const checkMs = 4_000;

/** The program's file, or undefined when it is not on this machine. */
export function programFile(name) {
  if (name === 'node') return process.execPath;
  if (isAbsolute(name)) return existsSync(name) ? name : undefined;
  return path.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/** Starts the process, its output in `logFile`. */
export function runProcess({ program, args, env, cwd, uid, gid }, { folder, logFile }) {
  const file = programFile(program);
  if (!file) throw new Error(`${program} is not on this machine`);
  const handle = launch(file, args, {
    env: { ...plainPath(), ...env },
    cwd: cwd ?? folder,
    uid,
    gid,
    logFile,
    detached: false,
  });
  endWithUs(handle.child);
  return handle;
}

/** Runs a health check once: undefined when it passes, else how it ended. */
export function checkOnce({ test: [kind, name, ...args], env }) {
  if (kind !== 'CMD') throw new Error(`a health check that is not CMD: ${kind}`);
  const child = spawn(programFile(name), args, {
    env: { ...plainPath(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: checkMs,
  });
  let heard = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (heard += bytes));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code === 0 ? undefined : `${code ?? signal} ${heard}`));
  });
}

function plainPath() {
  return { PATH: path.join(delimiter) };
}
