import type { Refusal, StudioSeat } from '@chophien/contracts';
import { accept, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { ShowRows, showView } from '../shows/index.js';
import { LiveKit } from './livekit.js';

/**
 * Sits a device down in the studio. The same device gets a fresh token; another takes it over and the first is told.
 * A device that only returns by itself (a dropped line) takes the seat from nobody.
 */
@Injectable()
export class TakeSeat {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
    private readonly livekit: LiveKit,
  ) {}

  async run(showId: string, deviceId: string, way: 'take' | 'return'): Promise<Result<StudioSeat, Refusal>> {
    const taken = await this.work.run(async (tx) => {
      const rows = tx.use(ShowRows);
      const show = await rows.lock(showId);
      if (!show) return refuse({ code: 'not_found' } as const);
      if (show.state === 'ended') return refuse({ code: 'show_over' } as const);
      if (show.studio_device_id === deviceId) return accept(showView(show));
      if (show.studio_device_id && way === 'return') return refuse({ code: 'studio_elsewhere' } as const);
      const row = await rows.change(showId, { studio_device_id: deviceId });
      if (show.studio_device_id) tx.afterCommit(() => this.hub.tellTaken({ showId, deviceId }));
      return accept(showView(row));
    });
    return taken.ok ? accept({ show: taken.value, video: await this.livekit.hostSeat(showId) }) : taken;
  }
}
