import type { Socket } from 'node:net';
import { WebSocket } from 'ws';

type Ack = (text: string) => void;

/** A server that takes a line and never greets is left after this. */
const openWithinMs = 10_000;

/**
 * A Socket.IO client of the least cost: one WebSocket, text frames of Engine.IO 4, acks by number. A generator of
 * full clients would be measured instead of the server.
 */
export class RawSocket {
  private acks = new Map<number, Ack>();
  private nextId = 0;
  private lost: ((why: Error) => void) | undefined;
  private tcp: Socket | undefined;

  private constructor(private readonly wire: WebSocket) {}

  /** `address`: the one of 127.0.0.0/8 that it comes from, so that a crowd has as many as people have. */
  static open(url: string, options: { cookie?: string; address?: string } = {}): Promise<RawSocket> {
    const target = `${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const wire = new WebSocket(target, {
      perMessageDeflate: false,
      skipUTF8Validation: true,
      handshakeTimeout: openWithinMs,
      ...(options.cookie !== undefined && { headers: { cookie: options.cookie } }),
      ...(options.address !== undefined && { localAddress: options.address }),
    });
    const socket = new RawSocket(wire);
    return new Promise((done, failed) => {
      const timer = setTimeout(() => wire.terminate(), openWithinMs);
      wire.once('error', failed);
      wire.once('upgrade', ({ socket: tcp }) => (socket.tcp = tcp));
      wire.on('message', (data: Buffer) => {
        const text = data.toString('latin1');
        if (text.startsWith('43')) return socket.acked(text);
        if (text === '2') return wire.send('3');
        if (text.startsWith('0')) return wire.send('40');
        if (text.startsWith('40')) {
          clearTimeout(timer);
          return done(socket);
        }
        if (text.startsWith('44')) return failed(new Error(text));
      });
      wire.on('close', () => {
        clearTimeout(timer);
        const why = new Error(`the line was closed with ${socket.acks.size} asks unanswered`);
        // Before it was open this is the answer to the opening, after that it says nothing.
        failed(why);
        if (socket.acks.size > 0 && !socket.lost) console.error(why.message);
        socket.lost?.(why);
      });
    });
  }

  /** Sends an event whose body is JSON already; the ack's text (after its number) is handed over as it came. */
  send(event: string, body: string, ack: Ack): void {
    const id = this.nextId++;
    this.acks.set(id, ack);
    this.wire.send(`42${id}["${event}",${body}]`);
  }

  onLost(hear: (why: Error) => void): void {
    this.lost = hear;
  }

  close(): void {
    this.lost = () => undefined;
    this.wire.terminate();
  }

  /** As a line breaks on the way: nothing is said goodbye to, what is under way is lost. */
  reset(): void {
    this.lost = () => undefined;
    this.tcp?.resetAndDestroy();
  }

  private acked(text: string): void {
    const at = text.indexOf('[');
    const id = Number(text.slice(2, at));
    const ack = this.acks.get(id);
    this.acks.delete(id);
    ack?.(text.slice(at));
  }
}

/** An address of our own for the nth of a crowd. */
export function addressOf(at: number): string {
  return `127.${1 + ((at >> 14) & 63)}.${(at >> 7) & 127}.${1 + (at & 127)}`;
}
