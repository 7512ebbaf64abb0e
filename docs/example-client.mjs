// A client of the market in a hundred lines: watches a show, says what changes, and buys once if it is told to.
// node docs/example-client.mjs URL SLUG [--cookie COOKIE --offer CODE --amount N --address ID]   (needs `ws`)
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';

const text = { type: 'string' };
const options = { cookie: text, offer: text, amount: text, address: text };
const { positionals, values } = parseArgs({ allowPositionals: true, options });
const [url = 'http://127.0.0.1:3000', slug = ''] = positionals;

// The show as it is known here: its offers by their ids, and the number of the last line.
const [known, acks] = [{ offers: new Map(), seq: 0 }, new Map()];
let [line, nextId] = [undefined, 0];
/** One key for one wish, kept until it is answered: asked again on another line it is still one order. */
let wish = values.offer && { key: randomUUID() };

for (let tries = 0; ; tries += 1) {
  if (await watchOnce()) tries = 0;
  // Each time later, and never at the same moment as all others.
  await sleep(Math.random() * Math.min(10_000, 1_000 + 750 * tries));
}

// One line from dialling to its end; true: it was let in.
function watchOnce() {
  return new Promise((ended) => {
    let wasIn = false;
    const at = `${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;
    line = new WebSocket(at, { headers: { cookie: values.cookie ?? '' } });
    line.on('error', ({ message }) => console.log(`no line: ${message}`)).on('close', () => ended(wasIn));
    line.on('message', (data) => {
      const message = data.toString();
      if (message === '2') return line.send('3');
      if (message[0] === '0') return line.send('40');
      if (message.startsWith('44')) return line.close();
      if (message.startsWith('40')) return void join().then((isIn) => (wasIn = isIn));
      if (message.startsWith('43')) return answered(message);
      if (message.startsWith('42')) hear(...JSON.parse(message.slice(2)));
    });
  });
}

async function join() {
  const answer = await ask('show.join', { slug });
  console.log(answer.ok ? 'joined' : `not let in: ${answer.refusal.code}`);
  if (!answer.ok) setTimeout(() => line.close(), answer.refusal.retryAfterMs ?? 60_000);
  return answer.ok;
}

function ask(event, body) {
  const id = (nextId += 1);
  line.send(`42${id}${JSON.stringify([event, body])}`);
  return new Promise((done) => acks.set(id, done));
}

function answered(message) {
  const [, id, list] = /^43(\d+)(.*)$/s.exec(message);
  acks.get(Number(id))?.(JSON.parse(list)[0]);
}

function hear(event, fact) {
  // The process behind this line is about to end: everybody moves at a moment of their own.
  if (event === 'line.moving') setTimeout(() => line.close(), Math.random() * fact.withinMs);
  else if (event === 'show.snapshot') {
    // All there is to know; what is known already is newer or the same.
    known.seq = Math.max(known.seq, fact.chat.at(-1)?.seq ?? 0);
    fact.offers.forEach(see);
    void buy();
  } else if (event === 'show.frame') {
    fact.every.forEach((every) => hearLine(every.line));
    fact.latest.forEach((latest) => latest.kind === 'offer.changed' && see(latest.offer));
  }
}

function hearLine({ seq, name, text: said }) {
  if (seq <= known.seq) return;
  if (seq > known.seq + 1) console.log(`lines are missing before ${seq}`);
  known.seq = seq;
  console.log(`${name}: ${said}`);
}

function see(offer) {
  if ((known.offers.get(offer.id)?.version ?? -1) >= offer.version) return;
  known.offers.set(offer.id, offer);
  console.log(`${offer.code}: ${offer.left} left at ${offer.priceDong}`);
}

async function buy() {
  const offer = [...known.offers.values()].find(({ code }) => code === values.offer);
  if (!wish || !offer) return;
  wish.body ??= {
    ...{ offerId: offer.id, amount: Number(values.amount), addressId: values.address, method: 'cod' },
    ...{ price: { dong: offer.priceDong, version: offer.priceVersion }, key: wish.key },
  };
  const answer = await ask('order.place', wish.body);
  console.log(answer.ok ? `bought: ${answer.value.id}` : `refused: ${JSON.stringify(answer.refusal)}`);
  if (answer.refusal?.code === 'busy') return void setTimeout(buy, answer.refusal.retryAfterMs);
  wish = undefined;
}
