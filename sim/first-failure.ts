/** `first-failure.ts FROM SEEDS SECS`: the first seed that fails, as a line of JSON; `null` when none does. For mutants. */
import { hunt } from './hunt.js';

const [from = 1, seeds = 1_000, secs = 60] = process.argv.slice(2).map(Number);
console.log(JSON.stringify(hunt({ from, seeds, secs, most: 1 }).caught[0] ?? null));
