import type { HealthView } from '@chophien/contracts';
import { Injectable } from '@nestjs/common';
import { Queries } from '../db/unit-of-work.js';
import { Leaving } from '../http/leaving.js';
import { Bus } from '../live/index.js';
import { LiveKit } from '../media/index.js';

/** How this process is, by part. */
@Injectable()
export class Health {
  constructor(
    private readonly queries: Queries,
    private readonly bus: Bus,
    private readonly livekit: LiveKit,
    private readonly leaving: Leaving,
  ) {}

  /** Down without a database. Video and the bus may be down: the market goes on without them. */
  async now(): Promise<HealthView> {
    if (this.leaving.isClosing) return { state: 'closing', parts: {} };
    const [database, video] = await Promise.all([
      this.queries.row('select 1').then(
        () => 'up' as const,
        () => 'down' as const,
      ),
      this.livekit.isOn
        ? this.livekit.isUp().then((up) => (up ? ('up' as const) : ('down' as const)))
        : ('off' as const),
    ]);
    const redis = this.bus.isOn ? (this.bus.isUp ? ('up' as const) : ('down' as const)) : ('off' as const);
    const parts = { database, video, redis };
    const state = database === 'down' ? 'down' : video === 'down' || redis === 'down' ? 'degraded' : 'ok';
    return { state, parts };
  }
}
