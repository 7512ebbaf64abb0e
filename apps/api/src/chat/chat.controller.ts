import { clientEvents, LineBody, type SaidLine } from '@chophien/contracts';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { Needs, signedIn, Who, type Caller } from '../accounts/index.js';
import { Env } from '../config/env.js';
import { Limit } from '../http/limits.js';
import { Pressure } from '../http/pressure.js';
import { answer, Refused } from '../http/refused.js';
import { IdPipe } from '../http/validate.js';
import { PostLine } from './post-line.js';
import { SayLine } from './say-line.js';

const { rank, perSecond } = clientEvents['chat.post'];
const windowSeconds = 5;

/** The talk's other door, for who cannot have a live line; a line of the same key is said once through either. */
@Controller('api/v1')
export class ChatController {
  private readonly perAccount: Limit;

  constructor(
    private readonly sayLine: SayLine,
    private readonly postLine: PostLine,
    private readonly pressure: Pressure,
    env: Env,
  ) {
    this.perAccount = new Limit(perSecond * windowSeconds * env.EVENT_LIMIT_FACTOR, windowSeconds);
  }

  @Post('shows/:showId/lines')
  @Needs('chat.post')
  async say(
    @Who() caller: Caller,
    @Param('showId', IdPipe) showId: string,
    @Body() { text, key }: LineBody,
  ): Promise<SaidLine> {
    const by = signedIn(caller);
    const refusal =
      this.pressure.refusal(rank) ??
      this.postLine.busyOf(showId) ??
      (await this.perAccount.take(by.account.id));
    if (refusal) throw new Refused(refusal);
    return answer(await this.sayLine.run(by, { showId, text, key }));
  }
}
