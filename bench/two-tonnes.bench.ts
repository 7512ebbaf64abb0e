/** `npm run bench -- two-tonnes`: the show this market is built for, whole: five thousand people, two tonnes, one minute. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '@chophien/testing';
import { pin, RunningMarket } from '@chophien/testing/running-market';
import pg from 'pg';
import { atRate } from './parts/at-rate.js';
import { BenchOffers } from './parts/bench-offers.js';
import { BuyerInShow, type Refused } from './parts/buyer-in-show.js';
import { makeBuyers, type Buyer } from './parts/buyers.js';
import { keepToOneCore } from './parts/crowd.js';
import { drawMinute, type Second } from './parts/draw-minute.js';
import { Heard } from './parts/ear.js';
import { figuresOf, proofOptions, Report } from './parts/report.js';
import { Staff } from './parts/staff.js';
import { talk } from './parts/wires.js';

const options = proofOptions();
const report = new Report('two-tonnes', options);
const seconds = options.secs ?? (options.isShort ? 15 : 60);
const [crowdSize, asksCount, capGrams] = [5_000, 20_000, 2_000_000];
const [linesPerSecond, heartsPerSecond, speakersCount] = [83, 500, 100];
const dialledAtOnce = 500;
/** In units of 500 g: from half a kilo to ten. */
const stepsMost = 20;
const patienceMs = 60_000;

/** `refused`: what it heard in the end. `sentAtMs`: when the sending went out that was answered so. */
type Ask = { amount: number; sentAtMs: number; tookMs: number; refused: Refused | undefined };

const market = await RunningMarket.start(['--no-demo'], undefined, {
  // One machine plays thousands of people: their own limits are raised, nothing is switched off.
  EVENT_LIMIT_FACTOR: '100',
  REQUESTS_PER_ADDRESS: '10000000',
  CAP_CHANGE_BIG_GRAMS: '2000000000',
  CAP_CHANGE_BIG_SHARE_PERCENT: '100',
});
keepToOneCore();
const { url, databaseUrl, pids } = market.ready;
pin(pids.api[0] ?? 0, '0');
const db = new pg.Client({ connectionString: databaseUrl });
await db.connect();
const offers = await BenchOffers.open(databaseUrl);
const [offerId = ''] = await offers.make(1, { cap: capGrams, rule: { kind: 'live' } });
const { slug } = offers;
const heard = new Heard();
/** What everybody sees on the screen; one of them is looked at for all. */
const price = { dong: 32_000, version: 1 };
const minute: Second[] = [];

try {
  const people = makeBuyers(market, crowdSize + 2);
  const host = await Staff.employ(url, offers, people.pop(), 'host');
  const moderator = await Staff.employ(url, offers, people.pop(), 'moderator');
  const crowd = await gather(people);
  await sleep(2_000);
  const isOver = { yes: false };
  await moderator.setCap(offerId, capGrams, capGrams / 2);
  const watching = watch(isOver);
  const [asks, raisedAtMs, talked] = await Promise.all([
    buyAll(crowd),
    moveTheShow(host, moderator),
    talk(
      { speakers: crowd.slice(0, speakersCount).map(speaker), heard, ears: crowdSize },
      { perSecond: linesPerSecond, seconds },
    ),
    sendHearts(crowd),
  ]);
  await sleep(1_000);
  await tell(crowd, asks, raisedAtMs);
  const times = figuresOf(talked.latencies);
  const lineP99 = talked.unheard > 0 ? null : (times.p99Ms ?? null);
  const why = `${talked.said} lines: ${talked.turnedAway} were told to come again, ${talked.unheard} not heard by all`;
  report.add({ id: 'two-tonnes.line-p99-ms', unit: 'ms', value: lineP99, why });
  isOver.yes = true;
  await watching;
  if (!options.isShort)
    writeFileSync(new URL('two-tonnes.svg', import.meta.url), drawMinute(minute, capGrams));
  for (const person of crowd) person.leave();
} finally {
  await offers.close();
  await db.end();
  await market.stop();
}
report.finish();

async function gather(people: readonly Buyer[]): Promise<BuyerInShow[]> {
  const crowd: BuyerInShow[] = [];
  for (let at = 0; at < people.length; at += dialledAtOnce) {
    const next = people
      .slice(at, at + dialledAtOnce)
      .map((buyer, nth) => BuyerInShow.enter(url, slug, { at: at + nth, buyer, heard }));
    crowd.push(...(await Promise.all(next)));
  }
  return crowd;
}

function speaker(person: BuyerInShow) {
  return { say: (text: string) => person.speak(offers.showId, text), close: () => undefined };
}

/** All asks, at even times over the minute; each carried until it has its answer. */
function buyAll(crowd: readonly BuyerInShow[]): Promise<Ask[]> {
  return Promise.all(
    Array.from({ length: asksCount }, async (_, nth) => {
      await sleep((nth / asksCount) * seconds * 1_000);
      // Spread by a step that meets everybody, and amounts by one that meets all of them.
      const person = crowd[(nth * 7_919) % crowd.length];
      if (!person) throw new Error('an ask of nobody');
      return buy(person, 500 * (1 + ((nth * 13) % stepsMost)));
    }),
  );
}

