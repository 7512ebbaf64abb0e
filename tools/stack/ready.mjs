/** The ready file: what an outsider needs to drive the running program (docs/proof). */
import { withDatabase } from './with-database.mjs';

/** Shows and offers as they stand in the database. */
export function readMarket(databaseUrl) {
  return withDatabase(databaseUrl, async (client) => {
    const shows = await client.query('SELECT id, slug FROM shows ORDER BY id');
    const offers = await client.query(
      `SELECT o.id, o.show_id AS "showId", o.code, l.unit, o.cap, o.step, o.price_dong AS "priceDong",
              o.price_version AS "priceVersion"
       FROM offers o JOIN lots l ON l.id = o.lot_id ORDER BY o.show_id, o.code`,
    );
    return { shows: shows.rows, offers: offers.rows.map(withNumbers) };
  });
}

/** bigint columns come as text. */
function withNumbers(row) {
  const numbers = ['cap', 'step', 'priceDong', 'priceVersion'].map((name) => [name, Number(row[name])]);
  return { ...row, ...Object.fromEntries(numbers) };
}

/** The sign-ins that the seed prints as its last line. */
export function signInsOf(seedOutput) {
  const line = seedOutput.trim().split('\n').at(-1) ?? '';
  try {
    return JSON.parse(line).signIns ?? [];
  } catch (cause) {
    throw new Error(`the seed's last line should be {"signIns": […]}, not: ${line.slice(0, 200)}`, { cause });
  }
}
