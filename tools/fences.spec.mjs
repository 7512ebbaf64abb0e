import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { featureMap } from './api-map.mjs';
import { findCycle } from './fences.mjs';

const boundary = '@nx/enforce-module-boundaries';
const imports = (name) => `import * as other from '${name}';\nexport const kept = other;\n`;
const lines = (count) => `${'export {};\n'.repeat(count)}`;
const longFunction = (count) => `export function long() {\n${'  void 0;\n'.repeat(count)}}\n`;
const parameters = (count) =>
  `export const many = (${Array.from({ length: count }, (_, at) => `p${at}: number`).join(', ')}) => [${Array.from({ length: count }, (_, at) => `p${at}`).join(', ')}];\n`;

/** What is forbidden, where, how it is written, and the rule that must say so (and no other). */
const forbidden = [
  ['the domain imports another library', 'libs/domain/src/x.ts', imports('@chophien/contracts'), boundary],
  ['the domain imports a package', 'libs/domain/src/x.ts', imports('pg'), boundary],
  ['contracts import a framework', 'libs/contracts/src/x.ts', imports('@nestjs/common'), boundary],
  ['contracts import the client', 'libs/contracts/src/x.ts', imports('@chophien/client'), boundary],
  ['the client imports React', 'libs/client/src/x.ts', imports('react'), boundary],
  ['the client imports the screens', 'libs/client/src/x.ts', imports('@chophien/ui'), boundary],
  ['the screens fetch data', 'libs/ui/src/x.ts', imports('@chophien/client'), boundary],
  ['the wording imports the screens', 'libs/i18n/src/x.ts', imports('@chophien/ui'), boundary],
  ['the wording imports a package', 'libs/i18n/src/x.ts', imports('react'), boundary],
  ['the test parts import the client', 'libs/testing/src/x.ts', imports('@chophien/client'), boundary],
  ['the API imports a browser package', 'apps/api/src/x.ts', imports('react'), boundary],
  ['the API imports the screens', 'apps/api/src/x.ts', imports('@chophien/ui'), boundary],
  ['the viewer imports the server framework', 'apps/viewer/src/x.ts', imports('@nestjs/common'), boundary],
  ['the viewer imports the database', 'apps/viewer/src/x.ts', imports('typeorm'), boundary],
  ['the viewer checks bodies at run time', 'apps/viewer/src/x.ts', imports('class-validator'), boundary],
  ['the studio imports the test parts', 'apps/studio/src/x.ts', imports('@chophien/testing'), boundary],
  ['a benchmark imports the screens', 'bench/x.ts', imports('@chophien/ui'), boundary],
  ['a tool imports more of the house than its rules', 'tools/x.ts', imports('@chophien/contracts'), boundary],

  [
    'the domain reads the clock',
    'libs/domain/src/x.ts',
    'export const now = Date.now();\n',
    'no-restricted-properties',
  ],
  [
    'the domain rolls dice',
    'libs/domain/src/x.ts',
    'export const n = Math.random();\n',
    'no-restricted-properties',
  ],
  [
    'the domain takes the date',
    'libs/domain/src/x.ts',
    'export const now = new Date();\n',
    'no-restricted-syntax',
  ],
  [
    'the domain reads the environment',
    'libs/domain/src/x.ts',
    'export const e = process;\n',
    'no-restricted-globals',
  ],
  ['the domain fetches', 'libs/domain/src/x.ts', "export const r = fetch('/');\n", 'no-restricted-globals'],
  ['the domain sets a timer', 'libs/domain/src/x.ts', 'setTimeout(() => {}, 1);\n', 'no-restricted-globals'],

  [
    'a feature imports one not on its list',
    'apps/api/src/places/x.ts',
    imports('../orders/index.js'),
    'no-restricted-imports',
  ],
  [
    'a feature reaches past an index',
    'apps/api/src/orders/x.ts',
    imports('../shows/show.entity.js'),
    'no-restricted-imports',
  ],
  [
    'a carrying room imports a feature',
    'apps/api/src/db/x.ts',
    imports('../orders/index.js'),
    'no-restricted-imports',
  ],

  ['a file is longer than 300 lines', 'apps/api/src/x.ts', lines(301), 'max-lines'],
  ['a component file is longer than 200 lines', 'apps/viewer/src/x.tsx', lines(201), 'max-lines'],
  ['a spec is longer than 500 lines', 'apps/api/src/x.spec.ts', lines(501), 'max-lines'],
  ['a function is longer than 60 lines', 'apps/api/src/x.ts', longFunction(60), 'max-lines-per-function'],
  [
    'a component is longer than 100 lines',
    'apps/viewer/src/x.tsx',
    longFunction(100),
    'max-lines-per-function',
  ],
  [
    'a function takes five parameters',
    'libs/domain/src/x.ts',
    parameters(5),
    '@typescript-eslint/max-params',
  ],
  [
    'a constructor has nine dependencies',
    'apps/api/src/x.ts',
    parameters(9),
    '@typescript-eslint/max-params',
  ],

  [
    'a type is any',
    'libs/domain/src/x.ts',
    'export const x: any = 1;\n',
    '@typescript-eslint/no-explicit-any',
  ],
  [
    'a null is waved through',
    'libs/domain/src/x.ts',
    'export const f = (x?: { y: 1 }) => x!.y;\n',
    '@typescript-eslint/no-non-null-assertion',
  ],
  [
    'something unused lies about',
    'libs/domain/src/x.ts',
    'const left = 1;\n',
    '@typescript-eslint/no-unused-vars',
  ],
  ['an export has no name', 'libs/domain/src/x.ts', 'export default 1;\n', 'no-restricted-exports'],
  ['two equals signs', 'libs/domain/src/x.ts', 'export const f = (x: number) => x == 1;\n', 'eqeqeq'],
  ['a program talks to the console', 'apps/api/src/x.ts', "console.log('x');\n", 'no-console'],
  [
    'a picture has no words',
    'apps/viewer/src/x.tsx',
    'export const P = () => <img src="/a.png" />;\n',
    'jsx-a11y-x/alt-text',
  ],
  [
    'a hook is called in a branch',
    'apps/viewer/src/x.tsx',
    "import { useState } from 'react';\nexport function P({ on }: { on: boolean }) {\n  if (on) useState(0);\n  return null;\n}\n",
    'react-hooks/rules-of-hooks',
  ],
];

