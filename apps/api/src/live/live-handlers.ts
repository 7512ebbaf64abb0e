import type { ClientEvent } from '@chophien/contracts';
import { Injectable } from '@nestjs/common';
import type { Handler } from './sockets.js';

type Handlers = { [Event in ClientEvent]?: Handler<Event> };

/** Which feature answers which event. A feature registers its own when the module starts. */
@Injectable()
export class LiveHandlers {
  private readonly handlers: Handlers = {};

  on<Event extends ClientEvent>(event: Event, handler: Handlers[Event]): void {
    if (this.handlers[event]) throw new Error(`${event} has two handlers`);
    this.handlers[event] = handler;
  }

  of<Event extends ClientEvent>(event: Event): Handlers[Event] {
    return this.handlers[event];
  }

  names(): string[] {
    return Object.keys(this.handlers);
  }
}
