import type { ClientEvent } from '@chophien/contracts';
import type { Busy } from '@chophien/domain';
import type { LiveSocket } from './sockets.js';

type Line = LiveSocket['conn'];

export type Keeper = {
  knows: (event: string) => event is ClientEvent;
  /** Whom there is no room for now, by the message as it came: unread, unchecked, of anybody. */
  turnsAway: (event: ClientEvent, message: string) => Busy | undefined;
  take: (event: ClientEvent, body: unknown, ack: (answer: unknown) => void) => void;
};

/**
 * Stands before Socket.IO reads a message. In a flood most asks hear that it is too crowded now, and reading each of
 * them whole, only to say that, would take the time of those that can be served. An ask of the usual form, an event we
 * know with one body and an ack, is read here and goes straight to its handler; all others Socket.IO reads.
 */
export function keepDoor(socket: LiveSocket, keeper: Keeper): void {
  const { conn } = socket;
  const readers = conn.listeners('data') as ((data: unknown) => void)[];
  conn.removeAllListeners('data');
  conn.on('data', (data: unknown) => {
    const isTaken = typeof data === 'string' && socket.connected && takeIn(conn, data, keeper);
    if (!isTaken) for (const read of readers) read.call(conn, data);
  });
}

/** False: it is for Socket.IO to read. */
function takeIn(conn: Line, message: string, { knows, turnsAway, take }: Keeper): boolean {
  const { id, event } = askIn(message) ?? {};
  if (id === undefined || event === undefined || !knows(event)) return false;
  const busy = turnsAway(event, message);
  if (busy) {
    sayBusy(conn, id, busy);
    return true;
  }
  const list = listIn(message.slice(id.length + 1));
  if (list) take(event, list[1], (answer) => say(conn, `43${id}[${JSON.stringify(answer)}]`));
  return list !== undefined;
}

/** Undefined: not the usual form, or no JSON at all; Socket.IO says what becomes of it. */
function listIn(text: string): [string, unknown] | undefined {
  try {
    const list = JSON.parse(text) as unknown[];
    return list.length === 2 ? (list as [string, unknown]) : undefined;
  } catch {
    return undefined;
  }
}

const idDigitsMax = 16;
const digits = /^\d+$/;

/** `2`, the number under which the answer is awaited, and a list that begins with the event's name. */
function askIn(message: string): { id: string; event: string } | undefined {
  const list = message.indexOf('[');
  if (message[0] !== '2' || list > 1 + idDigitsMax || message[list + 1] !== '"') return undefined;
  const [id, end] = [message.slice(1, list), message.indexOf('"', list + 2)];
  return digits.test(id) && end > 0 ? { id, event: message.slice(list + 2, end) } : undefined;
}

/** What each line is to hear at the end of this turn of the loop: many answers are one write. */
const unsaid = new Map<Line, string>();

function sayBusy(conn: Line, id: string, { code, retryAfterMs }: Busy): void {
  const packet = `43${id}[{"ok":false,"refusal":{"code":"${code}","retryAfterMs":${retryAfterMs}}}]`;
  if (conn.transport.name !== 'websocket') return say(conn, packet);
  if (unsaid.size === 0) setImmediate(sayAll);
  unsaid.set(conn, `${unsaid.get(conn) ?? ''}\x81${String.fromCharCode(packet.length)}${packet}`);
}

function sayAll(): void {
  for (const [conn, frames] of unsaid) write(conn, Buffer.from(frames, 'latin1'));
  unsaid.clear();
}

const [shortMax, middleMax] = [125, 65_535];

function say(conn: Line, packet: string): void {
  const bytes = Buffer.byteLength(packet);
  // A line that is no WebSocket has no frames, and is told what stands in one, less the sign of a message.
  if (conn.transport.name !== 'websocket' || bytes > middleMax) {
    conn.write(packet.slice(1));
    return;
  }
  // RFC 6455, 5.2: a whole text message, unmasked as a server sends it.
  const head = bytes <= shortMax ? 2 : 4;
  const frame = Buffer.allocUnsafe(head + bytes);
  frame[0] = 0x81;
  if (bytes <= shortMax) frame[1] = bytes;
  else {
    frame[1] = 126;
    frame.writeUInt16BE(bytes, 2);
  }
  frame.write(packet, head);
  write(conn, frame);
}

/** As Socket.IO itself hands over what it has framed once for many; its types do not name it. */
function write(conn: Line, frame: Buffer): void {
  const framed: object = { wsPreEncodedFrame: [frame] };
  conn.write('', framed);
}