/** The same places, nothing forbidden: the rules do not simply say no to everything. */
const allowed = [
  ['libs/contracts/src/x.ts', imports('@chophien/domain')],
  ['libs/contracts/src/x.ts', imports('class-validator')],
  ['apps/api/src/orders/x.ts', imports('../shows/index.js')],
  ['apps/viewer/src/x.ts', imports('@chophien/client')],
  ['libs/domain/src/x.ts', 'export const at = (ms: number) => new Date(ms);\n'],
  ['apps/api/src/x.ts', lines(300)],
];

let found = [];

beforeAll(() => {
  const rows = [
    ...forbidden.map(([, file, text]) => ({ file, text })),
    ...allowed.map(([file, text]) => ({ file, text })),
  ];
  const program = fileURLToPath(new URL('./stack/lint-texts.mjs', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [program], {
    input: JSON.stringify(rows),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  found = JSON.parse(stdout);
}, 120_000);

describe('a fence says no, by its own rule and no other', () => {
  it.each(forbidden.map(([what, , , rule], at) => [what, rule, at]))('%s (%s)', (_what, rule, at) => {
    expect([...new Set(found[at].map((message) => message.rule))]).toEqual([rule]);
  });
});

describe('a fence lets through what is allowed', () => {
  it.each(allowed.map(([file, text], at) => [`${file}: ${text.slice(0, 50).trim()}`, at]))(
    '%s',
    (_what, at) => {
      expect(found[forbidden.length + at]).toEqual([]);
    },
  );
});

describe('the map of the API', () => {
  it('has no cycle', () => {
    expect(findCycle(featureMap)).toBeUndefined();
  });

  it('would show one', () => {
    expect(findCycle({ orders: ['stock'], stock: ['shows'], shows: ['orders'] })).toEqual([
      'orders',
      'stock',
      'shows',
      'orders',
    ]);
  });

  it('names only features that it lists', () => {
    const known = Object.keys(featureMap);
    for (const listed of Object.values(featureMap)) expect(known).toEqual(expect.arrayContaining(listed));
  });
});
