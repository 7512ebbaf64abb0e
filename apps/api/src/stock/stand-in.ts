import type { Refusal, ShowView } from '@chophien/contracts';
import type { Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { SetChatRules } from '../moderation/index.js';
import { MoveShow } from '../shows/index.js';

/** A moderator holds the show while its host is out of reach, and says so to everybody who watches. */
@Injectable()
export class StandIn {
  constructor(
    private readonly moveShow: MoveShow,
    private readonly rules: SetChatRules,
  ) {}

  /** Orders go on: only the picture rests. */
  async hold(showId: string, accountId: string, say: string): Promise<Result<ShowView, Refusal>> {
    const held = await this.moveShow.run(showId, 'on_hold');
    if (!held.ok) return held;
    const said = await this.rules.announce({ showId, accountId }, say);
    return said.ok ? held : said;
  }

  async handBack(showId: string, accountId: string): Promise<Result<ShowView, Refusal>> {
    const resumed = await this.moveShow.run(showId, 'live');
    if (!resumed.ok) return resumed;
    const said = await this.rules.announce({ showId, accountId }, '');
    return said.ok ? resumed : said;
  }
}
