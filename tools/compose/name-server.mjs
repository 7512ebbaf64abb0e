/** The compose network's name server, as nginx's `resolver` asks it: a name stands for one address or for several. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';

const headerBytes = 12;
const answered = 0x8180;
const noSuchName = 0x8183;
const ttlSeconds = 1;

/** Answers A questions on 127.0.0.1 from `addresses` (name → IPv4 addresses, which may change while it runs). */
export async function startNameServer(addresses) {
  const socket = createSocket('udp4');
  socket.on('message', (query, asker) => {
    socket.send(answerTo(query, addresses), asker.port, asker.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { port: socket.address().port, close: () => new Promise((closed) => socket.close(closed)) };
}

/** RFC 1035, section 4: header, the question again, one A record an address. */
function answerTo(query, addresses) {
  const { name, endsAt } = questionOf(query);
  const found = addresses[name] ?? [];
  const header = Buffer.alloc(headerBytes);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(found.length > 0 ? answered : noSuchName, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(found.length, 6);
  return Buffer.concat([header, query.subarray(headerBytes, endsAt), ...found.map(record)]);
}

function questionOf(query) {
  const labels = [];
  let at = headerBytes;
  while (query[at] > 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + query[at]));
    at += 1 + query[at];
  }
  // After the name's closing zero: two bytes of type, two of class.
  return { name: labels.join('.'), endsAt: at + 5 };
}

function record(address) {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt16BE(0xc000 + headerBytes, 0);
  bytes.writeUInt16BE(1, 2);
  bytes.writeUInt16BE(1, 4);
  bytes.writeUInt32BE(ttlSeconds, 6);
  bytes.writeUInt16BE(4, 10);
  Buffer.from(address.split('.').map(Number)).copy(bytes, 12);
  return bytes;
}
