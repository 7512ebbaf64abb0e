import { Injectable } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { Sessions } from '../../accounts/index.js';
import { Env } from '../../config/env.js';
import { Pace } from '../../http/pace.js';
import type { Line } from '../sockets.js';

/** So many more lines than may be let in stand at the door: those are told there why not, and when to come back. */
const atTheDoorMax = { all: 1_000, address: 100 } as const;
/** Who has opened a line and has not greeted by then is closed; a thin line takes a few seconds. */
export const greetWithinMs = 20_000;

/** Of one address: lines that are open, those of them that were let in, and how often all of them may ask. */
export type Neighbours = { address: string; lines: number; sockets: number; events: Pace };
type Standing = { neighbours: Neighbours; at: 'door' | 'greeted' | 'in' };

/**
 * Lines that are open, whether they have greeted or not: who opens them and says nothing takes up no more than is
 * bounded here. Only of those who are here, so that nothing is longer than the list of lines.
 */
@Injectable()
export class Threshold {
  /** Lines that were let in. */
  sockets = 0;
  private readonly lines = new Map<Line, Standing>();
  private readonly addresses = new Map<string, Neighbours>();
  private readonly hearEnd = this.endEar();

  constructor(
    private readonly env: Env,
    private readonly sessions: Sessions,
  ) {}

  mayCome(request: IncomingMessage): boolean {
    const { SOCKETS_MAX, SOCKETS_PER_ADDRESS } = this.env;
    if (this.lines.size >= SOCKETS_MAX + atTheDoorMax.all) return false;
    const neighbours = this.addresses.get(this.sessions.addressOf(request));
    return (neighbours?.lines ?? 0) < SOCKETS_PER_ADDRESS + atTheDoorMax.address;
  }

  came(line: Line): void {
    const address = this.sessions.addressOf(line.request);
    const neighbours = this.addresses.get(address) ?? this.nobodyYet(address);
    neighbours.lines += 1;
    this.addresses.set(address, neighbours);
    this.lines.set(line, { neighbours, at: 'door' });
    line.on('close', this.hearEnd);
  }

  /** Undefined where it has greeted before, or is closed by now. */
  greets(line: Line): Neighbours | undefined {
    const standing = this.lines.get(line);
    if (standing?.at !== 'door') return undefined;
    standing.at = 'greeted';
    return standing.neighbours;
  }

  /** One that has greeted: it keeps its place until it closes. */
  letIn(line: Line): void {
    const standing = this.lines.get(line);
    if (standing?.at !== 'greeted') return;
    standing.at = 'in';
    standing.neighbours.sockets += 1;
    this.sockets += 1;
  }

  from(address: string): Neighbours | undefined {
    return this.addresses.get(address);
  }

  private nobodyYet(address: string): Neighbours {
    const { EVENTS_PER_ADDRESS_PER_SECOND: perSecond, EVENT_LIMIT_FACTOR: factor } = this.env;
    return { address, lines: 0, sockets: 0, events: new Pace(perSecond * factor) };
  }

  /** One for all lines: what is made for each of them is kept five thousand times. */
  private endEar() {
    const ended = this.ended.bind(this);
    return function hear(this: Line): void {
      ended(this);
    };
  }

  private ended(line: Line): void {
    const standing = this.lines.get(line);
    if (!standing) return;
    const { neighbours, at } = standing;
    this.lines.delete(line);
    if (at === 'in') {
      this.sockets -= 1;
      neighbours.sockets -= 1;
    }
    neighbours.lines -= 1;
    if (neighbours.lines === 0) this.addresses.delete(neighbours.address);
  }
}
