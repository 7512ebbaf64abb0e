/**
 * `npm run chaos -- orders --rounds N`: the API, PostgreSQL or both are killed under a crowd of orders, N times; then
 * 500·N orders are sent over lines that break (`--only chaos.orders.resets`: these alone).
 */
import { randomInt } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '@chophien/testing';
import { RunningMarket } from '@chophien/testing/running-market';
import pg from 'pg';
import { BenchOffers } from '../parts/bench-offers.js';
import { makeBuyers } from '../parts/buyers.js';
import { checkJournal } from '../parts/check-journal.js';
import { addressOf } from '../parts/raw-socket.js';
import { figuresOf, proofOptions, Report } from '../parts/report.js';
import { measureResets } from '../parts/resets.js';
import { StubbornBuyer } from '../parts/stubborn-buyer.js';

const options = proofOptions();
const report = new Report('chaos orders', options);
const rounds = options.isShort ? Math.min(options.rounds, 10) : options.rounds;
const crowdSize = 60;
/** Little enough that most rounds sell out, so that both an oversell and an undersell would show. */
const capGrams = 60_000;
type Part = 'api' | 'postgres';
const faults: readonly (readonly Part[])[] = [['api'], ['postgres'], ['api', 'postgres']];

const resetsPerRound = 500;
const resetRows = 'chaos.orders.resets';
const asksResetsOnly = options.only?.startsWith(resetRows) ?? false;

const market = await RunningMarket.start(['--no-demo'], undefined, {
  EVENT_LIMIT_FACTOR: '1000',
  REQUESTS_PER_ADDRESS: '1000000',
});
const journalFile = join(market.folder, 'journal.jsonl');
const journal = openSync(journalFile, 'a');
const offers = await BenchOffers.open(market.ready.databaseUrl);
const scarce = asksResetsOnly ? [] : await offers.make(rounds, { cap: capGrams });
const [plenty = ''] = await offers.make(1);
await offers.close();
const acks: number[] = [];
const crowd = makeBuyers(market, crowdSize).map(
  (buyer, at) =>
    new StubbornBuyer(buyer, {
      url: market.ready.url,
      address: addressOf(at),
      journal,
      timesMost: 3,
      onAnswer: ({ orderId }, sentAtMs) => {
        if (orderId !== undefined) acks.push(sentAtMs);
      },
    }),
);

const recoveriesMs: number[] = [];
try {
  for (const [round, offerId] of scarce.entries()) {
    const parts = faults[randomInt(faults.length)] ?? ['api'];
    const recoveryMs = await oneRound(offerId, parts);
    recoveriesMs.push(recoveryMs);
    console.log(
      `round ${round + 1}: ${parts.join(' and ')} killed, first order after ${Math.round(recoveryMs)} ms`,
    );
  }
  for (const one of crowd) one.close();
  closeSync(journal);
  if (!asksResetsOnly) await verdict();
  if (report.has(resetRows) || asksResetsOnly) await measureResets(report, market, rounds * resetsPerRound);
} catch (fault) {
  console.error(`the market's last words:\n${market.printed.slice(-6_000)}`);
  throw fault;
} finally {
  for (const one of crowd) one.close();
  await market.stop();
}
report.finish();

/** A crowd buys; something is killed in the middle; the crowd goes on until orders come through again. */
async function oneRound(offerId: string, parts: readonly Part[]): Promise<number> {
  let over = false;
  const buying = Promise.all(
    crowd.map(async (buyer, at) => {
      // Half of them buy what does not run out: by them it is seen when the market is back.
      while (!over) await buyer.order(at % 2 === 0 ? offerId : plenty, 500 * randomInt(1, 5));
    }),
  );
  await sleep(150 + randomInt(250));
  acks.length = 0;
  const killedAtMs = performance.now();
  for (const part of parts) kill(part);
  // An order counts whose sending began after the fall: what was on its way then may still be answered.
  const isBack = () => acks.some((sentAtMs) => sentAtMs > killedAtMs);
  const back = until(isBack, { withinMs: 60_000, everyMs: 10, what: 'an order after the fall' });
  // The crowd goes on till it is told to end: before that it can only fail.
  await Promise.race([back, buying]);
  const recoveryMs = performance.now() - killedAtMs;
  // Some lines are cut too, so that answers are lost on their way.
  for (const buyer of crowd) if (randomInt(3) === 0) buyer.cut();
  await sleep(250);
  over = true;
  const late = sleep(60_000, undefined, { ref: false }).then(() => {
    throw new Error('an ask has no answer after a minute');
  });
  await Promise.race([buying, late]);
  return recoveryMs;
}

function kill(part: Part): void {
  const { api, postgres } = market.ready.pids;
  const pid = part === 'api' ? api[0] : postgres;
  // 0 would be our own group.
  if (!pid) throw new Error(`${part} does not run`);
  process.kill(pid, 'SIGKILL');
}

/** The database against the journal of the buyers. */
async function verdict(): Promise<void> {
  const client = new pg.Client({ connectionString: market.ready.databaseUrl });
  await client.connect();
  const checked = await checkJournal(journalFile, client, [...scarce, plenty]);
  await client.end();
  const invariant = (id: string, unit: string, value: number) =>
    report.add({ id: `chaos.orders.invariant.${id}`, unit, value, aim: '= 0' });
  report.add({ id: 'chaos.orders.answered', unit: '', value: checked.answered });
  const sent = crowd.reduce((sum, buyer) => sum + buyer.sent, 0);
  report.add({ id: 'chaos.orders.sent', unit: '', value: sent });
  report.add({ id: 'chaos.orders.sold-out-offers', unit: '', value: checked.soldOutOffers });
  invariant('acked-lost', '', checked.lost);
  invariant('oversold-grams', 'g', checked.overGrams);
  invariant('undersold-grams', 'g', checked.underGrams);
  invariant('duplicates', '', checked.doubled);
  const sorted = [...recoveriesMs].sort((one, other) => one - other);
  const p95 = sorted[Math.ceil(0.95 * sorted.length) - 1] ?? null;
  const { min, max, runs } = figuresOf(recoveriesMs);
  report.add({
    id: 'chaos.orders.recovery-p95-ms',
    unit: 'ms',
    value: p95 === null ? null : Math.round(p95),
    min,
    max,
    runs,
    aim: '<= 5000',
  });
}
