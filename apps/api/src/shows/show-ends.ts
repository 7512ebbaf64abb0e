import { Injectable } from '@nestjs/common';
import type { Tx } from '../db/unit-of-work.js';

type Ending = (tx: Tx, showId: string) => Promise<void>;

/** What other features do in the transaction in which a show ends; the show is locked. */
@Injectable()
export class ShowEnds {
  private readonly endings: Ending[] = [];

  on(ending: Ending): void {
    this.endings.push(ending);
  }

  async tell(tx: Tx, showId: string): Promise<void> {
    for (const ending of this.endings) await ending(tx, showId);
  }
}
