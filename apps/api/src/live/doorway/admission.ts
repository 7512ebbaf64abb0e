import { clientEvents, type ClientEvent, type Refusal } from '@chophien/contracts';
import type { Busy } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../accounts/index.js';
import { Env } from '../../config/env.js';
import { Leaving } from '../../http/leaving.js';
import { Limit } from '../../http/limits.js';
import { comeBack, Pace } from '../../http/pace.js';
import { Pressure } from '../../http/pressure.js';
import type { Line } from '../sockets.js';
import { Threshold } from './threshold.js';

const windowSeconds = 5;
/** A place becomes free when somebody goes home: sooner than this it is hardly worth asking again. */
const fullForMs = 10_000;

/** How many lines this process carries and how much it hears from them; beyond each bound, when to come back. */
@Injectable()
export class Admission {
  /** Asks that have been heard and not answered. */
  asksInHand = 0;
  private readonly joins: Pace;
  private readonly limits: Record<ClientEvent, Limit>;

  constructor(
    private readonly env: Env,
    private readonly leaving: Leaving,
    private readonly pressure: Pressure,
    private readonly threshold: Threshold,
  ) {
    leaving.waitsFor(() => this.asksInHand > 0);
    this.joins = new Pace(env.JOINS_PER_SECOND);
    const limitOf = (event: ClientEvent) =>
      new Limit(clientEvents[event].perSecond * windowSeconds * env.EVENT_LIMIT_FACTOR, windowSeconds);
    this.limits = {
      'show.join': limitOf('show.join'),
      'order.place': limitOf('order.place'),
      'chat.post': limitOf('chat.post'),
      'show.react': limitOf('show.react'),
      'show.seat': limitOf('show.seat'),
    };
  }

  /** It came while the doors were being shut. */
  get isLate(): boolean {
    return this.leaving.isShut;
  }

  /** Lines that are here or on their way in. */
  get sockets(): number {
    return this.threshold.sockets;
  }

  /** A line that greets; let in, it keeps its place until it closes. `known`: it has greeted before, or is closed. */
  enter(line: Line): Busy | 'known' | undefined {
    const neighbours = this.threshold.greets(line);
    if (!neighbours) return 'known';
    if (this.leaving.isShut) return comeBack(0);
    const isFull = this.sockets >= this.env.SOCKETS_MAX;
    if (isFull || neighbours.sockets >= this.env.SOCKETS_PER_ADDRESS) return comeBack(fullForMs);
    this.threshold.letIn(line);
    return undefined;
  }

  /** Whom there is no time for now, whoever it is and whatever it says. */
  turnsAway(event: ClientEvent): Busy | undefined {
    return this.leaving.refusal() ?? this.pressure.refusal(clientEvents[event].rank);
  }

  /** How often: all of an address together, then this person, then everybody. */
  async take(event: ClientEvent, caller: Caller, socketId: string): Promise<Refusal | undefined> {
    return (
      this.leaving.refusal() ??
      this.threshold.from(caller.address)?.events.take() ??
      (await this.limits[event].take(caller.account?.id ?? `${caller.address}:${socketId}`)) ??
      (event === 'show.join' ? this.joins.take() : undefined)
    );
  }
}
