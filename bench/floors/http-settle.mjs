/** Floor: a bare `node:http` handler in front of the same batched settle. */
import { createServer } from 'node:http';
import { openSettle } from './batched-settle.mjs';

const place = await openSettle(process.argv[2]);
const buyerId = '00000000-0000-4000-8000-000000000001';
const http = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (part) => (text += part));
  request.on('end', () => {
    const { key, amount } = JSON.parse(text);
    place({ buyerId, key, amount }, (id) => {
      const body = JSON.stringify({ id });
      response.writeHead(201, { 'content-type': 'application/json', 'content-length': body.length });
      response.end(body);
    });
  });
});
http.listen(0, '127.0.0.1', () => console.log(http.address().port));
