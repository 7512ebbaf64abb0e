import type { Refusal } from '@chophien/contracts';
import type { LiveSocket } from './sockets.js';

type Busy = Extract<Refusal, { code: 'busy' }>;
type Line = LiveSocket['conn'];

/**
 * Stands before Socket.IO reads a message. In a flood most asks hear that it is too crowded now, and reading each of
 * them whole, only to say that, would take the time of those that can be served. `turnsAway` sees the event's name and
 * the message as it came: unread, unchecked, of anybody.
 */
export function keepDoor(
  { conn }: LiveSocket,
  turnsAway: (event: string, message: string) => Busy | undefined,
): void {
  const readers = conn.listeners('data') as ((data: unknown) => void)[];
  conn.removeAllListeners('data');
  conn.on('data', (data: unknown) => {
    const asked = typeof data === 'string' ? askIn(data) : undefined;
    const busy = asked && turnsAway(asked.event, data as string);
    if (busy) sayBusy(conn, asked.id, busy);
    else for (const read of readers) read.call(conn, data);
  });
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
  if (conn.transport.name !== 'websocket') {
    conn.write(packet.slice(1));
    return;
  }
  if (unsaid.size === 0) setImmediate(sayAll);
  unsaid.set(conn, (unsaid.get(conn) ?? '') + frameOf(packet));
}

function sayAll(): void {
  for (const [conn, frames] of unsaid) {
    // As Socket.IO itself hands over what it has framed once for many; its types do not name it.
    const framed: object = { wsPreEncodedFrame: [Buffer.from(frames, 'latin1')] };
    conn.write('', framed);
  }
  unsaid.clear();
}

/** RFC 6455, 5.2: a whole text message of less than 126 bytes, unmasked as a server sends it. */
function frameOf(packet: string): string {
  return `\x81${String.fromCharCode(packet.length)}${packet}`;
}
