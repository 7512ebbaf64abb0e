import { teamMax, type Power, type Refusal, type TeamView } from '@chophien/contracts';
import { accept, mobileNumber, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work.js';
import { TeamRows, teamOf, type TeamOf } from './team.rows.js';

type Gift = { phone: string; powers: readonly Power[]; endsAtMs: number | null; givenBy: string };

/** Gives powers to a phone number, or takes them back. Given anew they replace what was given before. */
@Injectable()
export class GivePowers {
  constructor(private readonly work: UnitOfWork) {}

  run(team: TeamOf, gift: Gift): Promise<Result<TeamView, Refusal>> {
    const phone = mobileNumber(gift.phone);
    if (!phone) return Promise.resolve(refuse({ code: 'phone_invalid' }));
    if (gift.endsAtMs !== null && gift.endsAtMs <= Date.now())
      return Promise.resolve(refuse({ code: 'invalid', fields: [{ path: 'endsAtMs', rule: 'min' }] }));
    return this.work.run<TeamView>(async (tx) => {
      const rows = tx.use(TeamRows);
      if (!(await rows.lock(team))) return refuse({ code: 'not_found' });
      await rows.clearEnded(team);
      const before = await teamOf(tx, team);
      if (before.length >= teamMax && !before.some((member) => member.phone === phone))
        return refuse({ code: 'too_many_in_team', most: teamMax });
      await rows.give(team, { ...gift, phone });
      return accept({ members: await teamOf(tx, team), most: teamMax });
    });
  }

  withdraw(grantId: string): Promise<Result<TeamView, Refusal>> {
    return this.work.run<TeamView>(async (tx) => {
      const rows = tx.use(TeamRows);
      const team = await rows.ofGrant(grantId);
      if (!team) return refuse({ code: 'not_found' });
      await rows.withdraw(grantId);
      return accept({ members: await teamOf(tx, team), most: teamMax });
    });
  }
}
