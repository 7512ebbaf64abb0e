import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inCheckout } from './stack/paths.mjs';

let folder;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cases-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args) =>
  spawnSync(process.execPath, [inCheckout('tools', 'run-proof.mjs'), 'cases', ...args], { encoding: 'utf8' });
const fileWith = (name, value) => {
  const path = join(folder, name);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
};
const at = (line) => ({ commune: '00577', line });

describe('npm run cases -- household', () => {
  it('answers every case, keeps the file’s other fields, and counts those that are as wanted', () => {
    const file = fileWith('four.json', {
      from: 'a page',
      cases: [
        { a: at('số 5 ngõ 12'), b: at('5/12, xã Bát Tràng'), want: { same: true }, note: 'n' },
        { a: at('số 5 ngõ 12'), b: at('ngõ 12/5'), want: { same: false } },
        { a: at('số 5 ngõ 12'), b: at('số 6 ngõ 12'), want: { same: true } },
        { a: at('5 Lê Lợi'), b: { commune: '00166', line: '5 Lê Lợi' } },
      ],
    });
    const out = join(folder, 'out.json');
    const { status, stdout } = run('household', file, '--json', out);
    expect(status).toBe(0);
    expect(stdout.trim().split('\n')).toEqual([
      'two, wanted one: số 5 ngõ 12 | số 6 ngõ 12',
      'household: 4 cases, 1 one household, 3 two, 2 of 3 as wanted',
    ]);
    const written = JSON.parse(readFileSync(out, 'utf8'));
    expect(written.from).toBe('a page');
    expect(written.cases.map(({ got }) => got.same)).toEqual([true, false, false, false]);
    expect(written.cases[0]).toMatchObject({ note: 'n', want: { same: true }, a: at('số 5 ngõ 12') });
  });

  it('agrees with the cases that the rule was written from', () => {
    const { status, stdout } = run(
      'household',
      inCheckout('libs', 'domain', 'fixtures', 'household-cases.json'),
    );
    expect([status, stdout.trim().split('\n').length]).toEqual([0, 1]);
  });

  it('ends with 2 on what it cannot use', () => {
    const wrong = [
      [],
      [join(folder, 'none.json')],
      [fileWith('broken.json', '{')],
      [fileWith('other.json', { case: [] })],
      [fileWith('half.json', { cases: [{ a: at('5') }] })],
      [fileWith('good.json', { cases: [] }), '--json'],
      [fileWith('good.json', { cases: [] }), '--jsn', 'x'],
    ];
    for (const args of wrong) expect([args, run('household', ...args).status]).toEqual([args, 2]);
  });
});
