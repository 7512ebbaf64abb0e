import { proveLedger, sayDifference, untilNightMs, type LedgerDifference } from '@chophien/domain';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Rounds } from '../db/rounds.js';
import { UnitOfWork } from '../db/unit-of-work.js';
import { LOG, type Log } from '../http/log.js';
import { asOfOneMoment, readLedgerBooks } from './ledger-books.js';

/** The books of a large market take longer to read than a request may. */
const readMsMax = 600_000;
const toldMax = 50;

/** Re-adds the whole ledger every night; a counter that differs is an error that names it. */
@Injectable()
export class ProveLedger implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds({
    run: () => this.run(),
    pauseMs: () => untilNightMs(Date.now()),
    failed: (fault) => this.log.warn({ event: 'ledger.not_read', err: fault }),
  });

  constructor(
    private readonly work: UnitOfWork,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** One proof, of one moment; it locks nothing and writes nothing. */
  async run(): Promise<LedgerDifference[]> {
    const open = await this.work.open();
    try {
      await open.tx.rows(asOfOneMoment);
      await open.tx.rows(`set local statement_timeout = ${readMsMax}`);
      const books = await readLedgerBooks(open.tx);
      const found = proveLedger(books);
      const seen = { lots: books.lots.length, offers: books.offers.length };
      if (found.length === 0) this.log.info({ event: 'ledger.proved', ...seen });
      else {
        const first = found.slice(0, toldMax).map(sayDifference);
        this.log.error({ event: 'ledger.differs', ...seen, count: found.length, differences: first });
      }
      return found;
    } finally {
      await open.rollback();
    }
  }
}
