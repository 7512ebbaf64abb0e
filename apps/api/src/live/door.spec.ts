import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { EventEmitter } from 'node:events';
import { Writable } from 'node:stream';
import * as ws from 'ws';
import { keepDoor, type Keeper } from './door.js';
import type { LiveSocket } from './sockets.js';

type Taken = Parameters<Keeper['take']> extends [unknown, ...infer Of] ? Of : never;
type Written = { text: string; frame: Buffer | undefined };

/** A line as Engine.IO has it: `data` comes in, `write` goes out. */
class Line extends EventEmitter {
  readonly read: unknown[] = [];
  readonly taken: Taken[] = [];
  readonly written: Written[] = [];

  constructor(
    turnsAway: Keeper['turnsAway'],
    readonly transport: { name: string; socket?: { pause: () => void; resume: () => void } } = {
      name: 'websocket',
    },
  ) {
    super();
    this.on('data', (data) => this.read.push(data));
    const socket = { conn: this, connected: true } as unknown as LiveSocket;
    const knows = (event: string): event is 'order.place' => event === 'order.place';
    keepDoor(socket, { turnsAway, knows, take: (_, ...of) => this.taken.push(of) });
  }

  write(text: string, options?: { wsPreEncodedFrame: [Buffer] }): void {
    this.written.push({ text, frame: options?.wsPreEncodedFrame[0] });
  }
}

/** Its types do not name what reads messages out of bytes. */
const { Receiver } = ws as unknown as { Receiver: new (options: { isServer: boolean }) => Writable };

const busy = { code: 'busy', retryAfterMs: 120 } as const;
const turnOfTheLoop = () => new Promise((next) => setImmediate(next));
const order = (id: string | number) => `2${id}["order.place",{"offerId":"x"}]`;
const answer = (id: number) => `43${id}[{"ok":false,"refusal":{"code":"busy","retryAfterMs":120}}]`;

/** The messages in what a server sent, by RFC 6455, 5.2. */
function messagesIn(bytes: Buffer): string[] {
  const found: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const [head = 0, length = 0] = [bytes[at], bytes[at + 1]];
    expect([head, length < 126]).toEqual([0x81, true]);
    found.push(bytes.toString('utf8', at + 2, at + 2 + length));
    at += 2 + length;
  }
  return found;
}

/** Messages of any length, read by a reader that is not ours. */
function messagesOf(frames: Buffer): string[] {
  const heard: string[] = [];
  const reader = new Receiver({ isServer: false });
  reader.on('message', (data: Buffer) => heard.push(data.toString()));
  reader.write(frames);
  return heard;
}

afterEach(() => void jest.useRealTimers());

