/** Floor: a bare Socket.IO server that answers a join with a payload of the given size. Prints its port. */
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const bytes = Number(process.argv[2]);
const payload = { text: 'x'.repeat(Math.max(0, bytes - 11)) };
const http = createServer();
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });
io.on('connection', (socket) => {
  socket.on('show.join', (_body, ack) => {
    ack({ ok: true });
    socket.emit('show.snapshot', payload);
  });
});
http.listen(0, '127.0.0.1', () => console.log(http.address().port));
