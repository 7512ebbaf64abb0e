import { openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '@chophien/testing';
import { makeBuyers } from './buyers.js';
import { slugOf } from './ground.js';
import type { Fault, NodesMarket } from './nodes-market.js';
import { addressOf } from './raw-socket.js';
import { round } from './report.js';
import { SteadyPerson } from './steady-person.js';

const dialledAtOnce = 50;
const allBackWithinMs = 90_000;

/** People of one show, and the files in which they write down what they were told. */
export type SteadyCrowd = {
  people: SteadyPerson[];
  files: { orders: string; lines: string };
};

export async function gatherCrowd(
  { running }: NodesMarket,
  { count, showId, name }: { count: number; showId: string; name: string },
): Promise<SteadyCrowd> {
  const fileOf = (what: string) => join(running.folder, `${name}-${what}.jsonl`);
  const files = { orders: fileOf('orders'), lines: fileOf('lines') };
  const journals = { orders: openSync(files.orders, 'a'), lines: openSync(files.lines, 'a') };
  const people: SteadyPerson[] = [];
  const { url } = running.ready;
  const slug = slugOf(showId);
  for (const [at, buyer] of makeBuyers(running, count).entries()) {
    people.push(new SteadyPerson(buyer, { url, slug, showId, address: addressOf(at), journals }));
    if (people.length % dialledAtOnce === 0) await untilAllIn(people);
  }
  await untilAllIn(people);
  return { people, files };
}

const untilAllIn = (people: readonly SteadyPerson[]) =>
  until(() => people.every(({ isIn }) => isIn), { withinMs: 30_000, what: 'all to be in' });

/** `act` again and again by everybody, until it is told to end; settled when the last act has its answer. */
export function keepGoing(
  people: readonly SteadyPerson[],
  act: (person: SteadyPerson) => Promise<void>,
  pauseMsMost = 0,
): { end: () => Promise<unknown> } {
  let isOver = false;
  const going = Promise.all(
    people.map(async (person) => {
      while (!isOver) {
        await act(person);
        if (pauseMsMost > 0) await sleep(Math.random() * pauseMsMost);
      }
    }),
  );
  return {
    end: () => {
      isOver = true;
      return going;
    },
  };
}

/** Strikes at any moment of a second; answers after how many seconds all were back, once the market is whole again. */
export async function strikeAndMeasure(
  market: NodesMarket,
  people: readonly SteadyPerson[],
  { name, strike }: Fault,
): Promise<number> {
  await sleep(500 + Math.random() * 500);
  const [seconds] = await Promise.all([secondsUntilAllBack(people), strike()]);
  await until(() => market.isWhole(), { withinMs: 60_000, what: 'a market that is whole' });
  console.log(`${name}, all back after ${round(seconds)} s`);
  return round(seconds);
}

/** Seconds from now until everybody is in the show and has had an act accepted that was begun after now. */
async function secondsUntilAllBack(people: readonly SteadyPerson[]): Promise<number> {
  const sinceMs = performance.now();
  const isBack = (person: SteadyPerson) => person.isIn && person.acceptedSinceMs > sinceMs;
  await until(() => people.every(isBack), { withinMs: allBackWithinMs, everyMs: 20, what: 'all to be back' });
  return (performance.now() - sinceMs) / 1_000;
}
