import { readFileSync } from 'node:fs';

/** The database of the `npm start` that runs on this checkout, if one does. */
export function readRunning(): string | undefined {
  try {
    const state: unknown = JSON.parse(readFileSync(new URL('../.data/state.json', import.meta.url), 'utf8'));
    if (typeof state !== 'object' || state === null || !('databaseUrl' in state)) return undefined;
    return typeof state.databaseUrl === 'string' ? state.databaseUrl : undefined;
  } catch {
    return undefined;
  }
}
