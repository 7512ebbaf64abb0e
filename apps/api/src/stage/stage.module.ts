import { accept, refuse } from '@chophien/domain';
import { Module, type OnModuleInit } from '@nestjs/common';
import { meView, Permissions } from '../accounts/index.js';
import { Gather } from '../db/gather.js';
import { Queries } from '../db/unit-of-work.js';
import { hand, LiveHandlers, ShowHub, type LiveSocket } from '../live/index.js';
import { MediaModule } from '../media/index.js';
import { showsWhere, type ShowRow } from '../shows/index.js';
import { FrontRow } from './front-row.js';
import { Seats } from './seats.js';
import { Snapshots } from './snapshots.js';
import { StageController } from './stage.controller.js';
import { noRights, screenRights, StudioLines } from './studio-lines.js';

/** A crowd that comes back asks together. */
const crowd = { perSecond: 200, momentMs: 5, waitMs: 200 };

/** What everybody sees of a show: the way in, and the snapshot that a join is answered with. */
@Module({
  imports: [MediaModule],
  controllers: [StageController],
  providers: [Snapshots, FrontRow, Seats, StudioLines],
  exports: [Snapshots],
})
export class StageModule implements OnModuleInit {
  private readonly shows = new Gather<ShowRow>((slugs) => this.showsBySlug(slugs), crowd);

  constructor(
    private readonly handlers: LiveHandlers,
    private readonly hub: ShowHub,
    private readonly queries: Queries,
    private readonly permissions: Permissions,
    private readonly seats: Seats,
    private readonly snapshots: Snapshots,
  ) {}

  onModuleInit(): void {
    this.hub.readFrom((showId) => this.snapshots.byId(showId));
    this.handlers.on('show.react', (socket, { hearts }) => Promise.resolve(this.react(socket, hearts)));
    this.handlers.on('show.seat', (socket, { wanted }) => this.seats.ask(socket, wanted));
    this.handlers.on('show.join', (socket, body) => this.join(socket, body.slug, body.as ?? 'viewer'));
  }

  private async showsBySlug(slugs: readonly string[]): Promise<Map<string, ShowRow>> {
    const rows = await showsWhere(this.queries, 'where s.slug = any($1)', [slugs]);
    return new Map(rows.map((row) => [row.slug, row]));
  }

  private react({ data: { seat } }: LiveSocket, hearts: number) {
    if (!seat) return refuse({ code: 'not_found' } as const);
    this.hub.tellHearts(seat.showId, hearts);
    return accept(null);
  }

  private async join(socket: LiveSocket, slug: string, as: 'viewer' | 'studio' | 'desk') {
    const { caller } = socket.data;
    const show = this.hub.watched(slug) ?? (await this.shows.get(slug, { patient: true }));
    if (!show) return refuse({ code: 'not_found' } as const);
    const asStudio = as !== 'viewer';
    const rights = asStudio ? await screenRights(this.permissions, caller, show.id) : noRights;
    if (asStudio && !(as === 'desk' ? rights.desk : rights.orders)) {
      return refuse({ code: caller.account ? 'not_allowed' : 'not_signed_in' } as const);
    }
    const me = caller.account && meView(caller.account);
    if (asStudio) this.seats.getUp(socket);
    const video = asStudio ? null : await this.seats.sit(socket, show);
    const snapshot = await this.hub.enter(socket, show.id, asStudio ? rights : undefined);
    if (!snapshot) {
      this.seats.getUp(socket);
      return refuse({ code: 'not_found' } as const);
    }
    return {
      answer: accept({ showId: show.id, me, video, serverTimeMs: Date.now() }),
      after: () => hand(socket.conn, [snapshot.packet], snapshot.frames),
    };
  }
}
