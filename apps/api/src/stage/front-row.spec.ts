import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { readEnv } from '../config/env.js';
import { makeLog } from '../http/log.js';
import { Bus, type Seats } from '../live/index.js';
import { FrontRow } from './front-row.js';

const env = readEnv({
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  SESSION_SECRET: 'only-for-specs-0123456789abcdef-0123456789',
  FRONT_ROW_MAX: '3',
});

afterEach(() => {
  jest.useRealTimers();
});

/** A bus on which what the other nodes say is spoken by hand. */
function rowThatHears() {
  const bus = new Bus(env, makeLog('silent'));
  const ears: ((message: Seats) => void)[] = [];
  bus.onSeats = (hear) => void ears.push(hear);
  const row = new FrontRow(bus, env);
  const hear = (seats: number, nodeId = 'other') =>
    ears.forEach((ear) => ear({ to: 'seats', showId: 'show', nodeId, seats }));
  const sit = (...people: string[]) => people.map((who) => row.take('show', who, 'viewer'));
  return { row, hear, sit };
}

describe('the seats before the picture', () => {
  it('are as many as the market has set, and who has one keeps it', () => {
    const { row, sit } = rowThatHears();
    expect(sit('a', 'b', 'c', 'd', 'a')).toEqual([true, true, true, false, true]);
    expect(row.takenIn('show')).toBe(3);
  });

  it('are free again for the next when somebody gets up or moves to another show', () => {
    const { row, sit } = rowThatHears();
    sit('a', 'b', 'c');
    expect([row.giveBack('a'), row.giveBack('a')]).toEqual(['show', undefined]);
    row.take('other-show', 'b', 'viewer');
    expect(sit('d', 'e', 'f')).toEqual([true, true, false]);
    expect(row.takenIn('other-show')).toBe(1);
  });

  it('are never too few for those who look after the show', () => {
    const { row, sit } = rowThatHears();
    sit('a', 'b', 'c');
    expect(row.take('show', 'host', 'always')).toBe(true);
    expect(row.takenIn('show')).toBe(4);
  });

  it('count those that other nodes have given away, until they say otherwise', () => {
    const { row, hear, sit } = rowThatHears();
    hear(1, 'second');
    hear(1, 'third');
    expect(sit('a', 'b')).toEqual([true, false]);
    hear(0, 'third');
    expect(sit('b', 'c')).toEqual([true, false]);
    expect(row.takenIn('show')).toBe(3);
  });

  it('forget a node that has fallen silent', () => {
    jest.useFakeTimers();
    const { hear, sit } = rowThatHears();
    hear(3);
    jest.advanceTimersByTime(8_000);
    expect(sit('a')).toEqual([false]);
    jest.advanceTimersByTime(2_000);
    expect(sit('a')).toEqual([true]);
  });
});
