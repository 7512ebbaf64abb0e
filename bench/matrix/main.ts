/**
 * `npm run matrix`: who may do what. Every cell of docs/matrix.csv is a real request (or event) with a real session
 * against a real object of the running program; a route or event without a row fails the command.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, RunningMarket } from '@chophien/testing/running-market';
import { proofOptions, Report } from '../parts/report.js';
import { ask } from './asking.js';
import { bodyFor } from './bodies.js';
import { agrees, gaps, readMatrix, verdictOf, type MatrixRow, type Verdict } from './cells.js';
import { eventAnswer } from './events.js';
import { World } from './world.js';

const options = proofOptions();
const report = new Report('matrix', options);
const matrix = readMatrix(readFileSync(join(root, 'docs', 'matrix.csv'), 'utf8'));
const missing = gaps(matrix, [...routes(), ...events()]);
for (const gap of missing) console.error(gap);

const market = await RunningMarket.start(['--no-demo'], undefined, {
  REQUESTS_PER_ADDRESS: '1000000',
  EVENT_LIMIT_FACTOR: '100000',
  JOINS_PER_SECOND: '100000',
  METRICS_TOKEN: 'only-for-this-proof-0123456789abcdef',
});
const wrong: string[] = [];
let cells = 0;
try {
  const world = await World.build(market);
  try {
    for (const row of matrix.rows) for (const role of matrix.roles) await look(world, row, role);
  } finally {
    await world.close();
  }
} finally {
  await market.stop();
}
for (const each of wrong) console.error(each);
report.add({ id: 'matrix.cells', unit: '', value: cells, aim: '>= 300' });
report.add({
  ...{ id: 'matrix.invariant.wrong', unit: '', value: wrong.length + missing.length, aim: '= 0' },
  ...(wrong.length + missing.length > 0 && { why: [...missing, ...wrong][0] ?? '' }),
});
report.finish();

async function look(world: World, { route, whose, cells: wanted }: MatrixRow, role: string): Promise<void> {
  const want = wanted[role] ?? 'no';
  const got = await verdictFor(world, { route, whose: whose === 'other' ? 'other' : 'own', role });
  cells += 1;
  if (!agrees(want, got)) wrong.push(`${route} ${whose}, ${role}: ${got}, wanted ${want}`);
}

type Cell = { route: string; whose: 'own' | 'other'; role: string };

async function verdictFor(world: World, { route, whose, role }: Cell): Promise<Verdict> {
  const objects = await world.objectsFor(role, whose, route);
  const cookie = world.cookieOf(role);
  if (route.startsWith('event ')) return verdictOf(await eventAnswer(world.url, { cookie, route, objects }));
  const [method = 'GET', pattern = '/'] = route.split(' ');
  const path = pattern.replace(/:(\w+)/g, (_whole, name: string) => objects[nameIn(name, pattern)] ?? 'x');
  return verdictOf(await ask({ url: world.url, cookie }, method, path, bodyFor(route, objects)));
}

/** A booth has a readable name of its own. */
function nameIn(name: string, pattern: string): string {
  return name === 'slug' && /\/(?:booths|b)\//.test(pattern) ? 'boothSlug' : name;
}

/** As the program declares them; docs/openapi.yaml is proven fresh by the suite. */
function routes(): string[] {
  const found: string[] = [];
  let path = '';
  for (const line of readFileSync(join(root, 'docs', 'openapi.yaml'), 'utf8').split('\n')) {
    if (line.startsWith('components:')) break;
    const named = /^ {2}(\/\S*):$/.exec(line)?.[1];
    if (named !== undefined) path = named.replace(/\{(\w+)\}/g, ':$1');
    const method = /^ {4}(get|post|put|patch|delete):$/.exec(line)?.[1];
    if (method !== undefined) found.push(`${method.toUpperCase()} ${path}`);
  }
  return found;
}

/** What a client may send, from docs/asyncapi.yaml, as fresh as the other. */
function events(): string[] {
  const page = readFileSync(join(root, 'docs', 'asyncapi.yaml'), 'utf8');
  const received = [...page.matchAll(/^ {2}(\S+):\n {4}action: receive$/gm)].map(([, event = '']) => event);
  return received.flatMap((event) =>
    event === 'show.join'
      ? ['viewer', 'studio', 'desk'].map((as) => `event ${event} as ${as}`)
      : [`event ${event}`],
  );
}
