import type { Answer, ClientToServer, RefusalOf, ServerEvent, ServerToClient } from '@chophien/contracts';
import type { ManagerOptions, Socket, SocketOptions } from 'socket.io-client';
import { backoffMs } from './backoff.js';
import type { OpenWire, Wire, WireEars } from './wire.js';

export type SocketDoor = {
  /** Where the live line stands; undefined for the same origin. */
  url?: string;
  options?: Partial<ManagerOptions & SocketOptions>;
  random: () => number;
};

/** Why a socket was not let in, where the market has said it. */
type NotLetIn = Error & { data?: { refusal: RefusalOf<'busy' | 'unavailable'> } };
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

  seat: Wire['seat'] = (body) =>
    this.answered((socket, ack) => socket.timeout(answerWithinMs).emit('show.seat', body, ack));

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
    socket.on('connect_error', ({ data }: NotLetIn) => {
      this.ears.lost(data?.refusal);
      this.later(() => socket.connect(), data?.refusal.retryAfterMs);
    });
    socket.on('line.moving', (fact) => {
      this.timer ??= setTimeout(() => {
        this.ears.heard({ type: 'line.moving', fact });
        this.reopen();
      }, this.door.random() * fact.withinMs);
    });
    // Which fact comes with which name the library does not know; the contract says it.
    socket.onAny((type: ServerEvent, fact) => {
      if (type !== 'line.moving') this.ears.heard({ type, fact });
    });
    socket.connect();
  }

  private later(dial: () => void, leastMs = 0): void {
    if (this.closed || this.timer !== undefined) return;
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        dial();
      },
      leastMs + backoffMs(this.attempt++, this.door.random),
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
