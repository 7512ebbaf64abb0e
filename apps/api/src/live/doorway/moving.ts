import type { LiveServer } from '../sockets.js';

/** A process takes in about so many lines while it does its other work. */
const perSecond = 1_000;
const [withinMsMin, withinMsMax] = [1_000, 8_000] as const;
/** For who drew the last moment, on a line of some delay. */
const lateMs = 500;

/** Within what time so many lines are asked to be elsewhere. */
export function movingWithinMs(sockets: number): number {
  return Math.min(withinMsMax, Math.max(withinMsMin, Math.ceil((sockets / perSecond) * 1_000)));
}

/** Asks every line of this process to move, each at a moment of its own, and waits until they have or should have. */
export async function moveAll(server: LiveServer): Promise<void> {
  const { sockets } = server.of('/');
  if (sockets.size === 0) return;
  const withinMs = movingWithinMs(sockets.size);
  server.local.emit('line.moving', { withinMs });
  await new Promise<void>((done) => {
    const late = setTimeout(end, withinMs + lateMs);
    // A line is out of the list before its end is told.
    const left = () => sockets.size === 0 && end();
    for (const socket of sockets.values()) socket.once('disconnect', left);
    function end(): void {
      clearTimeout(late);
      done();
    }
  });
}
