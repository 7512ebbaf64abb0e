import {
  ChangePlanBody,
  PlanShowBody,
  SetPictureBody,
  type ShowView,
  type StudioHomeView,
} from '@chophien/contracts';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Needs, Permissions, SignedIn, Who, type Caller, type Signed } from '../accounts/index.js';
import { Queries } from '../db/unit-of-work.js';
import { answer, Refused } from '../http/refused.js';
import { IdPipe } from '../http/validate.js';
import { ChangePlan } from './change-plan.js';
import { ChangeShowPicture } from './change-show-picture.js';
import { MoveShow } from './move-show.js';
import { PlanShow } from './plan-show.js';
import { showsWhere, showView, withSold } from './shows.rows.js';

/** Shows that somebody helps with and does not host, while there is something to do there. */
const helpedBy = `where exists (
    select from grants g where g.account_id = $1 and g.bundle = 'moderator' and (g.booth_id = s.booth_id or g.show_id = s.id)
      and (g.ends_at is null or g.ends_at > now()))
  and (s.state <> 'ended' or s.ended_at > now() - interval '7 days')
  order by array_position(array['live', 'on_hold', 'planned', 'ended'], s.state), s.starts_at limit 50`;

@Controller('api/v1')
export class ShowsController {
  constructor(
    private readonly planShow: PlanShow,
    private readonly changePlan: ChangePlan,
    private readonly moveShow: MoveShow,
    private readonly changePicture: ChangeShowPicture,
    private readonly permissions: Permissions,
    private readonly queries: Queries,
  ) {}

  /** The booths I may host and their shows, on air first, then those to come, then the last ended. */
  @Get('studio')
  @Needs('studio.read')
  async home(@SignedIn() me: Signed, @Who() caller: Caller): Promise<StudioHomeView> {
    const mine = `in (select b.id from booths b join grants g on g.bundle in ('host', 'admin') and (g.booth_id = b.id or g.bundle = 'admin') where g.account_id = $1)`;
    const booths = await this.queries.rows<StudioHomeView['booths'][number]>(
      `select b.id, b.slug, b.name, b.picture, coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'address', p.address) order by p.name)
         filter (where p.id is not null), '[]') as producers
       from booths b left join producers p on p.booth_id = b.id where b.id ${mine} group by b.id order by b.name`,
      [me.id],
    );
    const shows = await showsWhere(
      this.queries,
      `where s.booth_id ${mine}
       order by array_position(array['live', 'on_hold', 'planned', 'ended'], s.state), s.ended_at desc nulls last, s.starts_at limit 50`,
      [me.id],
    );
    const mayOperate = await this.permissions.allows(caller, 'operator.read');
    const desks = await showsWhere(this.queries, helpedBy, [me.id]);
    return { booths, shows: await withSold(this.queries, shows), mayOperate, desks: desks.map(showView) };
  }

  /** The booth is named in the body, so its permission is asked here and not by the path. */
  @Post('shows')
  @Needs('studio.read')
  async plan(@Who() caller: Caller, @Body() body: PlanShowBody): Promise<ShowView> {
    const allowed = await this.permissions.allows(caller, 'show.plan', { kind: 'booth', id: body.boothId });
    if (!allowed) throw new Refused({ code: 'not_allowed' });
    return answer(await this.planShow.run(body));
  }

  @Post('shows/:showId/plan')
  @HttpCode(200)
  @Needs('show.plan', { kind: 'show', param: 'showId' })
  async replan(@Param('showId', IdPipe) showId: string, @Body() body: ChangePlanBody): Promise<ShowView> {
    return answer(await this.changePlan.run(showId, body));
  }

  @Post('shows/:showId/start')
  @HttpCode(200)
  @Needs('show.run', { kind: 'show', param: 'showId' })
  async start(@Param('showId', IdPipe) showId: string): Promise<ShowView> {
    return answer(await this.moveShow.run(showId, 'live'));
  }

  @Post('shows/:showId/hold')
  @HttpCode(200)
  @Needs('show.hold', { kind: 'show', param: 'showId' })
  async hold(@Param('showId', IdPipe) showId: string): Promise<ShowView> {
    return answer(await this.moveShow.run(showId, 'on_hold'));
  }

  @Post('shows/:showId/resume')
  @HttpCode(200)
  @Needs('show.hold', { kind: 'show', param: 'showId' })
  async resume(@Param('showId', IdPipe) showId: string): Promise<ShowView> {
    return answer(await this.moveShow.run(showId, 'live'));
  }

  @Post('shows/:showId/end')
  @HttpCode(200)
  @Needs('show.run', { kind: 'show', param: 'showId' })
  async end(@Param('showId', IdPipe) showId: string): Promise<ShowView> {
    return answer(await this.moveShow.run(showId, 'ended'));
  }

  @Post('shows/:showId/picture')
  @HttpCode(200)
  @Needs('picture.write', { kind: 'show', param: 'showId' })
  async picture(
    @Param('showId', IdPipe) showId: string,
    @SignedIn() me: Signed,
    @Body() body: SetPictureBody,
  ): Promise<ShowView> {
    return answer(await this.changePicture.run(showId, me.id, body.picture));
  }
}
