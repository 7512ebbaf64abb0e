import { describe, expect, it } from '@jest/globals';
import { EventEmitter } from 'node:events';
import { keepDoor } from './door.js';
import type { LiveSocket } from './sockets.js';

type Written = { text: string; frame: Buffer | undefined };

/** A line as Engine.IO has it: `data` comes in, `write` goes out. */
class Line extends EventEmitter {
  readonly read: unknown[] = [];
  readonly written: Written[] = [];

  constructor(
    turnsAway: Parameters<typeof keepDoor>[1],
    readonly transport = { name: 'websocket' },
  ) {
    super();
    this.on('data', (data) => this.read.push(data));
    keepDoor({ conn: this } as unknown as LiveSocket, turnsAway);
  }

  write(text: string, options?: { wsPreEncodedFrame: [Buffer] }): void {
    this.written.push({ text, frame: options?.wsPreEncodedFrame[0] });
  }
}

const busy = { code: 'busy', retryAfterMs: 120 } as const;
const turnOfTheLoop = () => new Promise((next) => setImmediate(() => setImmediate(next)));
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

describe('the door', () => {
  it('answers whom it turns away under the number that was given, many in one write', async () => {
    const line = new Line(() => busy);
    for (const id of [0, 7, 1_234]) line.emit('data', order(id));
    await turnOfTheLoop();
    expect(line.read).toEqual([]);
    expect(line.written).toHaveLength(1);
    expect(messagesIn(line.written[0]?.frame ?? Buffer.alloc(0))).toEqual([0, 7, 1_234].map(answer));
  });

  it('lets through as it came what there is room for, and tells by which event', () => {
    const asked: string[][] = [];
    const line = new Line((event, message) => {
      asked.push([event, message]);
      return undefined;
    });
    line.emit('data', order(3));
    expect(line.read).toEqual([order(3)]);
    expect(asked).toEqual([['order.place', order(3)]]);
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
