import { hand, type Framed } from './framing.js';
import type { Line, LiveSocket } from './sockets.js';

/** So many sockets are written to before the loop may do something else: an order's answer waits for no broadcast. */
const sliceSize = 250;
/** A line with more than this on its way to it is behind, and is told nothing more before it has read. */
const behindBytes = 262_144;
const drainedBytes = 16_384;
const patienceMs = 10_000;
const lookMs = 250;
/** How long a line that is closed for being behind has to read the reason. */
const farewellMs = 2_000;
/** Of the range that RFC 6455, 7.4.2 leaves to programs. */
export const tooSlowCode = 4_008;

/** What was written, for whoever counts. */
export type Tally = { writes: number; bytes: number; skipped: number; closed: number };

/** The sockets that watch one show here. One message is one write to each; who cannot keep up costs nobody else anything. */
export class Audience {
  private readonly sockets = new Set<LiveSocket>();
  private readonly behindSince = new Map<LiveSocket, number>();
  private looking: NodeJS.Timeout | undefined;

  /** `fresh`: all there is to know now, for those who have missed something. */
  constructor(
    private readonly fresh: () => Framed | undefined,
    private readonly tally: Tally,
  ) {}

  get size(): number {
    return this.sockets.size;
  }

  add(socket: LiveSocket): void {
    this.sockets.add(socket);
  }

  delete(socket: LiveSocket): void {
    this.sockets.delete(socket);
    this.behindSince.delete(socket);
  }

  stop(): void {
    clearTimeout(this.looking);
  }

  async tell(message: Framed): Promise<void> {
    let left = sliceSize;
    for (const socket of this.sockets) {
      this.tellOne(socket, message);
      left -= 1;
      if (left > 0) continue;
      left = sliceSize;
      await new Promise((next) => setImmediate(next));
    }
  }

  private tellOne(socket: LiveSocket, message: Framed): void {
    const { conn } = socket;
    if (this.behindSince.has(socket)) this.tally.skipped += 1;
    else if (waitingBytes(conn) > behindBytes) this.fallBehind(socket);
    else {
      write(conn, message);
      this.tally.writes += 1;
      this.tally.bytes += message.frames.length;
    }
  }

  private fallBehind(socket: LiveSocket): void {
    this.tally.skipped += 1;
    this.behindSince.set(socket, performance.now());
    this.looking ??= setTimeout(() => this.look(), lookMs);
  }

  /** Who has read all gets the show as it stands now; who has not for too long is closed. */
  private look(): void {
    this.looking = undefined;
    const nowMs = performance.now();
    for (const [socket, sinceMs] of this.behindSince) {
      const isDrained = waitingBytes(socket.conn) < drainedBytes;
      if (!isDrained && nowMs - sinceMs < patienceMs) continue;
      this.behindSince.delete(socket);
      const fresh = isDrained ? this.fresh() : undefined;
      if (fresh) write(socket.conn, fresh);
      else this.close(socket);
    }
    if (this.behindSince.size > 0) this.looking = setTimeout(() => this.look(), lookMs);
  }

  private close(socket: LiveSocket): void {
    this.tally.closed += 1;
    this.sockets.delete(socket);
    const wire = wireOf(socket.conn);
    if (!wire) return socket.conn.close(true);
    wire.close(tooSlowCode, 'too_slow');
    setTimeout(() => wire.terminate(), farewellMs).unref();
  }
}

/** The WebSocket of a line and what it writes to; Engine.IO's types do not name them. */
type Wire = {
  readyState: number;
  bufferedAmount: number;
  _socket: { write: (bytes: Buffer) => void };
  close: (code: number, reason: string) => void;
  terminate: () => void;
};
const openState = 1;

function wireOf({ transport }: Line): Wire | undefined {
  const { socket } = transport as { socket?: Wire };
  return transport.name === 'websocket' ? socket : undefined;
}

function waitingBytes(line: Line): number {
  const wire = wireOf(line);
  if (wire) return wire.bufferedAmount;
  const { writeBuffer } = line as unknown as { writeBuffer: readonly { data?: string }[] };
  return writeBuffer.reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
}

/**
 * Past Engine.IO where that may be: its queue for each line costs more than the write itself. A WebSocket without
 * compression has no queue of its own, so that whole frames stand one behind the other whoever writes them.
 */
function write(line: Line, { packet, frames }: Framed): void {
  const wire = wireOf(line);
  if (wire?.readyState === openState) wire._socket.write(frames);
  else if (!wire) hand(line, [packet]);
}
