import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@chophien/testing';
import { randomUUID } from 'node:crypto';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { emit, openStall, Person, startMarket, type Market } from './harness.js';

const program = fileURLToPath(new URL('../../../docs/example-client.mjs', import.meta.url));

let market: Market;
let client: ChildProcess | undefined;
/** What stands between a client and the market, and may let its lines fall. */
const lines = new Set<Socket>();
const relay = createServer((near) => {
  const far = connect(Number(new URL(market.url).port), '127.0.0.1');
  for (const [from, to] of [
    [near, far],
    [far, near],
  ] as const) {
    lines.add(from);
    from.on('error', () => to.destroy()).on('close', () => to.destroy());
    from.pipe(to);
  }
});
const cut = () => lines.forEach((line) => line.destroy());
beforeAll(async () => {
  market = await startMarket({ nodes: 1 });
  await new Promise<void>((done) => relay.listen(0, '127.0.0.1', done));
});
afterEach(() => {
  client?.kill();
});
afterAll(async () => {
  cut();
  relay.close();
  await market.stop();
});

/** The example of docs/PROTOCOL.md, as a stranger runs it. */
function run(...args: string[]) {
  const said: string[] = [];
  const url = `http://127.0.0.1:${(relay.address() as AddressInfo).port}`;
  client = spawn(process.execPath, [program, url, ...args]);
  for (const stream of [client.stdout, client.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => said.push(...text.trim().split('\n')));
  return said;
}

const saying = (said: readonly string[], words: string, times = 1) =>
  until(() => said.filter((line) => line.includes(words)).length >= times, {
    withinMs: 15_000,
    what: `${times} × “${words}” in ${JSON.stringify(said)}`,
  });

describe('a client that a stranger wrote by docs/PROTOCOL.md', () => {
  it('is no longer than a hundred lines', () => {
    expect(readFileSync(program, 'utf8').trim().split('\n').length).toBeLessThanOrEqual(100);
  });

  it('sees the show, hears what changes, buys once, and goes on after its line was cut', async () => {
    const stall = await openStall(market);
    const buyer = await new Person(market.url).signIn();
    const addressId = await buyer.withAddress();
    const wish = ['--cookie', buyer.cookie, '--offer', 'A1', '--amount', '2000', '--address', addressId];
    const said = run(stall.slug, ...wish);
    await saying(said, 'A1: 100000 left at 32000');
    await saying(said, 'bought: ');
    await saying(said, 'A1: 98000 left');
    const hoa = await new Person(market.url).signIn();
    const socket = await hoa.connect();
    const line = { showId: stall.showId, text: 'Vải ngọt lắm cô ơi', key: randomUUID() };
    await emit(socket, 'chat.post', line);
    await saying(said, 'Vải ngọt lắm cô ơi');
    cut();
    await saying(said, 'joined', 2);
    await emit(socket, 'chat.post', { ...line, text: 'Cho em thêm hai ký', key: randomUUID() });
    await saying(said, 'Cho em thêm hai ký');
    socket.disconnect();
    expect(said.filter((word) => word.startsWith('bought'))).toHaveLength(1);
    stall.host.leave();
  }, 40_000);

  it('says why it is not let in', async () => {
    await saying(run('khong-co'), 'not let in: not_found');
  });
});
