/**
 * `npm run sim -- --proof [--database URL]`: re-adds every movement and every order of a database and compares them with
 * its counters (default: the database of the `npm start` running on this checkout). Ends with 0 when they agree, 1 when
 * one differs (each is named), 2 on unusable arguments, 3 when the database does not answer.
 */
import { parseArgs } from 'node:util';
import { readRunning } from './running.js';
import { proveDatabase } from './prove-database.js';

const usage = 'npm run sim -- --proof [--database URL]';
process.exit(await main(process.argv.slice(2)));

async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (!options?.proof) return say(2, usage);
  const url = options.database ?? readRunning();
  if (url === undefined)
    return say(3, 'no npm start runs on this checkout: start it, or give --database URL');
  const proved = await proveDatabase(url).catch((fault: unknown) => String(fault));
  if (typeof proved === 'string') return say(3, `the database does not answer: ${proved}`);
  for (const line of proved.differences) console.log(line);
  const differ = proved.differences.length;
  const verdict = differ === 0 ? 'every counter agrees' : `${differ} counters differ`;
  console.log(`sim: ${proved.lots} lots, ${proved.offers} offers, ${verdict}`);
  return differ === 0 ? 0 : 1;
}

function readOptions(args: string[]): { proof?: boolean; database?: string } | undefined {
  try {
    return parseArgs({ args, options: { proof: { type: 'boolean' }, database: { type: 'string' } } }).values;
  } catch {
    return undefined;
  }
}

function say(code: number, words: string): number {
  console.error(words);
  return code;
}
