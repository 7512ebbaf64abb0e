import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Socket as Tcp } from 'node:net';
import { until } from '@chophien/testing';
import type { Socket } from 'socket.io-client';
import { randomUUID } from 'node:crypto';
import { ShowHub } from '../src/live/index.js';
import { openStall, Person, startMarket, watch, type Market, type Stall } from './harness.js';

let market: Market;
beforeAll(async () => {
  market = await startMarket({ nodes: 1 });
});
afterAll(() => market.stop());

const hub = () => {
  const found = market.apps[0]?.get(ShowHub);
  if (!found) throw new Error('there is no node');
  return found;
};

/** What a client reads its line with; the types of its library do not name it. */
const tcpOf = (socket: Socket) =>
  (socket.io.engine.transport as unknown as { ws: { _socket: Tcp } }).ws._socket;

/** Lines much longer than people may write, so that a line that is not read is soon behind. */
let seq = 0;
const lineBytes = 400_000;
function saySomethingLong({ showId }: Stall): void {
  seq += 1;
  const line = { id: randomUUID(), seq, name: 'Hoa', fromHost: false, atMs: Date.now() };
  hub().tellEvery(showId, { kind: 'chat.posted', line: { ...line, text: 'x'.repeat(lineBytes) } });
}

/** Somebody who has stopped reading, and somebody beside who reads all. */
async function twoWatch() {
  const stall = await openStall(market);
  const [slow, quick] = [
    await watch(new Person(market.url), stall.slug),
    await watch(new Person(market.url), stall.slug),
  ];
  const before = { ...hub().tally };
  tcpOf(slow.socket).pause();
  await until(
    () => {
      saySomethingLong(stall);
      return hub().tally.skipped > before.skipped;
    },
    { withinMs: 20_000, everyMs: 110, what: 'a line that is behind' },
  );
  return { stall, slow, quick, before };
}

describe('somebody whose line cannot keep up', () => {
  it('is passed over whole, and hears once how the show stands when it has caught up', async () => {
    const { stall, slow, quick } = await twoWatch();
    let snapshots = 0;
    slow.socket.on('show.snapshot', () => (snapshots += 1));
    saySomethingLong(stall);
    tcpOf(slow.socket).resume();
    await until(() => snapshots > 0 && slow.seen.snapshot?.chat.at(-1)?.seq === seq, {
      withinMs: 9_000,
      what: 'the show as it stands',
    });
    saySomethingLong(stall);
    const lastOf = ({ seen }: typeof slow) => seen.frames.at(-1)?.every.at(-1)?.line.seq;
    await until(() => lastOf(slow) === seq && lastOf(quick) === seq, { what: 'the next line with both' });
    expect(snapshots).toBe(1);
    const all = quick.seen.frames.flatMap(({ every }) => every.map(({ line }) => line.seq));
    expect(all).toEqual(Array.from({ length: all.length }, (_, at) => (all[0] ?? 0) + at));
    for (const { socket } of [slow, quick]) socket.disconnect();
    stall.host.leave();
  }, 40_000);

  it('is closed with the reason when it has read nothing for ten seconds', async () => {
    const { stall, slow, quick, before } = await twoWatch();
    const startedMs = performance.now();
    let said: unknown;
    slow.socket.on('disconnect', (_reason, details) => (said = details));
    await until(() => hub().tally.closed > before.closed, { withinMs: 15_000, what: 'the end of it' });
    expect(performance.now() - startedMs).toBeGreaterThan(9_000);
    tcpOf(slow.socket).resume();
    await until(() => said !== undefined, { what: 'the reason' });
    expect(said).toMatchObject({ context: { code: 4_008, reason: 'too_slow' } });
    expect(quick.socket.connected).toBe(true);
    quick.socket.disconnect();
    stall.host.leave();
  }, 40_000);
});
