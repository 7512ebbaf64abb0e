import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningMarket } from '@chophien/testing/running-market';
import pg from 'pg';
import { BenchOffers } from './bench-offers.js';
import { makeBuyers } from './buyers.js';
import { checkJournal } from './check-journal.js';
import { addressOf } from './raw-socket.js';
import type { Report } from './report.js';
import { StubbornBuyer } from './stubborn-buyer.js';

const crowdSize = 120;

/**
 * `chaos.orders.resets`: nothing is killed, but lines break all the time: each order is sent one to five times, over
 * the line that is there or a new one, and is one order in the end.
 */
export async function measureResets(report: Report, market: RunningMarket, orders: number): Promise<void> {
  const journalFile = join(market.folder, 'resets.jsonl');
  const journal = openSync(journalFile, 'a');
  const offers = await BenchOffers.open(market.ready.databaseUrl);
  const [offerId = ''] = await offers.make(1);
  await offers.close();
  const crowd = makeBuyers(market, crowdSize).map(
    (buyer, at) =>
      new StubbornBuyer(buyer, {
        ...{ url: market.ready.url, address: addressOf(crowdSize + at), journal },
        ...{ timesMost: 5, resetShare: 0.5, onAnswer: () => undefined },
      }),
  );
  let left = orders;
  try {
    await Promise.all(
      crowd.map(async (buyer) => {
        while (left-- > 0) await buyer.order(offerId, 500);
      }),
    );
  } finally {
    for (const buyer of crowd) buyer.close();
    closeSync(journal);
  }
  const client = new pg.Client({ connectionString: market.ready.databaseUrl });
  await client.connect();
  const { answered, lost, doubled, overGrams } = await checkJournal(journalFile, client, [offerId]);
  await client.end();
  const count = (id: string, value: number, aim?: string) =>
    report.add({ id: `chaos.orders.resets.${id}`, unit: '', value, ...(aim && { aim }) });
  count('orders', answered);
  count('sent', total(crowd.map(({ sent }) => sent)));
  count('lines-reset', total(crowd.map(({ resets }) => resets)));
  count('invariant.acked-lost', lost, '= 0');
  count('invariant.duplicates', doubled, '= 0');
  count('invariant.miscounted-grams', overGrams, '= 0');
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
