import { parseArgs } from 'node:util';

export const usage = `npm run sim -- [--seeds N] [--seed S] [--sequences N] [--secs S] [--short] [--only PREFIX] [--json FILE]
npm run sim -- --proof [--database URL]`;

export type SimOptions = {
  proof: boolean;
  database: string | undefined;
  seeds: number | undefined;
  seed: number | undefined;
  /** How many sequences are played against the running program. */
  sequences: number | undefined;
  secs: number | undefined;
  isShort: boolean;
  only: string | undefined;
  json: string | undefined;
};

/** Undefined: not to be understood. */
export function readOptions(args: string[]): SimOptions | undefined {
  try {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean' } as const;
    const { values } = parseArgs({
      args,
      options: {
        proof: flag,
        database: text,
        seeds: text,
        seed: text,
        sequences: text,
        secs: text,
        runs: text,
        short: flag,
        only: text,
        json: text,
      },
    });
    whole(values.runs);
    return {
      proof: values.proof ?? false,
      database: values.database,
      seeds: whole(values.seeds),
      seed: whole(values.seed),
      sequences: whole(values.sequences),
      secs: whole(values.secs),
      isShort: values.short ?? false,
      only: values.only,
      json: values.json,
    };
  } catch {
    return undefined;
  }
}

function whole(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error('a whole number from 1');
  return value;
}
