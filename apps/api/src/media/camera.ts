import { accept } from '@chophien/domain';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { WebhookEvent } from 'livekit-server-sdk';
import { UnitOfWork } from '../db/unit-of-work.js';
import { LOG, type Log } from '../http/log.js';
import { ShowHub } from '../live/index.js';
import { ShowRows, showView } from '../shows/index.js';
import { LiveKit } from './livekit.js';

const lookMs = 3_000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Whether the host's camera is in the room. A webhook only says that something changed; what is true is asked of
 * LiveKit itself, so webhooks may come twice, late or in any order. Watched shows are also looked at every few
 * seconds, since a killed LiveKit sends nothing.
 */
@Injectable()
export class Camera implements OnModuleInit, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private looking = false;

  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
    private readonly livekit: LiveKit,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    if (this.livekit.isOn) this.timer = setInterval(() => void this.lookAtAll(), lookMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Records the event once; answers false for one that was there already. */
  async record(event: WebhookEvent): Promise<boolean> {
    const recorded = await this.work.run(async (tx) => {
      const rows = await tx.rows(
        `insert into webhook_events (id, event, room, participant_sid) values ($1, $2, $3, $4) on conflict (id) do nothing returning id`,
        [event.id, event.event, event.room?.name ?? null, event.participant?.sid ?? null],
      );
      return accept(rows.length > 0);
    });
    return recorded.ok && recorded.value;
  }

  async look(showId: string): Promise<void> {
    if (!uuid.test(showId)) return;
    const isOn = (await this.livekit.cameraIsOn(showId)) ?? false;
    const looked = await this.work.run(async (tx) => {
      const rows = tx.use(ShowRows);
      const show = await rows.lock(showId);
      const isOver = show?.state === 'ended';
      const truth = isOn && !isOver;
      if (!show || show.camera_on === truth) return accept({ isOver });
      const changed = showView(await rows.change(showId, { camera_on: truth }));
      tx.afterCommit(() => this.hub.tellLatest(showId, { kind: 'show.changed', show: changed }));
      return accept({ isOver });
    });
    // Ended from another device, or by a seat taken before the end: a show that is over films nobody.
    if (isOn && looked.ok && looked.value.isOver) await this.livekit.closeRoom(showId);
  }

  private async lookAtAll(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      for (const showId of this.hub.openShows()) await this.look(showId);
    } catch (fault) {
      this.log.warn({ event: 'camera.look_failed', err: fault });
    } finally {
      this.looking = false;
    }
  }
}
