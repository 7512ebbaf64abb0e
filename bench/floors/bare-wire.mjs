/**
 * Floor: lines to everybody, and nothing else: no sign-in, no checks, no database. `bare-wire.mjs sio|ws one|ten`: by
 * Socket.IO or `ws`; each line a message, or what has come in a tenth of a second together. Prints its port.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';

const [carrier, size] = process.argv.slice(2);
const tickMs = 100;
const http = createServer();
const tell = carrier === 'sio' ? bySocketIo() : byWs();
let seq = 0;
let waiting = [];
let flushedAt = -Infinity;

function said(text) {
  seq += 1;
  const line = { id: randomUUID(), seq, name: 'Chị Hoa', fromHost: false, text, atMs: Date.now() };
  if (size === 'one') tell({ kind: 'chat.posted', line });
  else {
    waiting.push({ kind: 'chat.posted', line });
    if (waiting.length === 1) setTimeout(flush, Math.max(0, flushedAt + tickMs - performance.now()));
  }
  return seq;
}

/** A tick after the last one began, however long the telling took: else a slow server tells fewer, longer messages. */
function flush() {
  flushedAt = performance.now();
  const every = waiting;
  waiting = [];
  tell({ atMs: Date.now(), every });
}

function bySocketIo() {
  const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });
  io.on('connection', (socket) => {
    socket.on('say', (text, ack) => ack(said(text)));
    socket.on('listen', () => void socket.join('show'));
  });
  return (fact) => io.to('show').emit('frame', fact);
}

function byWs() {
  const server = new WebSocketServer({ server: http, perMessageDeflate: false });
  const ears = new Set();
  server.on('connection', (socket) => {
    socket.on('message', (data) => {
      const text = data.toString();
      if (text === 'listen') ears.add(socket);
      else socket.send(String(said(text)));
    });
    socket.on('close', () => ears.delete(socket));
    socket.send('hello');
  });
  return (fact) => {
    const text = JSON.stringify(fact);
    for (const socket of ears) socket.send(text);
  };
}

http.listen(0, '127.0.0.1', () => console.log(http.address().port));
