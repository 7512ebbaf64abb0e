import { Injectable } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { Sessions } from '../../accounts/index.js';
import { Env } from '../../config/env.js';
import type { Line } from '../sockets.js';

/** So many more lines than may be let in stand at the door: those are told there why not, and when to come back. */
const atTheDoorMax = { all: 1_000, address: 100 } as const;
/** Who has opened a line and has not greeted by then is closed; a thin line takes a few seconds. */
export const greetWithinMs = 20_000;

/** Lines that are open, whether they have greeted or not: who opens them and says nothing takes up no more than this. */
@Injectable()
export class Threshold {
  private lines = 0;
  private readonly addresses = new Map<string, number>();

  constructor(
    private readonly env: Env,
    private readonly sessions: Sessions,
  ) {}

  mayCome(request: IncomingMessage): boolean {
    const { SOCKETS_MAX, SOCKETS_PER_ADDRESS } = this.env;
    if (this.lines >= SOCKETS_MAX + atTheDoorMax.all) return false;
    return this.of(this.sessions.addressOf(request)) < SOCKETS_PER_ADDRESS + atTheDoorMax.address;
  }

  came(line: Line): void {
    const address = this.sessions.addressOf(line.request);
    this.lines += 1;
    this.addresses.set(address, this.of(address) + 1);
    line.once('close', () => {
      this.lines -= 1;
      const left = this.of(address) - 1;
      if (left > 0) this.addresses.set(address, left);
      else this.addresses.delete(address);
    });
  }

  private of(address: string): number {
    return this.addresses.get(address) ?? 0;
  }
}
