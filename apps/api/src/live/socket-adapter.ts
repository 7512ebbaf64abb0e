import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { IncomingMessage } from 'node:http';
import { Server, type ServerOptions } from 'socket.io';
import { isOfOurPages } from '../http/origin.js';

export const socketBytesMax = 32_768;

/** Socket.IO with our bounds: small messages, no per-socket compression, only pages of our own origin. */
export class SocketAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly publicUrl: string,
  ) {
    super(app);
  }

  override createIOServer(_port: number, options?: ServerOptions): Server {
    return new Server(this.httpServer, {
      ...options,
      maxHttpBufferSize: socketBytesMax,
      perMessageDeflate: false,
      httpCompression: false,
      serveClient: false,
      pingInterval: 10_000,
      pingTimeout: 8_000,
      allowRequest: (request: IncomingMessage, decide: (error: string | null, allow: boolean) => void) =>
        decide(null, isOfOurPages(request, this.publicUrl)),
    });
  }
}
