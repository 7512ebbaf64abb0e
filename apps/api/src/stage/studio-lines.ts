import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Permissions, type Caller } from '../accounts/index.js';
import { Notices } from '../db/notices.js';
import { LOG, type Log } from '../http/log.js';
import { ShowHub, type ScreenRights } from '../live/index.js';

/** A helper's time may end while nobody changes anything: open screens are asked about so often. */
const lookEveryMs = 5_000;

export const noRights: ScreenRights = { desk: false, orders: false };

/** What this caller's screens of a show may show: any power opens the desk, its orders need one of their own. */
export async function screenRights(
  permissions: Permissions,
  caller: Caller,
  showId: string,
): Promise<ScreenRights> {
  const scope = { kind: 'show', id: showId } as const;
  const [desk, orders] = await Promise.all([
    permissions.allows(caller, 'desk.open', scope),
    permissions.allows(caller, 'order.watch', scope),
  ]);
  return { desk, orders };
}

/** Whose rights change while a studio or a desk is open is shown nothing more by the old ones: the line is closed, and told why when it comes back. */
@Injectable()
export class StudioLines implements OnModuleInit, OnApplicationShutdown {
  private looking: NodeJS.Timeout | undefined;

  constructor(
    private readonly notices: Notices,
    private readonly hub: ShowHub,
    private readonly permissions: Permissions,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.notices.on(
      (notice) => {
        if ('grants' in notice) void this.askAnew(notice.grants);
      },
      () => void this.askAnew(),
    );
    this.looking = setInterval(() => void this.askAnew(), lookEveryMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.looking);
  }

  private async askAnew(accountId?: string): Promise<void> {
    for (const { socket, showId, rights } of this.hub.studios(accountId))
      try {
        const now = await screenRights(this.permissions, socket.data.caller, showId);
        if (now.desk !== rights.desk || now.orders !== rights.orders) socket.disconnect();
      } catch (fault) {
        this.log.warn({ event: 'stage.studio_not_asked', err: fault });
      }
  }
}
