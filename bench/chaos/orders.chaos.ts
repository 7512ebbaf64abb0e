/** `npm run chaos -- orders`: the API, PostgreSQL or both are killed under a crowd of orders, again and again. */
import { randomInt } from 'node:crypto';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '@chophien/testing';
import { RunningMarket } from '@chophien/testing/running-market';
import pg from 'pg';
import { BenchOffers } from '../parts/bench-offers.js';
import { makeBuyers } from '../parts/buyers.js';
import { addressOf } from '../parts/raw-socket.js';
import { figuresOf, proofOptions, Report } from '../parts/report.js';
import { StubbornBuyer, type Entry } from '../parts/stubborn-buyer.js';

const options = proofOptions();
const report = new Report('chaos orders', options);
const rounds = options.isShort ? Math.min(options.rounds, 10) : options.rounds;
const crowdSize = 60;
/** Little enough that most rounds sell out, so that both an oversell and an undersell would show. */
const capGrams = 60_000;
type Part = 'api' | 'postgres';
type Kept = { id: string; buyer_id: string; key: string; offer_id: string; amount: number };
const faults: readonly (readonly Part[])[] = [['api'], ['postgres'], ['api', 'postgres']];

const market = await RunningMarket.start(['--no-demo'], undefined, {
  EVENT_LIMIT_FACTOR: '1000',
  REQUESTS_PER_ADDRESS: '1000000',
});
const journalFile = join(market.folder, 'journal.jsonl');
const journal = openSync(journalFile, 'a');
const offers = await BenchOffers.open(market.ready.databaseUrl);
const scarce = await offers.make(rounds, { cap: capGrams });
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
  await verdict();
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
  let answered = false;
  // Settles only when a buyer fails: then there is nothing more to wait for.
  const failed = buying.then(() => {
    answered = true;
    return new Promise<never>(() => undefined);
  });
  await sleep(150 + randomInt(250));
  acks.length = 0;
  const killedAtMs = performance.now();
  for (const part of parts) kill(part);
  // An order counts whose sending began after the fall: what was on its way then may still be answered.
  const isBack = () => acks.some((sentAtMs) => sentAtMs > killedAtMs);
  const back = until(isBack, { withinMs: 60_000, everyMs: 10, what: 'an order after the fall' });
  await Promise.race([back, failed]);
  const recoveryMs = performance.now() - killedAtMs;
  // Some lines are cut too, so that answers are lost on their way.
  for (const buyer of crowd) if (randomInt(3) === 0) buyer.cut();
  await sleep(250);
  over = true;
  await Promise.race([failed, until(() => answered, { withinMs: 60_000, what: 'an answer to every ask' })]);
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
  const entries = readFileSync(journalFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Entry);
  const client = new pg.Client({ connectionString: market.ready.databaseUrl });
  await client.connect();
  const { rows: orders } = await client.query<Kept>(
    `select id, buyer_id, key, offer_id, amount from orders where offer_id = any($1)`,
    [[...scarce, plenty]],
  );
  const { rows: counters } = await client.query<{ id: string; cap: number; sold: number }>(
    `select id, cap, held + sold as sold from offers where id = any($1)`,
    [[...scarce, plenty]],
  );
  await client.end();
  const byKey = new Map<string, Kept[]>();
  for (const order of orders) byKey.set(order.key, [...(byKey.get(order.key) ?? []), order]);
  const taken = entries.filter(({ orderId }) => orderId !== undefined);
  const lost = taken.filter(({ key, orderId, amount }) => {
    const [kept] = byKey.get(key) ?? [];
    return kept?.id !== orderId || kept?.amount !== amount;
  });
  const acked = new Set(taken.map(({ key }) => key));
  const twice = [...byKey.values()].filter((same) => same.length > 1).length;
  // Every ask was answered in the end: an order that nobody was told of was made beside one that was refused.
  const untold = orders.filter(({ key }) => !acked.has(key)).length;
  const sums = counters.map((offer) => gramsOf(offer, orders, entries));
  const soldOut = new Set(entries.filter(({ code }) => code === 'sold_out').map(({ offerId }) => offerId))
    .size;
  const invariant = (id: string, unit: string, value: number) =>
    report.add({ id: `chaos.orders.invariant.${id}`, unit, value, aim: '= 0' });
  report.add({ id: 'chaos.orders.answered', unit: '', value: entries.length });
  report.add({ id: 'chaos.orders.sold-out-offers', unit: '', value: soldOut });
  invariant('acked-lost', '', lost.length);
  invariant('oversold-grams', 'g', total(sums.map(({ over }) => over)));
  invariant('undersold-grams', 'g', total(sums.map(({ under }) => under)));
  invariant('duplicates', '', twice + untold);
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

/** What one offer sold beyond its cap, and what it refused to people whom it could have served. */
function gramsOf(
  { id, cap, sold }: { id: string; cap: number; sold: number },
  orders: readonly Kept[],
  entries: readonly Entry[],
): { over: number; under: number } {
  const ordered = total(orders.filter((order) => order.offer_id === id).map(({ amount }) => amount));
  // Nothing is cancelled here, so what is left at the end was left at every refusal.
  const refused = entries.filter(({ offerId, code }) => offerId === id && code === 'sold_out');
  const fitting = refused.filter(({ amount }) => amount <= cap - ordered).map(({ amount }) => amount);
  return {
    over: Math.max(0, ordered - cap) + Math.max(0, ordered - sold),
    under: Math.max(0, sold - ordered) + total(fitting),
  };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
