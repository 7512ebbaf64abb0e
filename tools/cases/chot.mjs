/**
 * `npm run cases -- chot FILE [--json OUT]`: what do chat lines order? FILE holds `{ "context": { "codes", "featured",
 * "aliases", "units"? }, "cases": [{ "text", "want"? }] }`, `want` as `readChot` answers; OUT repeats it with `got` in
 * each case. Prints every case that differs, and how many wrong orders there are: lines that order without a question
 * what was not wanted so. Ends with 0 when it ran, 2 on unusable arguments or file.
 */
import { isDeepStrictEqual } from 'node:util';
import { readChot } from '@chophien/domain';
import { readArguments, readCases, stop, writeCases } from './parts/case-file.mjs';

const { file, out } = readArguments('npm run cases -- chot FILE [--json OUT]');
const given = readCases(file, ({ text }) => (typeof text === 'string' ? undefined : 'has no text'));
if (!isContext(given.context)) stop(`${file} has no "context" with codes, featured and aliases`);
const cases = given.cases.map((one) => ({ ...one, got: readChot(one.text, given.context) }));
writeCases(out, { ...given, cases });

const wanted = cases.filter(({ want }) => want !== undefined);
const differing = wanted.filter(({ got, want }) => !isSame(got, want));
const wrong = differing.filter(({ got, want }) => isOrder(got) && !(isOrder(want) && isSameGoods(got, want)));
for (const one of differing)
  console.log(`${wrong.includes(one) ? 'wrong order' : 'differs'}: ${JSON.stringify(one.text.slice(0, 100))}
  got    ${JSON.stringify(one.got)}
  wanted ${JSON.stringify(one.want)}`);
const agreed = wanted.length > 0 ? `, ${wanted.length - differing.length} of ${wanted.length} as wanted` : '';
console.log(`chot: ${cases.length} cases${agreed}, ${wrong.length} wrong orders`);

function isContext(context) {
  const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
  const isTexts = (list) => Array.isArray(list) && list.every((one) => typeof one === 'string');
  if (!isRecord(context) || !isTexts(context.codes) || !isRecord(context.aliases)) return false;
  if (!isTexts(Object.values(context.aliases))) return false;
  if (context.units !== undefined && !isRecord(context.units)) return false;
  return context.featured === null || typeof context.featured === 'string';
}

function isOrder(chot) {
  return chot.intent === 'order' && !chot.confirm?.length;
}

/** Why a line is asked is a set: its order says nothing. */
function isSame(got, want) {
  const sorted = (chot) => ({ ...chot, items: chot.items ?? [], confirm: [...(chot.confirm ?? [])].sort() });
  return isDeepStrictEqual(sorted(got), sorted(want));
}

function isSameGoods(got, want) {
  return isDeepStrictEqual(got.items, want.items);
}
