import type { PostLineBody, Refusal, SaidLine } from '@chophien/contracts';
import { accept, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import type { SignedCaller } from '../accounts/index.js';
import { ReadLine } from '../drafts/index.js';
import { PostLine } from './post-line.js';

/** Says a line and reads it as an order, whichever door it came by. */
@Injectable()
export class SayLine {
  constructor(
    private readonly postLine: PostLine,
    private readonly readLine: ReadLine,
  ) {}

  async run(by: SignedCaller, body: PostLineBody): Promise<Result<SaidLine, Refusal>> {
    const said = await this.postLine.run(by, body);
    if (!said.ok || said.value.fromHost) return said;
    // Before its writer is answered: a line whose answer was lost is sent and read again.
    const reading = await this.readLine.run(by, body);
    return reading ? accept({ ...said.value, reading }) : said;
  }
}
