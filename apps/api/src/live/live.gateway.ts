import { clientEvents, type Answer, type ClientEvent, type Refusal } from '@chophien/contracts';
import { Inject } from '@nestjs/common';
import { WebSocketGateway, type OnGatewayConnection, type OnGatewayInit } from '@nestjs/websockets';
import { Permissions, Sessions } from '../accounts/index.js';
import { Notices } from '../db/notices.js';
import { Counts } from '../http/counts.js';
import { LOG, type Log } from '../http/log.js';
import { refusalOf } from '../http/problem.filter.js';
import { Refused } from '../http/refused.js';
import { readBody } from '../http/validate.js';
import { Admission } from './doorway/admission.js';
import { keepDoor, type Keeper } from './door.js';
import { LiveHandlers } from './live-handlers.js';
import { moveAll, movingWithinMs } from './doorway/moving.js';
import { accountRoom, ShowHub } from './show-hub.js';
import type { BodyOf, LiveServer, LiveSocket, SocketData } from './sockets.js';

/** The end of a session is told to every node; one that could not hear it asks again after this long. */
const sessionTrustedMs = 900_000;
const outOfOrder = { code: 'unavailable', retryAfterMs: 1_000 } as const;
type Ack = (answer: Answer<unknown>) => void;

/** The door for sockets: who asks, how often, may they, is the message whole; then the feature's handler. */
@WebSocketGateway()
export class LiveGateway implements OnGatewayInit<LiveServer>, OnGatewayConnection<LiveSocket> {
  private server: LiveServer | undefined;
  // Once for all sockets: what is made for each of them is kept five thousand times.
  private readonly keeper = this.keeperOf();
  private readonly hearUnusual = this.unusualEar();
  private readonly hearEnd = this.endEar();

  constructor(
    private readonly hub: ShowHub,
    private readonly handlers: LiveHandlers,
    private readonly sessions: Sessions,
    private readonly permissions: Permissions,
    private readonly admission: Admission,
    private readonly counts: Counts,
    notices: Notices,
    @Inject(LOG) private readonly log: Log,
  ) {
    notices.on(
      (notice) => 'session' in notice && this.doubt((data) => data.session === notice.session),
      () => this.doubt(() => true),
    );
  }

  /** Every line is asked to go to another process; settled when they have gone or should have. */
  async moveAll(): Promise<void> {
    if (this.server) await moveAll(this.server);
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
      this.letIn(socket).then(
        () => next(),
        (fault: unknown) => {
          if (!(fault instanceof Refused)) this.log.warn({ event: 'socket.refused', err: fault });
          next(this.refusing(refusalOf(fault) ?? outOfOrder));
        },
      );
    });
  }

  private async letIn(socket: LiveSocket): Promise<void> {
    const { conn, request } = socket;
    // Each line once: what it came with is forgotten by then, and no client of ours greets again.
    const busy = this.admission.enter(conn);
    if (busy === 'known') return void conn.close();
    if (busy) throw new Refused(busy);
    const caller = await this.sessions.callerOf(request, { patient: true });
    socket.data = {
      caller,
      session: this.sessions.nameOf(request),
      checkedAtMs: Date.now(),
      seat: null,
    };
  }

  handleConnection(socket: LiveSocket): void {
    keepDoor(socket, this.keeper);
    // It has not heard that the others are asked to move.
    if (this.admission.isLate) socket.emit('line.moving', { withinMs: movingWithinMs(1) });
    if (socket.data.caller.account) void socket.join(accountRoom(socket.data.caller.account.id));
    socket.onAny(this.hearUnusual);
    socket.on('disconnect', this.hearEnd);
    forgetHandshake(socket);
  }

  private keeperOf(): Keeper {
    return {
      knows: isKnown,
      turnsAway: (event, message) => {
        const busy = this.admission.turnsAway(event) ?? this.handlers.busy(event, message);
        if (busy) this.counts.refuse('socket', busy.code);
        return busy;
      },
      take: (socket, event, body, ack) => void this.receive(socket, event, body, ack),
    };
  }

  /** Hears what Socket.IO had to read, as a method of the socket. */
  private unusualEar() {
    const receive = this.receive.bind(this);
    return function hear(this: LiveSocket, event: string, ...args: unknown[]): void {
      const ack = args.at(-1);
      if (typeof ack !== 'function') return;
      const message = args.length > 1 ? args[0] : undefined;
      if (isKnown(event)) void receive(this, event, message, ack as Ack);
      else (ack as Ack)({ ok: false, refusal: { code: 'unknown_event' } });
    };
  }

  private endEar() {
    const leave = (socket: LiveSocket) => this.hub.leave(socket);
    return function hear(this: LiveSocket): void {
      leave(this);
    };
  }

  private async receive<Event extends ClientEvent>(
    socket: LiveSocket,
    event: Event,
    message: unknown,
    ack: Ack,
  ): Promise<void> {
    this.admission.asksInHand += 1;
    try {
      // Of a caller just looked up and a permission that needs no grant nothing is awaited: orders come by thousands.
      const refusal = this.mayAtOnce(socket, event)
        ? await this.limitOf(socket, event)
        : await this.refuse(socket, event);
      if (refusal) return this.answer(ack, { ok: false, refusal });
      const body = readBody(clientEvents[event].body, message);
      const handler = this.handlers.of(event);
      if (!body.ok) return this.answer(ack, body);
      if (!handler) return this.answer(ack, { ok: false, refusal: { code: 'unknown_event' } });
      const answered = await handler(socket, body.value as BodyOf<Event>);
      if ('after' in answered) {
        this.answer(ack, answered.answer);
        // Behind the answer, which goes out before the loop goes on.
        process.nextTick(() => answered.after());
      } else this.answer(ack, answered);
    } catch (thrown) {
      const refusal = refusalOf(thrown);
      if (!refusal) this.log.error({ event: 'socket.fault', name: event, err: thrown });
      this.answer(ack, { ok: false, refusal: refusal ?? outOfOrder });
    } finally {
      this.admission.asksInHand -= 1;
    }
  }

  private answer(ack: Ack, answer: Answer<unknown>): void {
    if (!answer.ok) this.counts.refuse('socket', answer.refusal.code);
    ack(answer);
  }

  /** How Socket.IO carries a refusal to whoever is not let in. */
  private refusing(refusal: Refusal): Error {
    this.counts.refuse('socket', refusal.code);
    return Object.assign(new Error('refused'), { data: { refusal } });
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

  private limitOf({ id, data }: LiveSocket, event: ClientEvent): Promise<Refusal | undefined> {
    return this.admission.take(event, data.caller, id);
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
    const { caller, session, checkedAtMs } = socket.data;
    if (!caller.account || Date.now() - checkedAtMs < sessionTrustedMs) return;
    const account = session === null ? null : await this.sessions.accountNamed(session);
    socket.data.checkedAtMs = Date.now();
    socket.data.caller = { ...caller, account };
    if (!account) this.hub.signOut(socket, caller.account.id);
  }
}

function isKnown(event: string): event is ClientEvent {
  return Object.hasOwn(clientEvents, event);
}

/** What a line came with has been read by now, and would be kept as long as it stands: several kilobytes each. */
function forgetHandshake(socket: LiveSocket): void {
  const kept: { conn: { request: unknown }; handshake: unknown } = socket;
  // Engine.IO keeps the request itself until the line closes.
  Object.assign(socket.request, { headers: {}, rawHeaders: [] });
  kept.conn.request = undefined;
  kept.handshake = undefined;
}