async function buy(person: BuyerInShow, amount: number): Promise<Ask> {
  const startedMs = performance.now();
  let key: string = randomUUID();
  for (;;) {
    const sentAtMs = performance.now();
    const answer = await Promise.race([
      person.order(offerId, amount, { ...price }, key),
      sleep(patienceMs, { ok: false, refusal: { code: 'unanswered' } as Refused }),
    ]);
    const { code, retryAfterMs = 0 } = answer.refusal ?? { code: 'yes' };
    if (code === 'busy') {
      await sleep(retryAfterMs * (0.5 + Math.random()));
      continue;
    }
    if (code === 'price_moved') {
      // Seen, and agreed to: another ask.
      key = randomUUID();
      await sleep(200);
      continue;
    }
    return { amount, sentAtMs, tookMs: performance.now() - startedMs, refused: answer.refusal };
  }
}

/**
 * The moderator sells half first, and the rest when that is gone; the price moves before, between and after. Answers when
 * the cap was as high again as it had been.
 */
async function moveTheShow(host: Staff, moderator: Staff): Promise<number> {
  await movePrice(host, 33_000);
  await until(async () => (await soldGrams()) > capGrams * 0.45, {
    withinMs: seconds * 1_000,
    what: 'half of it to be sold',
  });
  await movePrice(host, 31_000);
  await sleep(seconds * 30);
  await moderator.setCap(offerId, capGrams / 2, capGrams);
  const raisedAtMs = performance.now();
  await sleep(seconds * 300);
  await movePrice(host, 32_000);
  return raisedAtMs;
}

async function soldGrams(): Promise<number> {
  const { rows } = await db.query<{ sold: number }>(`select sold::float8 as sold from offers where id = $1`, [
    offerId,
  ]);
  return rows[0]?.sold ?? 0;
}

async function movePrice(host: Staff, priceDong: number): Promise<void> {
  await host.movePrice(offerId, priceDong);
  Object.assign(price, { dong: priceDong, version: price.version + 1 });
}

function sendHearts(crowd: readonly BuyerInShow[]): Promise<void> {
  return atRate(heartsPerSecond, seconds, (nth) =>
    crowd[(nth * 31) % crowd.length]?.send('show.react', { hearts: 1 }),
  );
}

/** Each second: how much is sold, at what price, and how late the market's own answers are. */
async function watch(isOver: { yes: boolean }): Promise<void> {
  const startedMs = performance.now();
  while (!isOver.yes) {
    const askedMs = performance.now();
    await fetch(`${url}/health/live`);
    const lagMs = performance.now() - askedMs;
    const { rows } = await db.query<{ sold: number; price: number }>(
      `select sold::float8 as sold, price_dong::float8 as price from offers where id = $1`,
      [offerId],
    );
    const [now = { sold: 0, price: 0 }] = rows;
    minute.push({ atS: (askedMs - startedMs) / 1_000, grams: now.sold, priceDong: now.price, lagMs });
    await sleep(500);
  }
}

async function tell(crowd: readonly BuyerInShow[], asks: readonly Ask[], raisedAtMs: number): Promise<void> {
  const { rows } = await db.query<{ cap: number; sold: number }>(
    `select cap::float8 as cap, sold::float8 as sold from offers where id = $1`,
    [offerId],
  );
  const { cap, sold } = rows[0] ?? { cap: 0, sold: 0 };
  const left = cap - sold;
  const audit = await offers.audit([offerId]);
  const told = asks.reduce((sum, { amount, refused }) => (refused ? sum : sum + amount), 0);
  // What was never given back was there at each turn: who asked for no more than is left now was refused wrongly.
  const wronged = asks.filter(
    ({ amount, refused, sentAtMs }) => refused && sentAtMs > raisedAtMs && amount <= left,
  );
  const lied = asks.filter(({ amount, refused }) => refused?.left !== undefined && refused.left >= amount);
  const others = asks.filter(({ refused }) => refused && refused.code !== 'sold_out');
  const differ = crowd.filter((person) => person.left !== left).length;
  const invariant = (name: string, value: number, why?: string) =>
    report.add({ id: `two-tonnes.invariant.${name}`, unit: '', value, aim: '= 0', ...(why && { why }) });
  invariant('oversold-grams', audit.oversold + Math.max(0, told - sold), `${sold} g sold of ${cap}`);
  invariant('undersold-grams', wronged.length + lied.length > 0 ? left : audit.undersold);
  invariant('unanswered', others.length, others[0]?.refused?.code);
  invariant('screens-differ', differ);
  const times = figuresOf(asks.map(({ tookMs }) => tookMs));
  report.add({ id: 'two-tonnes.verdict-p99-ms', unit: 'ms', value: times.p99Ms ?? null });
}
