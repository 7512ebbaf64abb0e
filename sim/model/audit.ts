import { addUpLot, addUpOffer, type Movement } from '@chophien/domain';
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import type { Book, Orchard } from './book.js';

const movementsOf = (which: string) =>
  `(select coalesce(jsonb_agg(jsonb_build_object('kind', m.kind, 'amount', m.amount)), '[]') from stock_movements m where ${which})`;
const booksOf = `select o.cap, o.held, o.sold, o.state, o.price_dong::float8 as "priceDong", o.price_version as "priceVersion",
    o.own_taken as own, o.relay_taken as relay, o.wholesale_taken as wholesale, o.per_buyer, o.per_household,
    o.own_cap, o.relay_cap, o.wholesale_cap, to_char(o.picking_day, 'YYYY-MM-DD') as day, s.state as show,
    d.cap_grams as "dayCap", d.taken_grams as "dayGrams",
    l.made, l.set_aside as "setAside", l.spoiled, l.returned,
    ${movementsOf('m.lot_id = l.id')} as "lotMovements", ${movementsOf('m.offer_id = o.id')} as movements,
    (select coalesce(jsonb_object_agg(p.id, p.state), '{}') from orders p where p.offer_id = o.id) as orders
  from offers o join lots l on l.id = o.lot_id join shows s on s.id = o.show_id
    left join picking_days d on d.producer_id = l.producer_id and d.day = o.picking_day
  where o.id = any($1) order by array_position($1, o.id)`;
/** A day that an offer has left is of no offer: it is counted by its name. */
const daysOf = `select to_char(d.day, 'YYYY-MM-DD') as day, d.taken_grams as taken
  from picking_days d join lots l on l.producer_id = d.producer_id join offers o on o.lot_id = l.id
  where o.id = $1 and d.day = any($2::date[])`;

type BooksRow = Record<string, unknown> & { movements: Movement[]; lotMovements: Movement[] };

/** Where the database's counters, its ledger and the plain books differ, if they do. */
export async function differencesOf(
  db: pg.Pool,
  offerIds: readonly string[],
  orchard: Orchard,
): Promise<string[]> {
  const { rows } = await db.query<BooksRow>({ name: 'books', text: booksOf, values: [offerIds] });
  const days = await db.query<{ day: string; taken: number }>({
    ...{ name: 'days', text: daysOf, values: [offerIds[0], orchard.days] },
  });
  const taken = Object.fromEntries(days.rows.map((row) => [row.day, row.taken]));
  const expected = [...orchard.dayCaps.keys()].map((day) => [day, orchard.gramsPromisedOn(day)] as const);
  return [
    ...orchard.books.flatMap((book, nth) => differencesOfOne(rows[nth], book)),
    ...differing('grams of', taken, Object.fromEntries(expected)),
  ];
}

function differencesOfOne(row: BooksRow | undefined, book: Book): string[] {
  if (!row) return ['the offer is not there'];
  const { movements, lotMovements, ...counters } = row;
  const { cap, held, sold, state, priceDong, priceVersion, day, orchard } = book;
  const { made, setAside } = orchard;
  const expected = {
    ...{ cap, held, sold, state, priceDong, priceVersion, ...book.caps },
    ...{ own: book.promised, relay: 0, wholesale: 0, made, setAside, spoiled: 0, returned: 0 },
    ...{ day, dayCap: book.capOf('picking_day_cap'), show: orchard.isOver ? 'ended' : 'live' },
    dayGrams: day === null ? null : orchard.gramsPromisedOn(day),
    orders: Object.fromEntries(book.orders.map((order) => [order.id, order.state])),
  };
  const ledger = { ...addUpOffer(movements), ...addUpLot(lotMovements) };
  return [
    ...differing('counter', counters, expected),
    ...differing('ledger', ledger, { cap, held, sold, made, setAside, spoiled: 0, returned: 0 }),
  ];
}

function differing(what: string, has: Record<string, unknown>, expected: Record<string, unknown>): string[] {
  return Object.entries(expected)
    .filter(([name, value]) => !isDeepStrictEqual(has[name], value))
    .map(([name, value]) => `${what} ${name} is ${JSON.stringify(has[name])}, not ${JSON.stringify(value)}`);
}
