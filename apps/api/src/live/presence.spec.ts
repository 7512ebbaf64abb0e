import { afterEach, describe, expect, it } from '@jest/globals';
import { readEnv } from '../config/env.js';
import { makeLog } from '../http/log.js';
import { Bus } from './nodes/bus.js';
import { Presence } from './presence.js';

const log = makeLog('silent');
const env = readEnv({
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  SESSION_SECRET: 'only-for-specs-0123456789abcdef-0123456789',
});
let presence: Presence;
afterEach(() => presence.onApplicationShutdown());

describe('the count of one node', () => {
  it('is of people and not of tabs, and is never below nobody', () => {
    presence = new Presence(new Bus(env, log), log);
    const told: number[] = [];
    presence.onChange((_show, watching) => told.push(watching));
    presence.enter('show', 'a');
    presence.enter('show', 'a');
    presence.enter('show', 'b');
    for (const person of ['a', 'a', 'a', 'b', 'b']) presence.leave('show', person);
    expect(told).toEqual([1, 2, 1, 0]);
    expect(presence.countOf('show')).toBe(0);
  });
});
