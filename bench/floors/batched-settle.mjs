/**
 * What every batched floor shares: asks gather while a transaction is in flight, and one statement settles them. No
 * rules, no validation: `{ buyerId, key, amount }` in, an id out, durable.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';

const statement = {
  name: 'settle',
  text: `with stock as (update bench_stock set sold = sold + $1 where id = 1 and sold + $1 <= cap returning id)
    insert into bench_orders (id, stock_id, buyer_id, key, amount)
    select o.id, stock.id, o.buyer_id, o.key, o.amount
    from stock, unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::int[]) as o (id, buyer_id, key, amount)`,
};

/**
 * The same with an order's whole row: columns, checks and indexes of `orders`, and one movement a batch. What it takes
 * longer is the price of the row itself, whoever writes it.
 */
const rowStatement = {
  name: 'settle-rows',
  text: `with stock as (update bench_stock set sold = sold + $1 where id = 1 and sold + $1 <= cap returning id),
    moved as (insert into bench_movements (lot_id, offer_id, channel, kind, amount, orders)
      select gen_random_uuid(), gen_random_uuid(), 'own', 'sold', $1, cardinality($2::uuid[]) from stock)
    insert into bench_rows (id, buyer_id, key, body_hash, show_id, offer_id, lot_id, producer_id, facts_id, amount, unit,
      price_dong, price_version, channel, household, state, method, source, goods_dong, delivery_dong, total_dong, recipient,
      phone, commune_code, address_text, data_version, placed_at)
    select o.id, o.buyer_id, o.key, o.body_hash, o.buyer_id, $6, o.buyer_id, o.buyer_id, o.buyer_id, o.amount, 'gram', 32000, 1,
      o.channel, o.household, o.state, o.method, o.source, o.goods_dong, o.delivery_dong, o.goods_dong + o.delivery_dong,
      o.recipient, o.phone, o.commune_code, o.address_text, o.data_version, date_trunc('milliseconds', now())
    from stock, unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::int[], $7::bytea[], $8::text[], $9::int8[], $10::text[],
      $11::text[], $12::text[], $13::int8[], $14::int8[], $15::text[], $16::text[], $17::text[], $18::text[], $19::text[])
      as o (id, buyer_id, key, amount, body_hash, channel, household, state, method, source, goods_dong, delivery_dong,
        recipient, phone, commune_code, address_text, data_version)`,
};

/** What every order's row carries beside its ids, as long as a real one; the same for all, as nobody looks. */
const carried = [
  `"\\\\x${'0f'.repeat(32)}"`,
  'own',
  '4611686018427387904',
  'confirmed',
  'cod',
  'tap',
  '64000',
  '22000',
  '"Nguyễn Thị Hạnh"',
  '0900000000',
  '07531',
  '"số 12 ngõ 5 thôn Kép"',
  '2026-07',
];
const hotOffer = randomUUID();

/** `place(ask, done)`: `done(id)` is called once the ask is durable. `isRow`: with an order's whole row. */
export async function openSettle(databaseUrl, isRow = false) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  let waiting = [];
  let inFlight = false;

  async function run() {
    inFlight = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      let [sum, ids, buyers, keys, amounts] = [0, '', '', '', ''];
      for (const one of batch) {
        const { buyerId, key, amount } = one.ask;
        one.id = randomUUID();
        const comma = ids === '' ? '' : ',';
        ids += comma + one.id;
        buyers += comma + buyerId;
        keys += comma + key;
        amounts += comma + amount;
        sum += amount;
      }
      const values = [sum, `{${ids}}`, `{${buyers}}`, `{${keys}}`, `{${amounts}}`];
      const list = (one) => `{${`${one},`.repeat(batch.length).slice(0, -1)}}`;
      await client.query(
        isRow
          ? { ...rowStatement, values: [...values, hotOffer, ...carried.map(list)] }
          : { ...statement, values },
      );
      for (const { done, id } of batch) done(id);
    }
    inFlight = false;
  }
  return (ask, done) => {
    waiting.push({ ask, done, id: '' });
    if (!inFlight) {
      inFlight = true;
      setImmediate(run);
    }
  };
}
