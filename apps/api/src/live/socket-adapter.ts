import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { IncomingMessage } from 'node:http';
import { Server, type ServerOptions } from 'socket.io';
import { isOfOurPages } from '../http/origin.js';
import { greetWithinMs, Threshold } from './doorway/threshold.js';
import type { Line } from './sockets.js';

export const socketBytesMax = 32_768;

/** Socket.IO with our bounds: small messages, so many lines, no per-socket compression, only pages of our own origin. */
export class SocketAdapter extends IoAdapter {
  private readonly threshold: Threshold;

  constructor(
    app: INestApplicationContext,
    private readonly publicUrl: string,
  ) {
    super(app);
    this.threshold = app.get(Threshold);
  }

  override createIOServer(_port: number, options?: ServerOptions): Server {
    const server = new Server(this.httpServer, {
      ...options,
      maxHttpBufferSize: socketBytesMax,
      perMessageDeflate: false,
      httpCompression: false,
      serveClient: false,
      connectTimeout: greetWithinMs,
      pingInterval: 10_000,
      pingTimeout: 8_000,
      allowRequest: (request: IncomingMessage, decide: (error: string | null, allow: boolean) => void) => {
        if (!isOfOurPages(request, this.publicUrl)) decide(null, false);
        else if (this.threshold.mayCome(request)) decide(null, true);
        else decide('busy', false);
      },
    });
    server.engine.on('connection', (line: Line) => this.threshold.came(line));
    return server;
  }

  // The gateway hears what is said, and the end, itself: the streams and ears that are laid here for each socket would
  // be kept for nothing, 3 KB a line.
  override bindMessageHandlers(_socket: unknown, handlers: readonly unknown[]): void {
    if (handlers.length > 0) throw new Error('what answers a message belongs in LiveHandlers');
  }

  override bindClientDisconnect(): void {}
}
