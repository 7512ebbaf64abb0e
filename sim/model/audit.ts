import { addUpLot, addUpOffer, type Movement } from '@chophien/domain';
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import type { Book } from './book.js';
import type { Stall } from './stall.js';

const booksOf = `select o.cap, o.held, o.sold, o.state, o.price_dong::float8 as "priceDong", o.price_version as "priceVersion",
    o.own_taken as own, o.relay_taken as relay, o.wholesale_taken as wholesale, o.per_buyer, o.per_household,
    o.own_cap, o.relay_cap, o.wholesale_cap, d.cap_grams as picking_day_cap, d.taken_grams as "dayGrams",
    l.made, l.set_aside as "setAside", l.spoiled, l.returned,
    (select coalesce(jsonb_agg(jsonb_build_object('kind', m.kind, 'amount', m.amount)), '[]') from stock_movements m
      where m.lot_id = l.id) as movements,
    (select coalesce(jsonb_object_agg(p.id, p.state), '{}') from orders p where p.offer_id = o.id) as orders
  from offers o join lots l on l.id = o.lot_id
    left join picking_days d on d.producer_id = l.producer_id and d.day = o.picking_day
  where o.id = $1`;

/** Where the database's counters, its ledger and the plain book differ, if they do. */
export async function differencesOf(db: pg.Pool, { offerId }: Stall, book: Book): Promise<string[]> {
  const { rows } = await db.query<Record<string, unknown> & { movements: Movement[] }>({
    name: 'books',
    text: booksOf,
    values: [offerId],
  });
  const [row] = rows;
  if (!row) return ['the offer is not there'];
  const { movements, ...counters } = row;
  const { cap, held, sold, made, state, priceDong, priceVersion } = book;
  const expected = {
    ...{ cap, held, sold, state, priceDong, priceVersion, ...book.caps },
    ...{ own: book.promised, relay: 0, wholesale: 0, made, setAside: cap, spoiled: 0, returned: 0 },
    dayGrams: book.hasDay ? book.promised * book.gramsEach : null,
    orders: Object.fromEntries(book.orders.map((order) => [order.id, order.state])),
  };
  const ledger = { ...addUpOffer(movements), ...addUpLot(movements) };
  return [
    ...differing('counter', counters, expected),
    ...differing('ledger', ledger, { cap, held, sold, made, setAside: cap, spoiled: 0, returned: 0 }),
  ];
}

function differing(what: string, has: Record<string, unknown>, expected: Record<string, unknown>): string[] {
  return Object.entries(expected)
    .filter(([name, value]) => !isDeepStrictEqual(has[name], value))
    .map(([name, value]) => `${what} ${name} is ${JSON.stringify(has[name])}, not ${JSON.stringify(value)}`);
}
