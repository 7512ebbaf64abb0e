import type {
  AckValues,
  Answer,
  ClientEvent,
  clientEvents,
  Refusal,
  ServerToClient,
} from '@chophien/contracts';
import type { Result } from '@chophien/domain';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { Caller } from '../accounts/index.js';

export type SocketData = {
  caller: Caller;
  /** When the session behind `caller.account` was last seen in the database, and how notices call it. */
  checkedAtMs: number;
  session: string | null;
  /** Where this socket watches; a studio or a desk has `rights`, and is no audience. */
  seat: { showId: string; person: string | null; rights?: ScreenRights | undefined } | null;
};

/** What the screen of somebody who helps or hosts may show. */
export type ScreenRights = { desk: boolean; orders: boolean };

// What clients send is unknown until it was read, so it is not typed as if it were trusted.
export type LiveServer = Server<DefaultEventsMap, ServerToClient, DefaultEventsMap, SocketData>;
export type LiveSocket = Socket<DefaultEventsMap, ServerToClient, DefaultEventsMap, SocketData>;

/** What carries a socket's messages. */
export type Line = LiveSocket['conn'];

export type BodyOf<Event extends ClientEvent> = InstanceType<(typeof clientEvents)[Event]['body']>;
export type Handler<Event extends ClientEvent> = (
  socket: LiveSocket,
  body: BodyOf<Event>,
) => Promise<Result<AckValues[Event], Refusal> | { after: () => void; answer: Answer<AckValues[Event]> }>;
