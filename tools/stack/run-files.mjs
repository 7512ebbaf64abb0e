/** What a running start writes down in DIR/run, so that the next one can clear up after a kill. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, remove, writeJson } from './files.mjs';
import { commandOf, endProcess, identityOf, isAlive } from './process-life.mjs';

/** Claims the data folder for this process. Throws, naming the holder, while another start uses it. */
export function claimDataDir(dataDir) {
  mkdirSync(join(dataDir, 'run'), { recursive: true });
  const path = join(dataDir, 'run', 'start.json');
  const holder = readJson(path);
  if (holder && holder.pid !== process.pid && isAlive(holder)) {
    throw new Error(
      `${dataDir} is in use by process ${holder.pid} (${commandOf(holder.pid) ?? 'npm start'}); stop it, or give another --data`,
    );
  }
  writeJson(path, identityOf(process.pid));
  return () => remove(path);
}

/** Remembers a child until `forgetChild`. */
export function rememberChild(dataDir, name, identity) {
  writeJson(join(dataDir, 'run', `${name}.child.json`), { name, ...identity });
}

/** Forgets a child that has ended. */
export const forgetChild = (dataDir, name) => remove(join(dataDir, 'run', `${name}.child.json`));

/** Ends what a killed start left running, sellers before servers; answers the names of what it ended. */
export async function endLeftovers(dataDir) {
  const folder = join(dataDir, 'run');
  const files = readdirSync(folder).filter((name) => name.endsWith('.child.json'));
  const found = files.map((file) => readJson(join(folder, file))).filter((child) => child && isAlive(child));
  const last = (child) => (child.name === 'postgres' ? 1 : 0);
  found.sort((a, b) => last(a) - last(b));
  for (const child of found) {
    // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for its clients.
    await endProcess(child, { first: child.name === 'postgres' ? 'SIGINT' : 'SIGTERM', graceMs: 5_000 });
  }
  files.forEach((file) => remove(join(folder, file)));
  return found.map((child) => child.name);
}
