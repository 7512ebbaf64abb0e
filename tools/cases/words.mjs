/**
 * `npm run cases -- words FILE [--json OUT]`: what becomes of a chat line by its words? FILE holds
 * `{ "cases": [{ "text", "rules": { "blocked": [word | { "word", "verdict": "hold" | "block" }] }, "want"?: { "verdict" } }] }`;
 * a word by itself is held. OUT repeats it with `got: { verdict: "pass" | "mask" | "hold" | "block", why? }` in each case.
 * Ends with 0 when it ran, 2 on unusable arguments or file.
 */
import { judgeLine, readWordList } from '@chophien/domain';
import { readArguments, readCases, writeCases } from './parts/case-file.mjs';

const { file, out } = readArguments('npm run cases -- words FILE [--json OUT]');
const given = readCases(file, ({ text, rules }) =>
  typeof text === 'string' && Array.isArray(rules?.blocked) && rules.blocked.every(isWord)
    ? undefined
    : 'has no text and no rules with a list of blocked words',
);
const lists = new Map();
const cases = given.cases.map((one) => ({ ...one, got: judge(one) }));
writeCases(out, { ...given, cases });

const wanted = cases.filter(({ want }) => typeof want?.verdict === 'string');
const agree = wanted.filter(({ got, want }) => got.verdict === want.verdict);
for (const { text, got, want } of wanted.filter((one) => !agree.includes(one)))
  console.log(`${got.verdict}, wanted ${want.verdict}: ${text}`);
const count = (verdict) => cases.filter(({ got }) => got.verdict === verdict).length;
const agreed = wanted.length > 0 ? `, ${agree.length} of ${wanted.length} as wanted` : '';
console.log(
  `words: ${cases.length} cases, ${count('pass')} pass, ${count('mask')} mask, ${count('hold')} hold, ${count('block')} block${agreed}`,
);

function judge({ text, rules }) {
  const name = JSON.stringify(rules.blocked);
  const list = lists.get(name) ?? readWordList(rules.blocked.map(wordOf));
  lists.set(name, list);
  const { verdict, why, word } = judgeLine(text, list);
  return { verdict, ...((why ?? word) && { why: why ?? word }) };
}

function wordOf(word) {
  return typeof word === 'string'
    ? { word, verdict: 'hold' }
    : { word: word.word, verdict: word.verdict ?? 'hold' };
}

function isWord(word) {
  return typeof (word?.word ?? word) === 'string' && ['hold', 'block', undefined].includes(word.verdict);
}
