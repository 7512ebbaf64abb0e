import type { ClientEvent } from '@chophien/contracts';
import type { Busy } from '@chophien/domain';
import { hand } from './framing.js';
import { rest } from './resting.js';
import type { Line, LiveSocket } from './sockets.js';

export type Keeper = {
  knows: (event: string) => event is ClientEvent;
  /** Whom there is no room for now, by the message as it came: unread, unchecked, of anybody. */
  turnsAway: (event: ClientEvent, message: string) => Busy | undefined;
  take: (socket: LiveSocket, event: ClientEvent, body: unknown, ack: (answer: unknown) => void) => void;
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
    const isTaken = typeof data === 'string' && socket.connected && takeIn(socket, data, keeper);
    if (!isTaken) for (const read of readers) read.call(conn, data);
  });
}

/** False: it is for Socket.IO to read. */
function takeIn(socket: LiveSocket, message: string, { knows, turnsAway, take }: Keeper): boolean {
  const { conn } = socket;
  const { id, event } = askIn(message) ?? {};
  if (id === undefined || event === undefined || !knows(event)) return false;
  const busy = turnsAway(event, message);
  if (busy) {
    sayBusy(conn, id, busy);
    return true;
  }
  const list = listIn(message.slice(id.length + 1));
  if (list) take(socket, event, list[1], (answer) => say(conn, `43${id}[${JSON.stringify(answer)}]`));
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

/** What each line is to hear before the loop goes on: many answers are one write. */
let unsaid = new Map<Line, string[]>();
/** Lines that have just been told to come back later, each once however much of it was turned away. */
let turnedAway = new Set<Line>();

function sayBusy(conn: Line, id: string, { code, retryAfterMs }: Busy): void {
  say(conn, `43${id}[{"ok":false,"refusal":{"code":"${code}","retryAfterMs":${retryAfterMs}}}]`);
  turnedAway.add(conn);
}

function say(conn: Line, packet: string): void {
  const waiting = unsaid.get(conn);
  if (waiting) waiting.push(packet);
  else unsaid.set(conn, [packet]);
  // After all that is settled together is settled: answers to a batch come one after the other.
  if (unsaid.size === 1 && !waiting) process.nextTick(sayAll);
}

/** New ones each time: a Map that is cleared keeps what was in it alive until the next great collection of garbage. */
function sayAll(): void {
  const [said, told] = [unsaid, turnedAway];
  unsaid = new Map();
  if (told.size > 0) turnedAway = new Set();
  for (const [conn, packets] of said) hand(conn, packets);
  rest(told);
}
