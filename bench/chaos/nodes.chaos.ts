/**
 * `npm run chaos -- nodes --rounds N`: orders and lines while either of two nodes and their Redis are killed; then both nodes
 * are restarted, one after the other, with 1,000 orders in flight.
 */
import pg from 'pg';
import { BenchOffers } from '../parts/bench-offers.js';
import { checkJournal } from '../parts/check-journal.js';
import { checkLines } from '../parts/check-lines.js';
import { NodesMarket } from '../parts/nodes-market.js';
import { figuresOf, proofOptions, Report } from '../parts/report.js';
import { gatherCrowd, keepGoing, strikeAndMeasure, type SteadyCrowd } from '../parts/steady-crowd.js';

const options = proofOptions();
const report = new Report('chaos nodes', options);
const rounds = options.isShort ? Math.min(options.rounds, 3) : options.rounds;
const crowdSize = 60;
const inFlight = 1_000;
const grams = 500;

const market = await NodesMarket.start();
const { databaseUrl } = market.running.ready;
const offers = await BenchOffers.open(databaseUrl);
const { showId } = offers;
const [killedOffer = '', rolledOffer = ''] = await offers.make(2);
await offers.close();
const backS: number[] = [];
const client = new pg.Client({ connectionString: databaseUrl });
try {
  const killed = await underKills();
  const rolled = await underRollingRestart();
  await client.connect();
  await verdict(killed, rolled);
  await client.end();
} catch (fault) {
  console.error(`the market's last words:\n${market.running.printed.slice(-6_000)}`);
  throw fault;
} finally {
  await market.running.stop();
}
report.finish();

async function underKills(): Promise<SteadyCrowd> {
  const crowd = await gatherCrowd(market, { count: crowdSize, showId, name: 'killed' });
  const buying = keepGoing(crowd.people, async (person) => {
    await person.order(killedOffer, grams);
    await person.say();
  });
  for (let nth = 0; nth < rounds; nth += 1)
    for (const { name, strike } of market.faults) {
      const fault = { name: `round ${nth + 1}: ${name} killed`, strike };
      backS.push(await strikeAndMeasure(market, crowd.people, fault));
    }
  await buying.end();
  crowd.people.forEach((person) => person.leave());
  return crowd;
}

/** Each node is asked to leave and its successor awaited before the next one, as docs/runbook/restart.md says. */
async function underRollingRestart(): Promise<SteadyCrowd> {
  const crowd = await gatherCrowd(market, { count: inFlight, showId, name: 'rolled' });
  const buying = keepGoing(crowd.people, (person) => person.order(rolledOffer, grams));
  for (const node of [0, 1] as const) {
    const fault = { name: `node ${node + 1} restarted`, strike: () => market.signalNode(node, 'SIGTERM') };
    backS.push(await strikeAndMeasure(market, crowd.people, fault));
  }
  await buying.end();
  crowd.people.forEach((person) => person.leave());
  return crowd;
}

async function verdict(killed: SteadyCrowd, rolled: SteadyCrowd): Promise<void> {
  const lines = await checkLines(killed.files.lines, client, showId);
  const orders = await checkJournal(killed.files.orders, client, [killedOffer]);
  const rolledOrders = await checkJournal(rolled.files.orders, client, [rolledOffer]);
  const count = (id: string, value: number, aim?: string) =>
    report.add({ id: `chaos.nodes.${id}`, unit: '', value, ...(aim && { aim }) });
  count('orders-acked', orders.taken);
  count('lines-acked', lines.acked);
  count('rolling.orders-acked', rolledOrders.taken);
  count('rolling.in-flight', inFlight);
  count('invariant.acked-lost', orders.lost + lines.lost + rolledOrders.lost, '= 0');
  count('invariant.doubled', orders.doubled + lines.doubled + rolledOrders.doubled, '= 0');
  count('invariant.failed', failedOf(killed) + refusedOf(orders) + lines.refused, '= 0');
  // There is enough for everybody: what was not taken has failed.
  count('invariant.failed-accepted', failedOf(rolled) + refusedOf(rolledOrders) + rolledOrders.lost, '= 0');
  const { min, max, runs } = figuresOf(backS);
  report.add({ id: 'chaos.nodes.all-back-s', unit: 's', value: max, min, max, runs });
}

function failedOf({ people }: SteadyCrowd): number {
  return people.reduce((sum, { failed }) => sum + failed, 0);
}

function refusedOf({ answered, taken }: { answered: number; taken: number }): number {
  return answered - taken;
}
