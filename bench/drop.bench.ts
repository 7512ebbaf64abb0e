/** `npm run bench -- drop`: a crowd taps in the same second for a few hundred boxes. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Buyer } from './parts/buyers.js';
import { dialAll, openToCrowd, orderBody } from './parts/crowd.js';
import type { RawSocket } from './parts/raw-socket.js';
import { figuresOf, proofOptions, Report, round } from './parts/report.js';

const options = proofOptions();
const report = new Report('drop', options);
const crowdSize = options.isShort ? 1_250 : 5_000;
const boxes = options.isShort ? 200 : 800;
const withinMs = 1_000;
const quietMs = options.isShort ? 4_000 : 8_000;
/** One order. */
const boxGrams = 500;
/** An idle connection of PostgreSQL hands its counts in after ten seconds. */
const countedAfterMs = 11_000;
type Verdict = { ok: boolean; code: string; tookMs: number };

const { market, offers, buyers } = await openToCrowd(crowdSize, { eventLimitFactor: 100 });
const { url, databaseUrl } = market.ready;
const client = new pg.Client({ connectionString: databaseUrl });
await client.connect();

try {
  const crowd = await dialAll(url, buyers);
  const [offerId = ''] = await offers.make(1, { cap: boxes * boxGrams, perBuyer: boxGrams });
  const verdicts = await Promise.all(
    crowd.map(async (socket, at) => {
      await sleep((at / crowdSize) * withinMs);
      return order(socket, offerId, buyers[at]);
    }),
  );
  await tellVerdicts(verdicts, offerId);
  await tellStatements(crowd, offerId);
  for (const socket of crowd) socket.close();
} finally {
  await client.end();
  await offers.close();
  await market.stop();
}
report.finish();

function order(socket: RawSocket, offerId: string, buyer: Buyer | undefined): Promise<Verdict | undefined> {
  const sentAtMs = performance.now();
  return new Promise((done) => {
    const timer = setTimeout(() => done(undefined), 30_000);
    socket.send('order.place', orderBody(offerId, buyer), (text) => {
      clearTimeout(timer);
      const [answer] = JSON.parse(text) as [{ ok: boolean; refusal?: { code: string } }];
      done({ ok: answer.ok, code: answer.refusal?.code ?? '', tookMs: performance.now() - sentAtMs });
    });
  });
}

async function tellVerdicts(verdicts: readonly (Verdict | undefined)[], offerId: string): Promise<void> {
  const { rows } = await client.query<{ boxes: number }>(
    `select count(*)::int as boxes from orders where offer_id = $1`,
    [offerId],
  );
  const told = verdicts.filter((verdict) => verdict?.ok).length;
  const others = verdicts.filter((verdict) => verdict && !verdict.ok && verdict.code !== 'sold_out').length;
  const times = figuresOf(verdicts.flatMap((verdict) => (verdict ? [verdict.tookMs] : [])));
  const sold = rows[0]?.boxes === told ? told : -1;
  report.add({ id: 'drop.invariant.sold-boxes', unit: '', value: sold, aim: `= ${boxes}` });
  report.add({
    id: 'drop.invariant.unanswered',
    unit: '',
    value: verdicts.filter((verdict) => verdict === undefined).length + others,
    aim: '= 0',
  });
  report.add({ id: 'drop.verdict-p50-ms', unit: 'ms', value: times.p50Ms ?? null, aim: '<= 150' });
  report.add({ id: 'drop.verdict-p99-ms', unit: 'ms', value: times.p99Ms ?? null, aim: '<= 600' });
}

/** The crowd goes on tapping after the last box: how many transactions that costs beyond those of a quiet market. */
async function tellStatements(crowd: readonly RawSocket[], offerId: string): Promise<void> {
  await sleep(countedAfterMs);
  const quiet = await transactionsDuring(() => sleep(quietMs));
  let asked = 0;
  const busy = await transactionsDuring(async () => {
    const endMs = performance.now() + quietMs;
    while (performance.now() < endMs) {
      const at = asked % crowd.length;
      const socket = crowd[at];
      if (socket) await order(socket, offerId, buyers[at]);
      asked += 1;
    }
  });
  const perSecond = ((busy - quiet) / quietMs) * 1_000;
  report.add({
    id: 'drop.statements-after-sold-out-per-s',
    unit: '1/s',
    value: round(Math.max(0, perSecond), 2),
    aim: '<= 1',
    why: `${asked} refused in ${quietMs / 1_000} s`,
  });
}

/** Every statement outside a transaction is one; the server's own count comes a moment late. */
async function transactionsDuring(work: () => Promise<unknown>): Promise<number> {
  const before = await transactions();
  await work();
  await sleep(countedAfterMs);
  return (await transactions()) - before;
}

async function transactions(): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    `select xact_commit + xact_rollback as count from pg_stat_database where datname = current_database()`,
  );
  return Number(rows[0]?.count);
}
