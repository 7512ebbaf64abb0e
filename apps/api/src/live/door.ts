import type { Refusal } from '@chophien/contracts';
import type { LiveSocket } from './sockets.js';

type Busy = Extract<Refusal, { code: 'busy' }>;

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
    if (busy) conn.write(`3${asked.id}[{"ok":false,"refusal":${JSON.stringify(busy)}}]`);
    else for (const read of readers) read.call(conn, data);
  });
}

/** `2`, the number under which the answer is awaited, and a list that begins with the event's name. */
const event = /^2(\d{1,16})\["([a-z.]{1,32})"/;

function askIn(data: string): { id: string; event: string } | undefined {
  const [, id, name] = event.exec(data) ?? [];
  return id !== undefined && name !== undefined ? { id, event: name } : undefined;
}
