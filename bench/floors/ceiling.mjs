/**
 * Floor: the most that a bare Socket.IO handler settles: no framework, no validation, no sign-in, no rules. With
 * `rows` as its last word it writes an order's whole row.
 */
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { openSettle } from './batched-settle.mjs';

const place = await openSettle(process.argv[2], process.argv[3] === 'rows');
const http = createServer();
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });
let buyers = 0;
io.on('connection', (socket) => {
  buyers += 1;
  const buyerId = `00000000-0000-4000-8000-${String(buyers).padStart(12, '0')}`;
  socket.on('order.place', ({ key, amount }, ack) => {
    place({ buyerId, key, amount }, (id) => ack({ ok: true, value: { id } }));
  });
});
http.listen(0, '127.0.0.1', () => console.log(http.address().port));
