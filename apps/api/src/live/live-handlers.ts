import type { ClientEvent } from '@chophien/contracts';
import type { Busy } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import type { BodyOf, Handler } from './sockets.js';

type Handlers = { [Event in ClientEvent]?: Handler<Event> };
/** Whether the queue of one id is full; undefined when there is room in it. */
type BusyOf = (id: string) => Busy | undefined;

const idCharacters = 36;

/** Which feature answers which event. A feature registers its own when the module starts. */
@Injectable()
export class LiveHandlers {
  private readonly handlers: Handlers = {};
  private readonly queued = new Map<ClientEvent, { names: string; busyOf: BusyOf }>();

  on<Event extends ClientEvent>(event: Event, handler: Handlers[Event]): void {
    if (this.handlers[event]) throw new Error(`${event} has two handlers`);
    this.handlers[event] = handler;
  }

  /** The feature queues what comes by this event, by the id in that field of the body. */
  queues<Event extends ClientEvent>(event: Event, field: keyof BodyOf<Event> & string, busyOf: BusyOf): void {
    this.queued.set(event, { names: `"${field}":"`, busyOf });
  }

  /** By the message as it came, before anything of it is checked: whether the queue that it is for is full. */
  busy(event: ClientEvent, message: string): Busy | undefined {
    const queue = this.queued.get(event);
    const at = queue ? message.indexOf(queue.names) : -1;
    if (!queue || at < 0) return undefined;
    const from = at + queue.names.length;
    return queue.busyOf(message.slice(from, from + idCharacters).toLowerCase());
  }

  of<Event extends ClientEvent>(event: Event): Handlers[Event] {
    return this.handlers[event];
  }

  names(): string[] {
    return Object.keys(this.handlers);
  }
}
