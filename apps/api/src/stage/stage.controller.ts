import type { ShowSnapshot, StudioShowView } from '@chophien/contracts';
import { Controller, Get, Param } from '@nestjs/common';
import { Needs } from '../accounts/index.js';
import { Queries } from '../db/unit-of-work.js';
import { found } from '../http/refused.js';
import { IdPipe, SlugPipe } from '../http/validate.js';
import { ShowHub } from '../live/index.js';
import { offersOfShow, offerView } from '../offers/index.js';
import { ordersOfShow, studioView } from '../orders/index.js';
import { showById, showView } from '../shows/index.js';
import { Snapshots } from './snapshots.js';

@Controller('api/v1/shows')
export class StageController {
  constructor(
    private readonly queries: Queries,
    private readonly snapshots: Snapshots,
    private readonly hub: ShowHub,
  ) {}

  /** The show as it stands, for those without a socket. */
  @Get(':slug')
  @Needs('market.read')
  async show(@Param('slug', SlugPipe) slug: string): Promise<ShowSnapshot> {
    return found((await this.hub.read(slug)) ?? (await this.snapshots.bySlug(slug)));
  }

  /** The show as its studio needs it: the bag, the newest orders, what was sold in all. */
  @Get(':showId/studio')
  @Needs('order.watch', { kind: 'show', param: 'showId' })
  async studio(@Param('showId', IdPipe) showId: string): Promise<StudioShowView> {
    const show = found(await showById(this.queries, showId));
    const [offers, orders, totals] = await Promise.all([
      offersOfShow(this.queries, showId),
      ordersOfShow(this.queries, showId),
      this.queries.row<StudioShowView['totals']>(
        `select count(*)::int as orders, coalesce(sum(o.amount) filter (where l.unit = 'g'), 0)::int8 as grams,
           coalesce(sum(o.amount) filter (where l.unit = 'piece'), 0)::int8 as pieces, coalesce(sum(o.total_dong), 0)::int8 as dong
         from orders o join offers f on f.id = o.offer_id join lots l on l.id = f.lot_id
         where f.show_id = $1 and o.state not in ('cancelled', 'expired')`,
        [showId],
      ),
    ]);
    return {
      show: showView(show),
      offers: offers.map((offer) => ({ ...offerView(offer), lotId: offer.lot_id })),
      orders: orders.map(studioView),
      totals: found(totals),
    };
  }
}
