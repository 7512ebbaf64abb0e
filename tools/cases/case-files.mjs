/**
 * The files of `npm run cases`: `{ "cases": [ … ] }` in, the same with a `got` in each case out. What cannot be used
 * ends the program with 2 and says why.
 */
import { readFileSync, writeFileSync } from 'node:fs';

/** `FILE [--json OUT]` in any order; anything else is answered with the usage. */
export function readArguments(args, usage) {
  const at = args.indexOf('--json');
  const out = at < 0 ? undefined : args[at + 1];
  const rest = at < 0 ? args : args.toSpliced(at, 2);
  if (rest.length !== 1 || rest[0].startsWith('--') || (at >= 0 && out === undefined)) stop(usage);
  return { file: rest[0], out };
}

/** The whole file, its list of cases included. */
export function readCases(file) {
  let given;
  try {
    given = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    stop(`${file}: ${error.message}`);
  }
  if (!Array.isArray(given?.cases)) stop(`${file} has no list "cases"`);
  return given;
}

/** Nothing is written without an `out`. */
export function writeCases(out, given) {
  if (out === undefined) return;
  try {
    writeFileSync(out, `${JSON.stringify(given, null, 2)}\n`);
  } catch (error) {
    stop(`${out}: ${error.message}`);
  }
}

export function stop(words) {
  console.error(words);
  process.exit(2);
}
