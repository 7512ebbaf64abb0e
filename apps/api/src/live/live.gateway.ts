import { clientEvents, type Answer, type ClientEvent, type Refusal } from '@chophien/contracts';
import { Inject } from '@nestjs/common';
import {
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import { Env } from '../config/env.js';
import { Permissions, Sessions } from '../accounts/index.js';
import { Notices } from '../db/notices.js';
import { Limit } from '../http/limits.js';
import { LOG, type Log } from '../http/log.js';
import { Pressure } from '../http/pressure.js';
import { refusalOf } from '../http/problem.filter.js';
import { readBody } from '../http/validate.js';
import { keepDoor } from './door.js';
import { LiveHandlers } from './live-handlers.js';
import { accountRoom, ShowHub } from './show-hub.js';
import type { BodyOf, LiveServer, LiveSocket, SocketData } from './sockets.js';

const events = Object.keys(clientEvents) as ClientEvent[];
/** The end of a session is told to every node; one that could not hear it asks again after this long. */
const sessionTrustedMs = 900_000;
type Ack = (answer: Answer<unknown>) => void;

/** The door for sockets: who asks, how often, may they, is the message whole; then the feature's handler. */
@WebSocketGateway()
export class LiveGateway
  implements OnGatewayInit<LiveServer>, OnGatewayConnection<LiveSocket>, OnGatewayDisconnect<LiveSocket>
{
  private readonly limits: Record<ClientEvent, Limit>;
  private server: LiveServer | undefined;

  constructor(
    private readonly hub: ShowHub,
    private readonly handlers: LiveHandlers,
    private readonly sessions: Sessions,
    private readonly permissions: Permissions,
    private readonly pressure: Pressure,
    notices: Notices,
    env: Env,
    @Inject(LOG) private readonly log: Log,
  ) {
    notices.on(
      (notice) => 'session' in notice && this.doubt((data) => data.session === notice.session),
      () => this.doubt(() => true),
    );
    const windowSeconds = 5;
    const limitOf = (event: ClientEvent) =>
      new Limit(clientEvents[event].perSecond * windowSeconds * env.EVENT_LIMIT_FACTOR, windowSeconds);
    this.limits = {
      'show.join': limitOf('show.join'),
      'order.place': limitOf('order.place'),
      'chat.post': limitOf('chat.post'),
      'show.react': limitOf('show.react'),
    };
  }

  /** Sessions that may have ended: who stands behind these sockets is asked anew before they act again. */
  private doubt(isMeant: (data: SocketData) => boolean): void {
    for (const socket of this.server?.of('/').sockets.values() ?? []) {
      if (!isMeant(socket.data)) continue;
      socket.data.checkedAtMs = 0;
      void this.recheck(socket).catch((fault: unknown) => {
        this.log.warn({ event: 'socket.not_rechecked', err: fault });
      });
    }
  }

  afterInit(server: LiveServer): void {
    this.server = server;
    this.hub.attach(server);
    server.use((socket, next) => {
      this.sessions.callerOf(socket.request, { patient: true }).then(
        (caller) => {
          const session = this.sessions.nameOf(socket.request);
          socket.data = { caller, session, checkedAtMs: Date.now(), seat: null };
          next();
        },
        (fault: unknown) => {
          this.log.warn({ event: 'socket.refused', err: fault });
          next(Object.assign(new Error('unavailable'), { data: { refusal: refusalOf(fault) } }));
        },
      );
    });
  }

  handleConnection(socket: LiveSocket): void {
    keepDoor(socket, {
      knows: (event): event is ClientEvent => Object.hasOwn(clientEvents, event),
      turnsAway: (event, message) =>
        this.pressure.refusal(clientEvents[event].rank) ?? this.handlers.busy(event, message),
      take: (event, body, ack) => void this.receive(socket, event, body, ack),
    });
    if (socket.data.caller.account) void socket.join(accountRoom(socket.data.caller.account.id));
    for (const event of events) {
      socket.on(event, (...args: unknown[]) => {
        const ack = args.at(-1);
        if (typeof ack !== 'function') return;
        const message = args.length > 1 ? args[0] : undefined;
        void this.receive(socket, event, message, ack as Ack);
      });
    }
    socket.onAny((event: string, ...args: unknown[]) => {
      const ack = args.at(-1);
      if (!events.some((known) => known === event) && typeof ack === 'function') {
        (ack as Ack)({ ok: false, refusal: { code: 'unknown_event' } });
      }
    });
  }

  handleDisconnect(socket: LiveSocket): void {
    this.hub.leave(socket);
  }

  private async receive<Event extends ClientEvent>(
    socket: LiveSocket,
    event: Event,
    message: unknown,
    ack: Ack,
  ): Promise<void> {
    try {
      // Of a caller just looked up and a permission that needs no grant nothing is awaited: orders come by thousands.
      const refusal = this.mayAtOnce(socket, event)
        ? await this.limitOf(socket, event)
        : await this.refuse(socket, event);
      if (refusal) return ack({ ok: false, refusal });
      const body = readBody(clientEvents[event].body, message);
      const handler = this.handlers.of(event);
      if (!body.ok) return ack(body);
      if (!handler) return ack({ ok: false, refusal: { code: 'unknown_event' } });
      const answered = await handler(socket, body.value as BodyOf<Event>);
      if ('after' in answered) {
        ack(answered.answer);
        // Behind the answer, which goes out before the loop goes on.
        process.nextTick(() => answered.after());
      } else ack(answered);
    } catch (thrown) {
      const refusal = refusalOf(thrown);
      if (!refusal) this.log.error({ event: 'socket.fault', name: event, err: thrown });
      ack({ ok: false, refusal: refusal ?? { code: 'unavailable', retryAfterMs: 1_000 } });
    }
  }

  /** Undefined when the caller may: permission first, then how often. */
  private async refuse(socket: LiveSocket, event: ClientEvent): Promise<Refusal | undefined> {
    await this.recheck(socket);
    const { caller } = socket.data;
    if (!(await this.permissions.allows(caller, clientEvents[event].permission))) {
      return { code: caller.account ? 'not_allowed' : 'not_signed_in' };
    }
    return this.limitOf(socket, event);
  }

  private limitOf(socket: LiveSocket, event: ClientEvent): Promise<Refusal | undefined> {
    const { caller } = socket.data;
    return this.limits[event].take(caller.account?.id ?? `${caller.address}:${socket.id}`);
  }

  private mayAtOnce(socket: LiveSocket, event: ClientEvent): boolean {
    const { caller, checkedAtMs } = socket.data;
    return (
      caller.account !== null &&
      Date.now() - checkedAtMs < sessionTrustedMs &&
      this.permissions.allowsWithoutGrant(caller, clientEvents[event].permission)
    );
  }

  private async recheck(socket: LiveSocket): Promise<void> {
    const { caller, checkedAtMs } = socket.data;
    if (!caller.account || Date.now() - checkedAtMs < sessionTrustedMs) return;
    const fresh = await this.sessions.callerOf(socket.request);
    socket.data.checkedAtMs = Date.now();
    socket.data.caller = fresh;
    if (!fresh.account) this.hub.signOut(socket, caller.account.id);
  }
}
