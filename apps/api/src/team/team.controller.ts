import { TeamBody, teamMax, type TeamView } from '@chophien/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Needs, SignedIn, type Signed } from '../accounts/index.js';
import { Queries } from '../db/unit-of-work.js';
import { answer } from '../http/refused.js';
import { IdPipe } from '../http/validate.js';
import { GivePowers } from './give-powers.js';

import { teamOf, type TeamOf } from './team.rows.js';

/** Who helps a host, by phone number. */
@Controller('api/v1')
export class TeamController {
  constructor(
    private readonly givePowers: GivePowers,
    private readonly queries: Queries,
  ) {}

  @Get('booths/:boothId/team')
  @Needs('team.write', { kind: 'booth', param: 'boothId' })
  ofBooth(@Param('boothId', IdPipe) id: string): Promise<TeamView> {
    return this.read({ kind: 'booth', id });
  }

  @Get('shows/:showId/team')
  @Needs('team.write', { kind: 'show', param: 'showId' })
  ofShow(@Param('showId', IdPipe) id: string): Promise<TeamView> {
    return this.read({ kind: 'show', id });
  }

  /** Sent again for the same number it replaces what that number may do. */
  @Post('booths/:boothId/team')
  @HttpCode(200)
  @Needs('team.write', { kind: 'booth', param: 'boothId' })
  async giveAtBooth(
    @Param('boothId', IdPipe) id: string,
    @SignedIn() me: Signed,
    @Body() body: TeamBody,
  ): Promise<TeamView> {
    return this.give({ kind: 'booth', id }, me, body);
  }

  @Post('shows/:showId/team')
  @HttpCode(200)
  @Needs('team.write', { kind: 'show', param: 'showId' })
  async giveAtShow(
    @Param('showId', IdPipe) id: string,
    @SignedIn() me: Signed,
    @Body() body: TeamBody,
  ): Promise<TeamView> {
    return this.give({ kind: 'show', id }, me, body);
  }

  /** At once and everywhere: open screens of theirs are closed. */
  @Delete('team/:grantId')
  @Needs('team.write', { kind: 'grant', param: 'grantId' })
  async withdraw(@Param('grantId', IdPipe) grantId: string): Promise<TeamView> {
    return answer(await this.givePowers.withdraw(grantId));
  }

  private async read(team: TeamOf): Promise<TeamView> {
    return { members: await teamOf(this.queries, team), most: teamMax };
  }

  private async give(team: TeamOf, me: Signed, { phone, powers, endsAtMs }: TeamBody): Promise<TeamView> {
    return answer(
      await this.givePowers.run(team, { phone, powers, endsAtMs: endsAtMs ?? null, givenBy: me.id }),
    );
  }
}
