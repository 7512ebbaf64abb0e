import { Injectable } from '@nestjs/common';
import { UnitOfWork, type PoolUse } from '../db/unit-of-work.js';
import { Counts } from '../http/counts.js';
import { Pressure } from '../http/pressure.js';
import { Admission, Bus, Presence, ShowHub } from '../live/index.js';

/** The instruments of this process: each is read where it stands, and only when somebody looks. */
@Injectable()
export class Readings {
  constructor(
    readonly counts: Counts,
    private readonly admission: Admission,
    private readonly hub: ShowHub,
    private readonly presence: Presence,
    private readonly bus: Bus,
    private readonly pressure: Pressure,
    private readonly work: UnitOfWork,
  ) {}

  get process(): string {
    return this.bus.nodeId.slice(0, 8);
  }

  get sockets(): number {
    return this.admission.sockets;
  }

  get told(): ShowHub['tally'] {
    return this.hub.tally;
  }

  get lateMs(): number {
    return this.pressure.feltLateMs;
  }

  get pool(): PoolUse {
    return this.work.pool;
  }

  get redisIsUp(): boolean {
    return this.bus.isUp;
  }

  /** Shows that somebody looks at here, and how many watch each of them anywhere. */
  shows(): { id: string; watching: number }[] {
    return this.hub.openShows().map((id) => ({ id, watching: this.presence.countOf(id) }));
  }

  waiting(): number {
    return [...this.counts.lanes.values()].reduce((sum, { waiting }) => sum + waiting, 0);
  }
}
