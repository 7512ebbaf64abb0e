import type { Refusal, ShowView, ViewerSeat } from '@chophien/contracts';
import { accept, refuse, shopIsOpen, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Permissions } from '../accounts/index.js';
import { Env } from '../config/env.js';
import { stillPathOf } from '../http/stills.js';
import { ShowHub, type LiveSocket } from '../live/index.js';
import { LiveKit } from '../media/index.js';
import { FrontRow } from './front-row.js';

/** A crowd beyond a full row asks so seldom that it costs nobody anything, and often enough to see the next free seat. */
const askAgainMs = 30_000;
/** Who looks after a show is read no more often than this, however many ask to sit before it. */
const keepersTrustedMs = 10_000;

type Watched = Pick<ShowView, 'id' | 'state'>;

/** Gives out the seats before a show's moving picture, and says what there is for those beyond them. */
@Injectable()
export class Seats {
  private readonly heardOf = new WeakSet<LiveSocket>();
  private readonly keepers = new LRUCache<string, Set<string>>({
    max: 200,
    ttl: keepersTrustedMs,
    fetchMethod: (id) => this.permissions.accountsThatMay('order.watch', { kind: 'show', id }),
    // Who waits for it is answered, even if it is pushed out meanwhile.
    ignoreFetchAbort: true,
  });

  constructor(
    private readonly row: FrontRow,
    private readonly livekit: LiveKit,
    private readonly permissions: Permissions,
    private readonly hub: ShowHub,
    private readonly env: Env,
  ) {}

  /** For who joins. Nobody is seated before a show is on air: a seat that is kept for hours is kept from somebody. */
  async sit(socket: LiveSocket, show: Watched): Promise<ViewerSeat | null> {
    if (!this.livekit.isOn || !shopIsOpen(show.state)) {
      this.row.giveBack(socket.id);
      return null;
    }
    const isSeated = this.row.take(show.id, socket.id, 'viewer') || (await this.keeps(socket, show.id));
    if (!isSeated) return { still: this.env.STILLS_URL ? stillPathOf(show.id) : null, askAgainMs };
    this.getUpWithTheLine(socket);
    return this.livekit.viewerSeat(show.id, nameOf(socket));
  }

  /** For who asks again, or looks away, in the show that the socket watches. */
  async ask(socket: LiveSocket, wanted: boolean): Promise<Result<ViewerSeat | null, Refusal>> {
    const showId = socket.data.seat?.showId;
    if (showId === undefined) return refuse({ code: 'not_found' });
    if (!wanted) {
      if (this.getUp(socket)) void this.livekit.sendOut(showId, nameOf(socket));
      return accept(null);
    }
    const show = this.hub.showOf(showId);
    return show ? accept(await this.sit(socket, show)) : refuse({ code: 'not_found' });
  }

  /** Whether there was a seat to get up from. */
  getUp(socket: LiveSocket): boolean {
    return this.row.giveBack(socket.id) !== undefined;
  }

  /** Of a line that falls the picture is left on: its page mostly comes back, and gets up itself if there is no seat then. */
  private getUpWithTheLine(socket: LiveSocket): void {
    if (!socket.connected) this.getUp(socket);
    if (this.heardOf.has(socket)) return;
    this.heardOf.add(socket);
    socket.once('disconnect', () => this.getUp(socket));
  }

  /** Who looks after the show sees it, however full it is. */
  private async keeps(socket: LiveSocket, showId: string): Promise<boolean> {
    const { account } = socket.data.caller;
    if (!account) return false;
    const keepers = await this.keepers.fetch(showId);
    return keepers?.has(account.id) === true && this.row.take(showId, socket.id, 'always');
  }
}

const nameOf = (socket: LiveSocket) => `viewer-${socket.id}`;
