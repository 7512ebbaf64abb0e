import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ShowFrame, ShowSnapshot } from '@chophien/contracts';
import { until } from '@chophien/testing';
import { openStall, Person, startTwoNodes, watch, type Market } from './harness.js';

let market: Market;
beforeAll(async () => {
  market = await startTwoNodes();
});
afterAll(() => market.stop());

const numbersOf = (frames: readonly ShowFrame[]) =>
  frames.flatMap((frame) =>
    frame.latest.flatMap((fact) => (fact.kind === 'presence.changed' ? [fact.watching] : [])),
  );
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe('who is watching', () => {
  it('is told to a studio whose audience is all on the other node, and again when it comes back', async () => {
    const own = await openStall(market);
    const studio = await watch(own.host, own.slug, market.urls[0], 'studio');
    const told = () => numbersOf(studio.seen.frames).join();
    const first = await new Person(market.url).signIn();
    await watch(first, own.slug, market.urls[1]);
    await until(() => told() === '1');
    first.leave();
    await until(() => told() === '1,0', { withinMs: 15_000 });
    const second = await new Person(market.url).signIn();
    await watch(second, own.slug, market.urls[1]);
    await until(() => told() === '1,0,1', { withinMs: 15_000 });
    second.leave();
    own.host.leave();
  }, 45_000);

  it('does not count the one who left before the join was answered', async () => {
    const own = await openStall(market);
    const node = market.urls[0];
    const watching = async () =>
      (await own.host.get<ShowSnapshot>(`/api/v1/shows/${own.slug}`, node)).watching;
    const hasty = await new Person(market.url).connect(node);
    // The show cannot be read until the lock is gone, so the join is still on its way when the line closes.
    await market.db.query('begin');
    await market.db.query('lock table shows in access exclusive mode');
    hasty.emit('show.join', { slug: own.slug }, () => undefined);
    await pause(100);
    hasty.disconnect();
    await pause(100);
    await market.db.query('rollback');
    await pause(4_000);
    expect(await watching()).toBe(0);
  }, 20_000);
});