describe('the door', () => {
  it('answers whom it turns away under the number that was given, many in one write', async () => {
    const line = new Line(() => busy);
    for (const id of [0, 7, 1_234]) line.emit('data', order(id));
    await turnOfTheLoop();
    expect(line.read).toEqual([]);
    expect(line.written).toHaveLength(1);
    expect(messagesIn(line.written[0]?.frame ?? Buffer.alloc(0))).toEqual([0, 7, 1_234].map(answer));
  });

  it('listens to nobody for a moment who was told to come back later, and then again', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick'] });
    const heard: string[] = [];
    const socket = { pause: () => heard.push('pause'), resume: () => heard.push('resume') };
    for (const transport of [{ name: 'websocket', socket }, { name: 'polling' }]) {
      const line = new Line(() => busy, transport);
      // However much of a line is turned away together, it rests once.
      for (const id of [1, 2, 3]) line.emit('data', order(id));
    }
    await new Promise<void>((next) => process.nextTick(next));
    expect(heard).toEqual(['pause']);
    jest.advanceTimersByTime(1_000);
    expect(heard).toEqual(['pause', 'resume']);
  });

  it('listens again to a crowd little by little, and to all of it in the end', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
    let listening = 0;
    const socket = { pause: () => undefined, resume: () => (listening += 1) };
    for (let lines = 0; lines < 400; lines += 1)
      new Line(() => busy, { name: 'websocket', socket }).emit('data', order(1));
    await new Promise<void>((next) => process.nextTick(next));
    jest.advanceTimersByTime(1_000);
    expect(listening).toBeGreaterThan(0);
    expect(listening).toBeLessThanOrEqual(100);
    for (let before = 0; listening > before;) {
      before = listening;
      await turnOfTheLoop();
    }
    expect(listening).toBe(400);
  });

  it('goes on listening to whom there is room for', async () => {
    const heard: string[] = [];
    const socket = { pause: () => heard.push('pause'), resume: () => heard.push('resume') };
    const line = new Line(() => undefined, { name: 'websocket', socket });
    line.emit('data', order(1));
    line.taken[0]?.[2]({ ok: true });
    await turnOfTheLoop();
    expect([line.written.length, heard]).toEqual([1, []]);
  });

  it('answers a batch that is settled together in one write to each line', async () => {
    const line = new Line(() => undefined);
    for (const id of [1, 2, 3]) line.emit('data', order(id));
    line.taken.forEach(([, , ack], at) => ack({ said: 'vải'.repeat(at * 30) }));
    await turnOfTheLoop();
    expect(line.written).toHaveLength(1);
    const told = messagesOf(line.written[0]?.frame ?? Buffer.alloc(0));
    expect(told).toEqual([1, 2, 3].map((id, at) => `43${id}[{"said":"${'vải'.repeat(at * 30)}"}]`));
  });

  it('hands over what there is room for with its body, and answers in one message, however long', async () => {
    const asked: string[][] = [];
    const line = new Line((event, message) => {
      asked.push([event, message]);
      return undefined;
    });
    line.emit('data', order(3));
    expect([line.read, asked]).toEqual([[], [['order.place', order(3)]]]);
    const [[event, body, ack] = []] = line.taken;
    expect([event, body]).toEqual(['order.place', { offerId: 'x' }]);
    for (const said of ['vải', 'ả'.repeat(40), 'ả'.repeat(41), 'ả'.repeat(21_000), 'ả'.repeat(30_000)]) {
      ack?.({ said });
      await turnOfTheLoop();
      const { text, frame } = line.written.at(-1) ?? { text: '' };
      const told = frame ? messagesOf(frame) : [`4${text}`];
      expect(told).toEqual([`433[{"said":"${said}"}]`]);
    }
  });

  it.each([
    ['an event that nobody knows', '23["order.take",{}]'],
    ['an event without a body', '23["order.place"]'],
    ['an event with two bodies', '23["order.place",{},{}]'],
    ['no JSON', '23["order.place",{]'],
  ])('leaves %s to the reader', (_, data) => {
    const line = new Line(() => undefined);
    line.emit('data', data);
    expect([line.read, line.taken, line.written]).toEqual([[data], [], []]);
  });

  it('speaks Socket.IO’s own way on a line that is no WebSocket', async () => {
    const line = new Line(() => busy, { name: 'polling' });
    line.emit('data', order(5));
    await turnOfTheLoop();
    expect(line.written).toEqual([{ text: answer(5).slice(1), frame: undefined }]);
  });

  it.each([
    ['an event that awaits no answer', '2["order.place",{}]'],
    ['an event of another namespace', '2/admin,4["order.place",{}]'],
    ['another packet', '41'],
    ['nothing', ''],
    ['a number without end', order('9'.repeat(40))],
    ['no list', '23{"order.place":1}'],
    ['bytes', Buffer.from('23["order.place"]')],
  ])('leaves %s to the reader', async (_, data) => {
    const line = new Line(() => busy);
    line.emit('data', data);
    await turnOfTheLoop();
    expect([line.read, line.written]).toEqual([[data], []]);
  });
});
