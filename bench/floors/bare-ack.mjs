/** Floor: an order's own statements behind a bare Socket.IO event: no framework, no validation, no sign-in. */
import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
import { Server } from 'socket.io';

const [databaseUrl, offerId] = process.argv.slice(2);
pg.types.setTypeParser(20, Number);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
const http = createServer();
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });

async function place(buyerId, body) {
  const client = await pool.connect();
  const rows = async (sql, values) => (await client.query(sql, values)).rows;
  try {
    await client.query('START TRANSACTION');
    const [offer] = await rows(
      'select o.*, l.name, l.unit, l.facts_id from offers o join lots l on l.id = o.lot_id where o.id = $1 for update of o',
      [offerId],
    );
    await rows(
      'select s.*, b.slug as booth_slug, b.name as booth_name from shows s join booths b on b.id = s.booth_id where s.id = $1',
      [offer.show_id],
    );
    await rows(
      'select o.* from unnest($1::uuid[], $2::uuid[]) as asked (buyer_id, key) join orders o on o.buyer_id = asked.buyer_id and o.key = asked.key',
      [[buyerId], [body.key]],
    );
    const [address] = await rows('select * from addresses where id = any($1)', [[body.addressId]]);
    await rows(
      "select buyer_id, sum(amount)::int8 as amount from orders where offer_id = $1 and buyer_id = any($2) and state <> 'cancelled' group by buyer_id",
      [offerId, [buyerId]],
    );
    const [lot] = await rows(
      'select l.id as lot_id, p.id as producer_id, p.name as producer_name, b.delivery_first_dong from offers o join lots l on l.id = o.lot_id join producers p on p.id = l.producer_id join shows s on s.id = o.show_id join booths b on b.id = s.booth_id where o.id = $1',
      [offerId],
    );
    const order = orderOf({ buyerId, body, offer, address, lot });
    await rows('insert into orders select * from jsonb_populate_recordset(null::orders, $1::jsonb)', [
      JSON.stringify([order]),
    ]);
    await rows('update offers set sold = sold + $2, version = version + 1 where id = $1 returning *', [
      offerId,
      body.amount,
    ]);
    await rows(
      "insert into stock_movements (lot_id, offer_id, kind, amount, orders) values ($1, $2, 'sold', $3, 1)",
      [offer.lot_id, offerId, body.amount],
    );
    await client.query('COMMIT');
    return order;
  } finally {
    client.release();
  }
}

function orderOf({ buyerId, body, offer, address, lot }) {
  const goods = Math.floor((offer.price_dong * body.amount + 500) / 1000);
  return {
    id: randomUUID(),
    buyer_id: buyerId,
    key: body.key,
    body_hash: `\\x${createHash('sha256').update(JSON.stringify(body)).digest('hex')}`,
    show_id: offer.show_id,
    offer_id: offerId,
    amount: body.amount,
    state: 'confirmed',
    method: 'cod',
    lines: [
      {
        offerId,
        lotId: lot.lot_id,
        producerId: lot.producer_id,
        producerName: lot.producer_name,
        code: offer.code,
        name: offer.name,
        unit: offer.unit,
        amount: body.amount,
        priceDong: offer.price_dong,
        priceVersion: offer.price_version,
        goodsDong: goods,
        factsId: offer.facts_id,
      },
    ],
    goods_dong: goods,
    delivery_dong: lot.delivery_first_dong,
    total_dong: goods + lot.delivery_first_dong,
    recipient: address.recipient,
    phone: address.phone,
    commune_code: address.commune_code,
    address_text: address.line,
    data_version: address.data_version,
    placed_at: new Date(),
    cancelled_at: null,
  };
}

io.on('connection', (socket) => {
  socket.on('order.place', async ({ buyerId, body }, ack) =>
    ack({ ok: true, value: await place(buyerId, body) }),
  );
});
http.listen(0, '127.0.0.1', () => console.log(http.address().port));
