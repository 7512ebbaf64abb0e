/** Floor: one order's own statement behind a bare Socket.IO event: no framework, no validation, no sign-in, no rules. */
import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
import { Server } from 'socket.io';

const [databaseUrl, offerId] = process.argv.slice(2);
pg.types.setTypeParser(20, Number);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
const http = createServer();
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });

const { rows } = await pool.query(
  `select o.id, o.show_id, o.lot_id, o.price_dong, o.price_version, l.facts_id, l.producer_id, l.unit
   from offers o join lots l on l.id = o.lot_id where o.id = $1`,
  [offerId],
);
const [offer] = rows;
const place = {
  name: 'place',
  text: `with stock as (
      update offers set sold = sold + $6, own_taken = own_taken + $6, version = version + 1
      where id = $2 and held + sold + $6 <= cap returning version),
    moved as (
      insert into stock_movements (lot_id, offer_id, channel, kind, amount, orders)
      select $7, $2, 'own', 'sold', $6, 1 from stock)
    insert into orders (id, offer_id, buyer_id, key, body_hash, amount, lot_id, show_id, facts_id, producer_id, unit,
      price_dong, price_version, channel, household, state, method, goods_dong, delivery_dong, total_dong, recipient, phone,
      commune_code, address_text, data_version, placed_at)
    select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'own', 1, 'confirmed', 'cod', $14, 0, $14, 'Chị Hoa',
      '0900000000', '07228', 'Số 5, ngõ Chợ', '2026-04-30', now() from stock`,
};

async function placed(buyerId, body) {
  const id = randomUUID();
  const hash = createHash('sha256').update(JSON.stringify(body)).digest();
  const goods = Math.floor((offer.price_dong * body.amount + 500) / 1000);
  await pool.query({
    ...place,
    values: [
      id,
      offerId,
      buyerId,
      body.key,
      hash,
      body.amount,
      offer.lot_id,
      offer.show_id,
      offer.facts_id,
      offer.producer_id,
      offer.unit,
      offer.price_dong,
      offer.price_version,
      goods,
    ],
  });
  return { id, goodsDong: goods, offerId, amount: body.amount };
}

io.on('connection', (socket) => {
  socket.on('order.place', async ({ buyerId, body }, ack) =>
    ack({ ok: true, value: await placed(buyerId, body) }),
  );
});
http.listen(0, '127.0.0.1', () => console.log(http.address().port));
