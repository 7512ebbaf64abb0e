import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file so that a reader sees the old bytes or the new ones, never half; mode 0600 unless told. */
export function writeAtomically(path, text, mode = 0o600) {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, text, { mode });
  renameSync(draft, path);
}

/** Writes a value as JSON, atomically, mode 0600. */
export const writeJson = (path, value) => writeAtomically(path, `${JSON.stringify(value, null, 2)}\n`);

/** Reads a JSON file; undefined when it is missing or unreadable as JSON (a file half written by a killed process). */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Reads a text file; undefined when it is missing. */
export function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Removes a file or folder; missing is fine. */
export const remove = (path) => rmSync(path, { recursive: true, force: true });
