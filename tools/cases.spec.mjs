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

describe('npm run cases -- words', () => {
  it('gives every line its verdict by the words of its own case', () => {
    const blocked = ['hàng giả', { word: 'cá độ', verdict: 'block' }];
    const of = (text, want) => ({ text, rules: { blocked }, ...(want && { want: { verdict: want } }) });
    const file = fileWith('words.json', {
      cases: [
        of('Coi chừng h.a.n.g gi4', 'hold'),
        of('cá  độ không', 'block'),
        of('hàng giá rẻ', 'pass'),
        of('gọi 0912 345 678', 'mask'),
        of('xem abc.com', 'pass'),
        { text: 'hàng giả', rules: { blocked: [] } },
      ],
    });
    const out = join(folder, 'words-out.json');
    const { status, stdout } = run('words', file, '--json', out);
    expect([status, stdout.trim().split('\n')]).toEqual([
      0,
      ['mask, wanted pass: xem abc.com', 'words: 6 cases, 2 pass, 2 mask, 1 hold, 1 block, 4 of 5 as wanted'],
    ]);
    expect(JSON.parse(readFileSync(out, 'utf8')).cases.map(({ got }) => got)).toEqual([
      { verdict: 'hold', why: 'hàng giả' },
      { verdict: 'block', why: 'cá độ' },
      { verdict: 'pass' },
      { verdict: 'mask', why: 'phone' },
      { verdict: 'mask', why: 'link' },
      { verdict: 'pass' },
    ]);
  });

  it('ends with 2 on a list that holds no words', () => {
    const file = fileWith('no-words.json', { cases: [{ text: 'a', rules: { blocked: [{ word: 1 }] } }] });
    expect(run('words', file).status).toBe(2);
  });
});

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

describe('npm run cases -- price', () => {
  const offer = { unit: 'g', priceDong: 40_000, rule: { kind: 'fixed' } };
  const asks = [{ atMs: 1, amount: 500, dong: 40_000 }];

  it('says what every buyer pays, why a rule cannot be set, and which cases are not as wanted', () => {
    const file = fileWith('prices.json', {
      from: 'a page',
      cases: [
        { name: 'plain', offer, events: [], asks, want: { dong: [40_000] }, note: 'n' },
        { offer, events: [{ atMs: 1, kind: 'closed' }], asks, want: { dong: [40_000] } },
        { name: 'no lists', offer, events: [], asks: [], want: { dong: [null] } },
        { offer: { ...offer, priceDong: 0 }, events: [], asks },
      ],
    });
    const out = join(folder, 'prices.out.json');
    const { status, stdout } = run('price', file, '--json', out);
    expect([status, stdout.trim().split('\n')]).toEqual([
      0,
      [
        'case 4: price_out_of_bounds at priceDong',
        'case 2: [null], wanted [40000]',
        'no lists: [], wanted [null]',
        'price: 4 cases, 1 asks taken, 2 refused, 1 of 3 as wanted',
      ],
    ]);
    const written = JSON.parse(readFileSync(out, 'utf8'));
    expect(written.from).toBe('a page');
    expect(written.cases.map(({ got }) => got)).toEqual([
      { dong: [40_000] },
      { dong: [null] },
      { dong: [] },
      { dong: [null] },
    ]);
    expect(written.cases[0]).toMatchObject({ note: 'n', want: { dong: [40_000] }, offer });
  });

  it('agrees with the cases that the rules were written from', () => {
    const file = inCheckout('libs', 'domain', 'fixtures', 'price-cases.json');
    const { status, stdout } = run('price', file);
    const { length } = JSON.parse(readFileSync(file, 'utf8')).cases;
    expect([length >= 60, status, stdout.trim().split('\n').at(-1)]).toEqual([
      true,
      0,
      expect.stringMatching(`${length} of ${length} as wanted$`),
    ]);
  });

  it('refuses, as the door does, who asks for nothing or for more than may be asked for', () => {
    const out = join(folder, 'amounts.out.json');
    const all = [0, 1, 10_000_000, 10_000_001].map((amount) => ({ atMs: 1, amount, dong: 40_000 }));
    run('price', fileWith('amounts.json', { cases: [{ offer, events: [], asks: all }] }), '--json', out);
    expect(JSON.parse(readFileSync(out, 'utf8')).cases[0].got.dong).toEqual([null, 40_000, 40_000, null]);
  });

  it('ends with 2 on what it cannot use', () => {
    const good = { offer, events: [], asks };
    const wrong = [
      null,
      { ...good, offer: { ...offer, unit: 'kg' } },
      { ...good, offer: { ...offer, minimum: -1 } },
      { ...good, offer: { ...offer, rule: { kind: 'auction' } } },
      { ...good, offer: { ...offer, rule: { kind: 'wholesale' } } },
      { ...good, offer: { ...offer, parts: {} } },
      { ...good, asks: undefined },
      { ...good, asks: [{ amount: 1, dong: 1 }] },
      { ...good, asks: [{ atMs: 1, amount: 0.5, dong: 1 }] },
      { ...good, asks: [{ atMs: 1, amount: 1, dong: 1, channel: 'market' }] },
      { ...good, events: [{ atMs: 1, kind: 'fallen' }] },
      { ...good, events: [{ atMs: 1, kind: 'moved' }] },
      {
        ...good,
        events: [
          { atMs: 2, kind: 'taken', amount: 5 },
          { atMs: 1, kind: 'given_back', amount: 5 },
        ],
      },
    ];
    for (const one of wrong) {
      const { status, stderr } = run('price', fileWith('wrong.json', { cases: [good, one] }));
      expect([one, status, stderr]).toEqual([one, 2, expect.stringContaining('case 2 ')]);
    }
  });
});

