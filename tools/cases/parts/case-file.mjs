/** What every `npm run cases -- NAME FILE [--json OUT]` does: its arguments, the file of cases, the answers beside them. */
import { readFileSync, writeFileSync } from 'node:fs';

/** Reads the arguments; ends with 2 and the usage where they are none. */
export function readArguments(usage, args = process.argv.slice(2)) {
  const at = args.indexOf('--json');
  const out = at < 0 ? undefined : args[at + 1];
  const rest = at < 0 ? args : args.toSpliced(at, 2);
  if (rest.length !== 1 || rest[0].startsWith('--') || (at >= 0 && out === undefined)) stop(usage);
  return { file: rest[0], out };
}

/** The file with its `cases`; `faultOf` says what makes one unusable, and nothing of a good one. */
export function readCases(path, faultOf) {
  let read;
  try {
    read = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    stop(`${path}: ${error.message}`);
  }
  if (!Array.isArray(read?.cases)) stop(`${path} has no list "cases"`);
  read.cases.forEach((one, at) => {
    const fault = faultOf(one ?? {});
    if (fault !== undefined) stop(`${path}: case ${at + 1} ${fault}`);
  });
  return read;
}

/** Writes the file again with what was got in each case; nothing without a path. */
export function writeCases(path, value) {
  if (path === undefined) return;
  try {
    writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
  } catch (error) {
    stop(`${path}: ${error.message}`);
  }
}

export function stop(words) {
  console.error(words);
  process.exit(2);
}
