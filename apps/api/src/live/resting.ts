import type { Line } from './sockets.js';

const restMs = 80;
/** So many lines are listened to again in one turn of the loop: more would keep the database's answer waiting. */
const wokenAtOnce = 32;
/** In the order in which they wake. */
const resting: { wire: Wire; untilMs: number }[] = [];

/**
 * Who was told to come back later is not listened to for a moment: what comes meanwhile waits on the line, and is read
 * together and answered together. In a flood that is most of the work.
 */
export function rest(lines: Iterable<Line>): void {
  const untilMs = performance.now() + restMs;
  const isFirst = resting.length === 0;
  for (const line of lines) {
    const wire = wireOf(line);
    wire?.pause();
    if (wire) resting.push({ wire, untilMs });
  }
  if (isFirst && resting.length > 0) setTimeout(wake, restMs);
}

function wake(): void {
  const nowMs = performance.now();
  const firstResting = resting.findIndex(({ untilMs }) => untilMs > nowMs);
  const due = firstResting < 0 ? resting.length : firstResting;
  // The more have waited too long, the more at once, so that nobody waits much longer.
  const woken = resting.splice(0, Math.min(due, Math.max(wokenAtOnce, Math.ceil(due / 4))));
  for (const { wire } of woken) wire.resume();
  const [next] = resting;
  if (woken.length < due) setImmediate(wake);
  else if (next) setTimeout(wake, next.untilMs - nowMs);
}

type Wire = { pause: () => void; resume: () => void };

/** The WebSocket below a line; Engine.IO's types do not name it. */
function wireOf({ transport }: Line): Wire | undefined {
  const { socket } = transport as { socket?: Partial<Wire> };
  return socket?.pause && socket.resume ? (socket as Wire) : undefined;
}
