import { asOfOneMoment, readLedgerBooks } from '@chophien/api/ledger-books';
import { proveLedger, sayDifference } from '@chophien/domain';
import pg from 'pg';

export type Proved = { lots: number; offers: number; differences: string[] };

/** Reads a database's books as of one moment and re-adds them; it writes nothing there. */
export async function proveDatabase(url: string): Promise<Proved> {
  const client = new pg.Client({ connectionString: url, application_name: 'chophien-proof' });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(asOfOneMoment);
    const rows = async <Row>(sql: string) => (await client.query<Row & pg.QueryResultRow>(sql)).rows;
    const books = await readLedgerBooks({ rows });
    const differences = proveLedger(books).map(sayDifference);
    return { lots: books.lots.length, offers: books.offers.length, differences };
  } finally {
    await client.end();
  }
}
