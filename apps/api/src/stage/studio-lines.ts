import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Permissions, type Caller } from '../accounts/index.js';
import { Notices } from '../db/notices.js';
import { LOG, type Log } from '../http/log.js';
import { ShowHub } from '../live/index.js';

/** Whose screens see a show's orders. */
export const mayWatch = (permissions: Permissions, caller: Caller, showId: string) =>
  permissions.allows(caller, 'order.watch', { kind: 'show', id: showId });

/** Who loses the permission while a studio is open hears nothing more there: the line is closed, and told why when it comes back. */
@Injectable()
export class StudioLines implements OnModuleInit {
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
  }

  private async askAnew(accountId?: string): Promise<void> {
    for (const { socket, showId } of this.hub.studios(accountId))
      try {
        if (!(await mayWatch(this.permissions, socket.data.caller, showId))) socket.disconnect();
      } catch (fault) {
        this.log.warn({ event: 'stage.studio_not_asked', err: fault });
      }
  }
}
