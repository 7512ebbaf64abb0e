import type { ClientEvent, Refusal } from '@chophien/contracts';
import { Injectable } from '@nestjs/common';
import type { Handler } from './sockets.js';

type Handlers = { [Event in ClientEvent]?: Handler<Event> };
type Busy = Extract<Refusal, { code: 'busy' }>;
/** By the message as it came, before anything of it is checked: undefined when there is room for it. */
type TurnsAway = (message: string) => Busy | undefined;

/** Which feature answers which event. A feature registers its own when the module starts. */
@Injectable()
export class LiveHandlers {
  private readonly handlers: Handlers = {};
  private readonly full = new Map<string, TurnsAway>();

  on<Event extends ClientEvent>(event: Event, handler: Handlers[Event]): void {
    if (this.handlers[event]) throw new Error(`${event} has two handlers`);
    this.handlers[event] = handler;
  }

  /** Where a feature has a queue of its own, it says before the message is read whether that is full. */
  whenFull(event: ClientEvent, turnsAway: TurnsAway): void {
    this.full.set(event, turnsAway);
  }

  busy(event: string, message: string): Busy | undefined {
    return this.full.get(event)?.(message);
  }

  of<Event extends ClientEvent>(event: Event): Handlers[Event] {
    return this.handlers[event];
  }

  names(): string[] {
    return Object.keys(this.handlers);
  }
}
