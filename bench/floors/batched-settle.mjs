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

/** `place(ask, done)`: `done(id)` is called once the ask is durable. */
export async function openSettle(databaseUrl) {
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
      await client.query({
        ...statement,
        values: [sum, `{${ids}}`, `{${buyers}}`, `{${keys}}`, `{${amounts}}`],
      });
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
