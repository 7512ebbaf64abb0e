import pg from 'pg';
import type { Env } from '../config/env.js';
import { Rounds } from '../db/rounds.js';
import type { Log } from '../http/log.js';
import type { Still } from '../http/stills.js';
import { LiveKit } from '../media/index.js';
import { RoomStills } from './room-stills.js';

const lookMs = 2_000;
/** One process decodes so many cameras and no more. */
const showsMax = 40;

/** Sits unseen in the room of every show whose camera is on, as long as it is. */
export class ShowsWatched {
  private readonly rooms = new Map<string, RoomStills>();
  private readonly database: pg.Pool;
  private readonly livekit: LiveKit;
  private readonly looks = new Rounds({
    run: () => this.look(),
    pauseMs: () => lookMs,
    failed: (fault) => this.missed(fault),
  });
  private isEnding = false;
  /** The shows could be read when they were last looked up. */
  isUp = false;

  constructor(
    private readonly env: Env,
    private readonly log: Log,
  ) {
    this.livekit = new LiveKit(env, log);
    this.database = new pg.Pool({ connectionString: env.DATABASE_URL, max: 1 });
    this.database.on('error', (fault) => log.warn({ event: 'stills.database_failed', err: fault }));
  }

  still(showId: string): Still | undefined {
    return this.rooms.get(showId)?.still;
  }

  start(): void {
    this.looks.start(0);
  }

  async stop(): Promise<void> {
    this.isEnding = true;
    await Promise.all([this.looks.stop(), ...[...this.rooms.values()].map((room) => room.leave())]);
    await this.database.end();
  }

  private async look(): Promise<void> {
    const { rows } = await this.database.query<{ id: string }>(
      `select id from shows where state = 'live' and camera_on order by started_at limit ${showsMax}`,
    );
    this.isUp = true;
    const onAir = new Set(rows.map(({ id }) => id));
    for (const [showId, room] of this.rooms) {
      if (onAir.has(showId)) continue;
      this.rooms.delete(showId);
      void room.leave();
    }
    for (const showId of onAir) if (!this.rooms.has(showId)) void this.watch(showId);
  }

  /** What cannot be read now is what it was. */
  private missed(fault: unknown): void {
    this.isUp = false;
    this.log.warn({ event: 'stills.look_failed', err: fault });
  }

  /** Over by itself, it is begun anew with the next look. */
  private async watch(showId: string): Promise<void> {
    const room = new RoomStills(showId, this.log);
    this.rooms.set(showId, room);
    try {
      const seat = await this.livekit.viewerSeat(showId, 'stills');
      const url = this.env.LIVEKIT_API_URL?.replace(/^http/, 'ws') ?? seat?.url;
      if (seat && url !== undefined && !this.isEnding) await room.watch({ ...seat, url });
    } catch (fault) {
      this.log.warn({ event: 'stills.room_lost', showId, err: fault });
    } finally {
      if (this.rooms.get(showId) === room) this.rooms.delete(showId);
    }
  }
}
