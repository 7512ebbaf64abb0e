import { makeBuyers, type Buyer } from '@chophien/bench/buyers';
import { findGround, openShow, type Ground } from '@chophien/bench/ground';
import { RunningMarket } from '@chophien/testing/running-market';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { proveDatabase } from '../prove-database.js';
import { sequences, households, type Sequence } from './commands.js';
import { Deadlines } from './deadlines.js';
import { Visitor } from './doors.js';
import { play, type Hand } from './play.js';

export type ModelRun = { from: number; sequences: number; secs: number };
/** `heard`: how often each kind of answer. `found`: each divergence with its seed and the smallest sequence that shows it. */
export type ModelRan = {
  ran: number;
  commands: number;
  seconds: number;
  heard: Map<string, number>;
  found: string[];
};

/** Sequences at once: while one waits for the disk or for a sweep, the others go on. */
const handsCount = 32;
const divergencesMost = 3;
const peopleEach = households.length;

/** Plays sequences of commands against the built program and holds every answer against a plain book of the rules. */
export async function runModel(asked: ModelRun): Promise<ModelRan> {
  const market = await RunningMarket.start(['--no-demo'], undefined, {
    EVENT_LIMIT_FACTOR: '1000',
    REQUESTS_PER_ADDRESS: '1000000',
    HOLD_SECONDS: '3600',
    HOLDS_PER_ACCOUNT: '',
    HOLDS_PER_DEVICE: '',
    HOLDS_PER_ADDRESS: '',
    UNPAID_HOLDS_DAYS: '',
  });
  const { databaseUrl } = market.ready;
  const db = new pg.Pool({ connectionString: databaseUrl, max: 8 });
  const hands: Hand[] = [];
  try {
    for (const hand of await makeHands(market, db, Math.min(handsCount, asked.sequences))) hands.push(hand);
    const ran = await playAll(hands, asked);
    const { differences } = await proveDatabase(databaseUrl);
    return { ...ran, found: [...ran.found, ...differences] };
  } catch (fault) {
    console.error(`the market's last words:\n${market.printed.slice(-3_000)}`);
    throw fault;
  } finally {
    for (const { buyers, host, moderator } of hands)
      for (const visitor of [...buyers, host, moderator]) visitor.leave();
    await db.end();
    await market.stop();
  }
}

async function playAll(hands: readonly Hand[], { from, sequences: most, secs }: ModelRun): Promise<ModelRan> {
  const startedMs = performance.now();
  const seconds = () => (performance.now() - startedMs) / 1_000;
  const found: string[] = [];
  let [next, ran, commands] = [from, 0, 0];
  const isEnough = () => found.length >= divergencesMost;
  const hasMore = () => next < from + most && seconds() < secs && !isEnough();
  await Promise.all(
    hands.map(async (hand) => {
      while (hasMore()) {
        const played = await playSeed(hand, next++, isEnough);
        ran += 1;
        commands += played.commands;
        if (played.divergence !== undefined && !isEnough()) found.push(played.divergence);
      }
    }),
  );
  return { ran, commands, seconds: seconds(), heard: hands[0]?.heard ?? new Map(), found };
}

/** One seed is one sequence; where it diverges it is made as small as it can be. */
async function playSeed(
  hand: Hand,
  seed: number,
  isEnough: () => boolean,
): Promise<{ commands: number; divergence?: string }> {
  let commands = 0;
  const property = fc.asyncProperty(sequences, async (sequence) => {
    commands += sequence.commands.length;
    // Nobody will read it: it need not be made smaller.
    if (isEnough()) return;
    const failure = await play(hand, sequence);
    if (failure !== undefined) throw new Error(failure);
  });
  const { failed, counterexample, errorInstance } = await fc.check(property, { seed, numRuns: 1 });
  if (!failed) return { commands };
  const why = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  const story = counterexample ? tell(counterexample[0]) : '';
  return { commands, divergence: `seed ${seed} (--only sim.model --seed ${seed}): ${why}${story}` };
}

function tell({ opening, commands }: Sequence): string {
  const lines = [opening, ...commands].map((part) => `\n    ${JSON.stringify(part)}`);
  return lines.join('');
}

async function makeHands(market: RunningMarket, db: pg.Pool, count: number): Promise<Hand[]> {
  const { url } = market.ready;
  const ground = await findGround(db);
  const people = makeBuyers(market, count * peopleEach + 2);
  const [host, moderator] = await Promise.all(
    (['host', 'moderator'] as const).map((bundle) => employ(db, ground, take(people), bundle)),
  );
  if (!host || !moderator) throw new Error('nobody looks after the booth');
  const deadlines = new Deadlines(db);
  const heard = new Map<string, number>();
  const hands: Hand[] = [];
  for (let made = 0; made < count; made += 1) {
    const buyers = Array.from({ length: peopleEach }, () => take(people));
    await moveTogether(db, buyers);
    hands.push({
      ...{ db, deadlines, heard, ground: { ...ground, showId: await openShow(db, ground) } },
      buyers: await Promise.all(buyers.map((buyer) => Visitor.arrive(url, buyer))),
      host: await Visitor.arrive(url, host),
      moderator: await Visitor.arrive(url, moderator),
    });
  }
  return hands;
}

function take(people: Buyer[]): Buyer {
  const one = people.pop();
  if (!one) throw new Error('there are not enough people');
  return one;
}

async function employ(
  db: pg.Pool,
  { boothId }: Ground,
  person: Buyer,
  bundle: 'host' | 'moderator',
): Promise<Buyer> {
  await db.query(`insert into grants (id, account_id, bundle, booth_id) values ($1, $2, $3, $4)`, [
    ...[randomUUID(), person.buyerId, bundle, boothId],
  ]);
  return person;
}

/** The first two live at one address, each with an entry of their own in their own address book. */
async function moveTogether(db: pg.Pool, [one, other]: readonly Buyer[]): Promise<void> {
  await db.query(
    `update addresses a set commune_code = b.commune_code, commune_name = b.commune_name,
       province_code = b.province_code, province_name = b.province_name, line = b.line
     from addresses b where a.id = $1 and b.id = $2`,
    [other?.addressId, one?.addressId],
  );
}
