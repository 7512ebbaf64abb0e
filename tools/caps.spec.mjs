import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { featureMap } from './api-map.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const skipped = new Set(['node_modules', 'dist', '.data', '.nx', 'migrations', 'assets', 'public']);

/** Files that are longer than the cap today. The list may only grow shorter. */
const tooLongToday = [];

function sources(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).filter(
    ({ name }) => !skipped.has(name),
  );
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : [];
  });
}

const capOf = (path) => (/\.spec\.(ts|tsx|mjs)$/.test(path) ? 500 : path.endsWith('.tsx') ? 200 : 300);
const linesOf = (path) => readFileSync(join(root, path), 'utf8').split('\n').length - 1;

describe('the caps on size', () => {
  it('hold for every source file: 300 lines, a component file 200, a spec 500', () => {
    const files = ['apps', 'libs', 'tools', 'bench', 'e2e', 'sim'].flatMap(sources);
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((path) => linesOf(path) > capOf(path))).toEqual(tooLongToday);
  });

  it('hold for every feature of the API: fifteen files, subfolders and specs apart', () => {
    const features = Object.keys(featureMap).filter((name) => exists(join('apps/api/src', name)));
    const crowded = features.filter((name) => ownFiles(join('apps/api/src', name)).length > 15);
    expect(features.length).toBeGreaterThan(5);
    expect(crowded).toEqual([]);
  });
});

function exists(folder) {
  return statSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function ownFiles(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && !entry.name.includes('.spec.'));
}
