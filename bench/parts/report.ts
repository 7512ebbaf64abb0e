import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';

/** One figure. `ratio` is value / floor for rates and floor / value for costs: bigger is always better. */
export type Row = {
  id: string;
  unit: string;
  value: number | null;
  why?: string;
  min?: number;
  max?: number;
  runs?: number;
  p50Ms?: number;
  p99Ms?: number;
  cpuSecondsPerThousand?: number;
  walFlushesPerOrder?: number;
  floor?: string;
  ratio?: number;
  aim?: string;
  holds?: boolean;
};

export type ProofOptions = {
  runs: number | undefined;
  secs: number | undefined;
  only: string | undefined;
  isShort: boolean;
  rounds: number;
  json: string | undefined;
};

/** The options that every proof takes. Ends the process with 2 on one that it does not know. */
export function proofOptions(): ProofOptions {
  try {
    const { values } = parseArgs({
      options: {
        runs: { type: 'string' },
        secs: { type: 'string' },
        rounds: { type: 'string' },
        only: { type: 'string' },
        short: { type: 'boolean' },
        json: { type: 'string' },
      },
    });
    return {
      runs: whole(values.runs, '--runs'),
      secs: whole(values.secs, '--secs'),
      rounds: whole(values.rounds, '--rounds') ?? 1,
      only: values.only,
      isShort: values.short ?? false,
      json: values.json,
    };
  } catch (fault) {
    console.error(fault instanceof Error ? fault.message : String(fault));
    process.exit(2);
  }
}

function whole(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${name} takes a whole number from 1`);
  return value;
}

/** Gathers the rows of a proof, prints them and ends the process: 1 only when an invariant does not hold. */
export class Report {
  private readonly rows: Row[] = [];
  private readonly startedAt = new Date();

  constructor(
    private readonly name: string,
    private readonly options: ProofOptions,
  ) {}

  add(row: Row): void {
    const done = { ...row, ...(row.aim !== undefined && row.value !== null && { holds: holds(row) }) };
    this.rows.push(done);
    console.log(line(done));
  }

  /** A row and its floor from the samples of both. Less is better unless `unit` is a rate. */
  addPair(
    row: Pick<Row, 'id' | 'unit' | 'aim'> & { floor: string },
    samples: readonly number[],
    floorSamples: readonly number[],
  ): void {
    const [value, floor] = [figuresOf(samples), figuresOf(floorSamples)];
    const ratio = row.unit.includes('/s') ? value.value / floor.value : floor.value / value.value;
    this.add({ id: row.floor, unit: row.unit, ...floor });
    this.add({ ...row, ...value, ratio: round(ratio, 3) });
  }

  has(id: string): boolean {
    return this.options.only === undefined || id.startsWith(this.options.only);
  }

  finish(): never {
    const held = this.rows.filter((row) => row.holds === true).length;
    const short = this.rows.filter((row) => row.holds === false).length;
    const missing = this.rows.filter((row) => row.value === null).length;
    if (this.options.json) writeFileSync(this.options.json, `${JSON.stringify(this.page(), null, 2)}\n`);
    console.log(
      `${this.name}: ${this.rows.length} rows, ${held} hold, ${short} fall short, ${missing} not measured`,
    );
    // An invariant that was not looked at did not hold.
    const isBroken = (row: Row) => row.id.includes('.invariant.') && row.holds !== true;
    process.exit(this.rows.some(isBroken) ? 1 : 0);
  }

  private page() {
    return {
      name: this.name,
      commit: commit(),
      startedAt: this.startedAt.toISOString(),
      seconds: Math.round((Date.now() - this.startedAt.getTime()) / 1_000),
      machine: { cpus: cpus().length, memBytes: totalmem(), node: process.versions.node },
      rows: this.rows,
    };
  }
}

/** The median with its spread. */
export function figuresOf(samples: readonly number[]): {
  value: number;
  min: number;
  max: number;
  runs: number;
  p50Ms?: number;
  p99Ms?: number;
} {
  const sorted = [...samples].sort((one, other) => one - other);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  const figures = { value: round(at(0.5)), min: round(at(0)), max: round(at(1)), runs: samples.length };
  return samples.length >= 20 ? { ...figures, p50Ms: round(at(0.5)), p99Ms: round(at(0.99)) } : figures;
}

function holds(row: Row): boolean {
  const found = /^(ratio )?(<=|>=|=) (-?[\d.]+)$/.exec(row.aim ?? '');
  const [, ofRatio, sign, bound] = found ?? [];
  const value = ofRatio ? row.ratio : row.value;
  if (value === undefined || value === null || bound === undefined) return false;
  if (sign === '=') return value === Number(bound);
  return sign === '<=' ? value <= Number(bound) : value >= Number(bound);
}

export const round = (value: number, digits = 1) => Math.round(value * 10 ** digits) / 10 ** digits;

function line(row: Row): string {
  const verdict = row.holds === undefined ? '' : row.holds ? '  holds' : '  FALLS SHORT';
  if (row.value === null) return `${row.id}  not measured: ${row.why ?? 'no reason given'}`;
  const spread = row.min === undefined ? '' : ` (${row.min}–${row.max}, ${row.runs} runs)`;
  const ratio = row.ratio === undefined ? '' : `  ratio ${row.ratio} of ${row.floor}`;
  const times = row.p50Ms === undefined ? '' : `  p50 ${row.p50Ms} p99 ${row.p99Ms} ms`;
  const cost =
    row.cpuSecondsPerThousand === undefined
      ? ''
      : `  ${row.cpuSecondsPerThousand} CPU-s a thousand, ${row.walFlushesPerOrder} flushes an order`;
  return `${row.id}  ${row.value} ${row.unit}${spread}${times}${cost}${ratio}${row.aim ? `  aim ${row.aim}` : ''}${verdict}${row.why ? `: ${row.why}` : ''}`;
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
