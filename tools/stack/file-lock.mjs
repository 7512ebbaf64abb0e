import { linkSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readJson, remove } from './files.mjs';
import { identityOf, isAlive } from './process-life.mjs';

/**
 * Runs `work` while holding the lock file at `path`. A lock left by a killed process is taken over. `onWait(pid)` is
 * called once if somebody else holds it; after `withinMs` it gives up with an error.
 */
export async function withLock(path, work, { withinMs = 600_000, onWait } = {}) {
  const mine = { ...identityOf(process.pid), token: Math.random() };
  const deadlineMs = Date.now() + withinMs;
  let told = false;
  while (!tryTake(path, mine)) {
    const holder = readJson(path);
    if (!told && holder) onWait?.(holder.pid);
    told = true;
    if (Date.now() > deadlineMs) throw new Error(`${path} is held by process ${holder?.pid}`);
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    if (readJson(path)?.token === mine.token) remove(path);
  }
}

function tryTake(path, mine) {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.${String(mine.token).slice(2)}`;
  // Linked, not created and then filled: a lock is never seen empty.
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (cause) {
    if (cause.code !== 'EEXIST') throw new Error(`cannot lock ${path}`, { cause });
    const holder = readJson(path);
    if (holder && !isAlive(holder)) setAside(path, holder);
    return false;
  } finally {
    remove(draft);
  }
}

/** Moves a dead holder's lock away. If meanwhile somebody took it, theirs is put back. */
function setAside(path, dead) {
  const aside = `${path}.dead.${process.pid}`;
  try {
    renameSync(path, aside);
    if (readJson(aside)?.token !== dead.token) linkSync(aside, path);
  } catch {
    return; // Another waiter was quicker; the next try sees what it left.
  } finally {
    remove(aside);
  }
}