describe('npm run cases', () => {
  it('lists the rules that can be tried, and nothing that is only shared by them', () => {
    const names = run().stdout.trim().split('\n');
    expect([names.includes('price'), names.includes('household'), names.includes('parts')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('npm run cases -- chot', () => {
  const context = { codes: ['A1', 'A2'], featured: 'A1', aliases: {} };
  const order = (...items) => ({ intent: 'order', items });

  it('answers every line, shows those that are read otherwise, and counts the wrong orders among them', () => {
    const file = fileWith('lines.json', {
      context,
      cases: [
        { text: 'chốt A1 5kg', want: order({ code: 'A1', grams: 5000 }), note: 'n' },
        { text: 'A1 5k', want: { ...order({ code: 'A1', qty: 5 }), confirm: ['k_is_kg_or_thousand'] } },
        { text: 'A1 2kg', want: order({ code: 'A1', grams: 3000 }) },
        { text: 'A2 3kg', want: { intent: 'noise', items: [] } },
        { text: 'A2 0kg', want: { intent: 'noise', items: [] } },
        { text: 'A1 1kg 0912345678', want: order({ code: 'A1', grams: 1000 }) },
        { text: 'chào shop' },
      ],
    });
    const out = join(folder, 'lines-out.json');
    const { status, stdout } = run('chot', file, '--json', out);
    expect(status).toBe(0);
    const lines = stdout.trim().split('\n');
    expect(lines.filter((line) => /^\S/.test(line))).toEqual([
      'wrong order: "A1 2kg"',
      'wrong order: "A2 3kg"',
      'differs: "A2 0kg"',
      'differs: "A1 1kg 0912345678"',
      'chot: 7 cases, 2 of 6 as wanted, 2 wrong orders',
    ]);
    const written = JSON.parse(readFileSync(out, 'utf8'));
    expect(written.context).toEqual(context);
    expect(written.cases[0]).toMatchObject({ note: 'n', got: order({ code: 'A1', grams: 5000 }) });
    expect(written.cases[6].got).toEqual({ intent: 'noise', items: [] });
  });

  it.each(['chot-cases', 'chot-more-cases', 'chot-unit-cases'])('agrees with every line of %s', (name) => {
    const { status, stdout } = run('chot', inCheckout('libs', 'domain', 'fixtures', `${name}.json`));
    expect([status, stdout.trim()]).toEqual([
      0,
      expect.stringMatching(/^chot: (\d+) cases, \1 of \1 as wanted, 0 wrong orders$/),
    ]);
  });

  it('ends with 2 on what it cannot use', () => {
    const wrong = [
      { cases: [{ text: 'A1' }] },
      { context: { ...context, codes: 'A1' }, cases: [] },
      { context: { ...context, aliases: { u: 1 } }, cases: [] },
      { context: { codes: [], aliases: {} }, cases: [] },
      { context, cases: [{ line: 'A1' }] },
    ];
    for (const value of wrong)
      expect([value, run('chot', fileWith('wrong.json', value)).status]).toEqual([value, 2]);
  });
});
