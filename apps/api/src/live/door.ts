import type { Refusal } from '@chophien/contracts';
import type { LiveSocket } from './sockets.js';

type Busy = Extract<Refusal, { code: 'busy' }>;
type Line = LiveSocket['conn'];

export type Keeper = {
  /** Whom there is no room for now, by the event's name and the message as it came: unread, unchecked, of anybody. */
  turnsAway: (event: string, message: string) => Busy | undefined;
  knows: (event: string) => boolean;
  take: (event: string, body: unknown, ack: (answer: unknown) => void) => void;
};

/**
 * Stands before Socket.IO reads a message. In a flood most asks hear that it is too crowded now, and reading each of
 * them whole, only to say that, would take the time of those that can be served. An ask of the usual form, an event we
 * know with one body and an ack, is read here and goes straight to its handler; all others Socket.IO reads.
 */
export function keepDoor(socket: LiveSocket, { turnsAway, knows, take }: Keeper): void {
  const { conn } = socket;
  const readers = conn.listeners('data') as ((data: unknown) => void)[];
  conn.removeAllListeners('data');
  conn.on('data', (data: unknown) => {
    const asked = typeof data === 'string' && socket.connected ? askIn(data) : undefined;
    const busy = asked && turnsAway(asked.event, data as string);
    if (busy) return sayBusy(conn, asked.id, busy);
    const list =
      asked && knows(asked.event) ? listIn((data as string).slice(asked.id.length + 1)) : undefined;
    if (!asked || !list) for (const read of readers) read.call(conn, data);
    else take(asked.event, list[1], (answer) => say(conn, `43${asked.id}[${JSON.stringify(answer)}]`));
  });
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
const [two, zero, nine, bracket] = ['2', '0', '9', '['].map((sign) => sign.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
];

/** `2`, the number under which the answer is awaited, and a list that begins with the event's name. */
function askIn(data: string): { id: string; event: string } | undefined {
  if (data.charCodeAt(0) !== two) return undefined;
  let at = 1;
  while (data.charCodeAt(at) >= zero && data.charCodeAt(at) <= nine && at <= idDigitsMax) at += 1;
  if (at === 1 || data.charCodeAt(at) !== bracket || data[at + 1] !== '"') return undefined;
  return { id: data.slice(1, at), event: data.slice(at + 2, data.indexOf('"', at + 2)) };
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
