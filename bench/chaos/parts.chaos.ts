/** `npm run chaos -- parts`: Redis, LiveKit and PostgreSQL each away, slow and back, under load and with the desk open. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { BenchOffers } from '../parts/bench-offers.js';
import { checkJournal } from '../parts/check-journal.js';
import { checkLines } from '../parts/check-lines.js';
import { makeBuyers } from '../parts/buyers.js';
import { NodesMarket } from '../parts/nodes-market.js';
import {
  faultKinds,
  marketParts,
  strikePart,
  type FaultKind,
  type MarketPart,
} from '../parts/part-faults.js';
import { PartProbes, type Probed, type ProbeName } from '../parts/part-probes.js';
import { proofOptions, Report, round } from '../parts/report.js';
import { gatherCrowd, keepGoing, type SteadyCrowd } from '../parts/steady-crowd.js';

const options = proofOptions();
const report = new Report('chaos parts', options);
const [crowdSize, grams] = [30, 500];
const lasts: Record<FaultKind, number> = { down: 5_000, slow: 8_000 };
/** Long enough for whatever has to notice it. */
const afterMs = 12_000;
/** What may be said while something is away: that it is, and when to come again. */
const rightWords = new Set([
  'ok',
  'busy',
  'unavailable',
  'too_often',
  'slow_mode',
  'lost',
  'door 502',
  'door 503',
  'door 504',
]);

const market = await NodesMarket.start();
const { databaseUrl } = market.running.ready;
const offers = await BenchOffers.open(databaseUrl);
const { showId, slug } = offers;
const [offerId = ''] = await offers.make(1);
const client = new pg.Client({ connectionString: databaseUrl });
const seen: { part: MarketPart; kind: FaultKind; cells: Map<ProbeName, string> }[] = [];
let wrong = 0;
try {
  const [buyer, host] = makeBuyers(market.running, 2);
  if (!buyer || !host) throw new Error('nobody is there');
  await offers.grant(host.buyerId, 'host');
  await offers.close();
  const { url } = market.running.ready;
  const crowd = await gatherCrowd(market, { count: crowdSize, showId, name: 'parts' });
  const probes = new PartProbes({ url, showId, slug, offerId, buyer, host });
  const buying = keepGoing(
    crowd.people,
    async (person) => {
      await person.order(offerId, grams);
      await person.say();
    },
    400,
  );
  probes.start();
  await sleep(3_000);
  for (const part of marketParts) for (const kind of faultKinds) await strike(probes, part, kind);
  await probes.end();
  await buying.end();
  crowd.people.forEach((person) => person.leave());
  await client.connect();
  await verdict(crowd);
  await client.end();
} catch (fault) {
  console.error(`the market's last words:\n${market.running.printed.slice(-6_000)}`);
  throw fault;
} finally {
  await market.running.stop();
}
tell();
report.finish();

async function strike(probes: PartProbes, part: MarketPart, kind: FaultKind): Promise<void> {
  const id = `chaos.parts.${part}.${kind}.first-success-s`;
  if (!market.running.ready.pids[part]) {
    report.add({ id, unit: 's', value: null, why: `${part} does not run here` });
    return;
  }
  const struckAtMs = performance.now();
  const returnedAtMs = await strikePart(market.running, part, { kind, lastsMs: lasts[kind] });
  await sleep(afterMs);
  const during = probes.probed.filter(
    ({ begunAtMs }) => begunAtMs > struckAtMs + 300 && begunAtMs < returnedAtMs,
  );
  const after = probes.probed.filter(
    ({ begunAtMs, endedAtMs }) => begunAtMs >= struckAtMs && endedAtMs >= returnedAtMs,
  );
  wrong += [...during, ...after].filter(({ said }) => !rightWords.has(said)).length;
  const broken = new Set(during.filter(({ said }) => said !== 'ok').map(({ name }) => name));
  const waits = [...broken].map((name) => secondsUntilOk(after, name, returnedAtMs));
  const slowest = Math.max(0, ...waits);
  report.add({
    ...{ id, unit: 's', value: Number.isFinite(slowest) ? round(slowest, 2) : null, aim: '<= 5' },
    why: broken.size === 0 ? 'nothing had stopped' : `what had stopped: ${[...broken].join(', ')}`,
  });
  seen.push({ part, kind, cells: cellsOf(during) });
}

function secondsUntilOk(after: readonly Probed[], name: ProbeName, returnedAtMs: number): number {
  const first = after.find((each) => each.name === name && each.said === 'ok');
  return first ? (first.endedAtMs - returnedAtMs) / 1_000 : Infinity;
}

/** Per act what share was done meanwhile, and what else was said. */
function cellsOf(during: readonly Probed[]): Map<ProbeName, string> {
  const cells = new Map<ProbeName, string>();
  for (const name of new Set(during.map((each) => each.name))) {
    const mine = during.filter((each) => each.name === name);
    const done = mine.filter(({ said }) => said === 'ok').length;
    const others = [...new Set(mine.map(({ said }) => said))].filter((said) => said !== 'ok').sort();
    cells.set(name, `${done} of ${mine.length}${others.length > 0 ? `: ${others.join(', ')}` : ''}`);
  }
  return cells;
}

async function verdict({ people, files }: SteadyCrowd): Promise<void> {
  const lines = await checkLines(files.lines, client, showId);
  const orders = await checkJournal(files.orders, client, [offerId]);
  const failed = people.reduce((sum, person) => sum + person.failed, 0);
  const count = (id: string, value: number, aim?: string) =>
    report.add({ id: `chaos.parts.${id}`, unit: '', value, ...(aim && { aim }) });
  count('orders-acked', orders.taken);
  count('lines-acked', lines.acked);
  count('unanswered', failed);
  count('invariant.acked-lost', orders.lost + lines.lost, '= 0');
  // There is enough for everybody and nobody is shut out: a refusal that ends an act was a wrong word.
  count('invariant.wrong-words', wrong + orders.answered - orders.taken + lines.refused, '= 0');
}

/** As it stands in docs/parts-away.md. */
function tell(): void {
  const names = [...new Set(seen.flatMap(({ cells }) => [...cells.keys()]))];
  console.log(`| | ${names.join(' | ')} |`);
  for (const { part, kind, cells } of seen)
    console.log(`| ${part} ${kind} | ${names.map((name) => cells.get(name) ?? '').join(' | ')} |`);
}
