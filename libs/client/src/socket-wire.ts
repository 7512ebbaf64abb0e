import type { Answer, ClientToServer, ServerToClient } from '@chophien/contracts';
import type { ManagerOptions, Socket, SocketOptions } from 'socket.io-client';
import { backoffMs } from './backoff.js';
import type { OpenWire, Wire, WireEars } from './wire.js';

export type SocketDoor = {
  /** Where the live line stands; undefined for the same origin. */
  url?: string;
  options?: Partial<ManagerOptions & SocketOptions>;
  random: () => number;
};

type LiveSocket = Socket<ServerToClient, ClientToServer>;

/** An order may wait for the lane behind others; longer than this and the other door is tried. */
const answerWithinMs = 4_000;

/** The socket as a wire. The library is fetched when the line is opened, after the price is on the screen. */
export function openSocketWire(door: SocketDoor): OpenWire {
  return (ears) => {
    const line = new SocketLine(door, ears);
    void line.dial();
    return line;
  };
}

class SocketLine implements Wire {
  private socket: LiveSocket | undefined;
  private attempt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(
    private readonly door: SocketDoor,
    private readonly ears: WireEars,
  ) {}

  isOpen = () => this.socket?.connected === true;

  join: Wire['join'] = (body) =>
    this.answered((socket, ack) => socket.timeout(answerWithinMs).emit('show.join', body, ack));

  placeOrder: Wire['placeOrder'] = (body) =>
    this.answered((socket, ack) => socket.timeout(answerWithinMs).emit('order.place', body, ack));

  postLine: Wire['postLine'] = (body) =>
    this.answered((socket, ack) => socket.timeout(answerWithinMs).emit('chat.post', body, ack));

  react: Wire['react'] = (body) =>
    this.answered((socket, ack) => socket.timeout(answerWithinMs).emit('show.react', body, ack));

  reopen = () => {
    if (this.closed) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.socket?.disconnect();
    this.socket?.connect();
  };

  wake = () => {
    if (this.timer === undefined) return;
    this.attempt = 0;
    this.reopen();
  };

  close = () => {
    this.closed = true;
    clearTimeout(this.timer);
    this.socket?.disconnect();
  };

  /** The library itself can be lost on the way: that is one more try to make, not an end. */
  async dial(): Promise<void> {
    try {
      const { io } = await import('socket.io-client');
      if (this.closed) return;
      this.listen(
        io(this.door.url ?? '', {
          transports: ['websocket', 'polling'],
          tryAllTransports: true,
          reconnection: false,
          forceNew: true,
          autoConnect: false,
          ...this.door.options,
        }),
      );
    } catch {
      this.later(() => void this.dial());
    }
  }

  private listen(socket: LiveSocket): void {
    this.socket = socket;
    socket.on('connect', () => {
      this.attempt = 0;
      this.ears.opened();
    });
    socket.on('disconnect', (reason) => {
      this.ears.lost();
      if (reason !== 'io client disconnect') this.later(() => socket.connect());
    });
    socket.on('connect_error', () => {
      this.ears.lost();
      this.later(() => socket.connect());
    });
    socket.on('show.snapshot', (fact) => this.ears.heard({ type: 'show.snapshot', fact }));
    socket.on('show.frame', (fact) => this.ears.heard({ type: 'show.frame', fact }));
    socket.on('studio.frame', (fact) => this.ears.heard({ type: 'studio.frame', fact }));
    socket.on('order.changed', (fact) => this.ears.heard({ type: 'order.changed', fact }));
    socket.on('studio.taken', (fact) => this.ears.heard({ type: 'studio.taken', fact }));
    socket.on('studio.caps', (fact) => this.ears.heard({ type: 'studio.caps', fact }));
    socket.on('studio.run', (fact) => this.ears.heard({ type: 'studio.run', fact }));
    socket.connect();
  }

  private later(dial: () => void): void {
    if (this.closed || this.timer !== undefined) return;
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        dial();
      },
      backoffMs(this.attempt++, this.door.random),
    );
  }

  private answered<Value>(
    emit: (socket: LiveSocket, ack: (lost: Error | null, answer: Answer<Value>) => void) => void,
  ): Promise<Answer<Value> | undefined> {
    const { socket } = this;
    if (socket === undefined || !socket.connected) return Promise.resolve(undefined);
    return new Promise((resolve) =>
      emit(socket, (lost, answer) => resolve(lost === null ? answer : undefined)),
    );
  }
}
