import type { HealthView } from '@chophien/contracts';
import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Needs } from '../accounts/index.js';
import { Queries } from '../db/unit-of-work.js';
import { Leaving } from '../http/leaving.js';
import { Bus } from '../live/index.js';
import { LiveKit } from '../media/index.js';

@Controller('health')
export class AboutController {
  constructor(
    private readonly queries: Queries,
    private readonly bus: Bus,
    private readonly livekit: LiveKit,
    private readonly leaving: Leaving,
  ) {}

  @Get('live')
  @Needs('health.read')
  live(): HealthView {
    return { state: 'ok', parts: {} };
  }

  /** Ready while orders can be settled, and until this process is asked to end. Video and the bus may be down: the market goes on without them. */
  @Get('ready')
  @Needs('health.read')
  async ready(@Res({ passthrough: true }) response: Response): Promise<HealthView> {
    if (this.leaving.isClosing) {
      response.status(503);
      return { state: 'closing', parts: {} };
    }
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
    if (database === 'down') response.status(503);
    const state = database === 'down' ? 'down' : video === 'down' || redis === 'down' ? 'degraded' : 'ok';
    return { state, parts };
  }
}
