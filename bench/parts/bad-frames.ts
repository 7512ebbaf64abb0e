import type { Random } from '@chophien/testing/random';
import { randomUUID } from 'node:crypto';
import { frameOf } from './raw-line.js';

/** Where a frame is said: a show on air with an offer, by somebody with an address or by nobody. */
export type Where = { showId: string; slug: string; offerId: string; addressId: string };
type Make = (random: Random, where: Where) => Buffer;

const events = ['show.join', 'order.place', 'chat.post', 'show.react'] as const;
const words: [string, ...string[]] = [
  'Vải này mấy ngày nữa hết mùa cô ơi',
  'cho 2kg về Hà Nội',
  'ngọt không chị 🍃',
  '   ',
  '\u202egnol\u202c',
  'x'.repeat(400),
  '́'.repeat(200),
  '\u0000\u0007',
  '<img src=x onerror=alert(1)>',
  '{{constructor.constructor("return 1")()}}',
];

/** What every client says, of every event, in the usual form. */
export function goodAsk(random: Random, { showId, slug, offerId, addressId }: Where): [string, object] {
  const event = random.pick(events);
  const key = randomUUID();
  if (event === 'show.join') return [event, { slug, as: 'viewer' }];
  if (event === 'chat.post') return [event, { showId, text: random.pick(words), key }];
  if (event === 'show.react') return [event, { hearts: 1 + random.below(20) }];
  const price = { dong: 40_000, version: 1 };
  return [event, { offerId, amount: 500, price, addressId, method: 'cod', key }];
}

/** A value that no field wants. */
function oddValue(random: Random): string {
  return random.pick([
    'null',
    'true',
    '[]',
    '{}',
    '-0',
    '1e308',
    '-9007199254740993',
    '0.1',
    '""',
    '"__proto__"',
    `"${'9'.repeat(2_000)}"`,
    '"\\ud800"',
    '{"__proto__":{"isAdmin":true}}',
    '{"constructor":{"prototype":{"ok":true}}}',
    '{"toString":null,"valueOf":1,"toJSON":"x"}',
    '{"length":4294967295}',
    `[${'null,'.repeat(500)}null]`,
  ]);
}

/** The body of a good ask with one field spoiled, added, doubled or gone. */
function spoiltBody(random: Random, body: object): string {
  const fields = Object.entries(body).map(([name, value]) => [name, JSON.stringify(value)] as const);
  const at = random.below(fields.length);
  const how = random.below(5);
  const spoilt = fields.flatMap(([name, value], nth) => {
    if (nth !== at) return [[name, value] as const];
    if (how === 0) return [];
    if (how === 1) return [[name, oddValue(random)] as const];
    if (how === 2) return [[name, value] as const, [name, oddValue(random)] as const];
    if (how === 3) return [[`${name}${'.a'.repeat(random.below(40))}`, value] as const];
    return [[name, value] as const, ['__proto__', oddValue(random)] as const];
  });
  return `{${spoilt.map(([name, value]) => `"${name}":${value}`).join(',')}}`;
}

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const deepObject = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

const socketPackets: [Make, ...Make[]] = [
  (random, where) => {
    const [event, body] = goodAsk(random, where);
    return frameOf(`42${random.below(1_000)}["${event}",${spoiltBody(random, body)}]`);
  },
  (random) => frameOf(`421["${random.pick(events)}",${deep(1 + random.below(9_000))}]`),
  (random) => frameOf(`421["${random.pick(events)}",${deepObject(1 + random.below(4_000))}]`),
  (random) => frameOf(`421["${random.pick(events)}",${oddValue(random)}]`),
  (random) => frameOf(`421["${random.pick(events)}",${oddValue(random)},${oddValue(random)}]`),
  (random) => frameOf(`421["${random.pick(events)}"]`),
  (random) => frameOf(`42["${random.pick(events)}",${oddValue(random)}]`),
  (random) =>
    frameOf(
      `421["${random.pick(['connect', 'disconnect', 'error', '__proto__', 'toString', 'newListener', 'x'])}",{}]`,
    ),
  (random) => frameOf(`42${'9'.repeat(random.below(60))}["show.react",{"hearts":1}]`),
  (random) => frameOf(`42-1["show.react",${oddValue(random)}]`),
  (random) => frameOf(`421["show.react",{"hearts":1}`.slice(0, random.below(28))),
  (random) => frameOf(`421${oddValue(random)}`),
  (random) => frameOf(`42/${random.pick(['admin', '', '__proto__', 'a'.repeat(500)])},1["show.join",{}]`),
  (random) => frameOf(`40/${random.pick(['admin', '#', '__proto__'])},${oddValue(random)}`),
  () => frameOf('40'),
  () => frameOf('41'),
  (random) => frameOf(`43${random.below(100)}[${oddValue(random)}]`),
  () => frameOf('44{"message":"no"}'),
  (random) => frameOf(`45${random.below(4)}-1["chat.post",{"_placeholder":true,"num":${oddValue(random)}}]`),
  (random) => frameOf(`46${'9'.repeat(1 + random.below(20))}-["x"]`),
  (random) => frameOf(`4${random.below(10)}${oddValue(random)}`),
];

const engineMessages: [Make, ...Make[]] = [
  (random) => frameOf(`${random.below(10)}`),
  () => frameOf(''),
  () => frameOf('2probe'),
  () => frameOf('5'),
  () => frameOf('1'),
  (random) => frameOf(`0${oddValue(random)}`),
  (random) => frameOf(`b${'A'.repeat(random.below(200))}`),
  (random) => frameOf(noise(random, 64), { opcode: 2 }),
  (random) => frameOf(`4${'2'.repeat(random.below(20_000))}`),
  (random) => frameOf(noise(random, 200)),
];

const wireFrames: [Make, ...Make[]] = [
  () => frameOf('2', { isMasked: false }),
  (random) => frameOf('2', { reserved: 1 + random.below(7) }),
  (random) => frameOf('x', { opcode: random.pick([3, 4, 5, 6, 7, 11, 12, 13, 14, 15]) }),
  () => frameOf('x', { opcode: 0 }),
  () => frameOf('42["show.re', { isLast: false }),
  () => Buffer.concat([frameOf('4', { isLast: false }), frameOf('2["x"', { opcode: 0 })]),
  () => frameOf('x'.repeat(200), { opcode: 9 }),
  () => frameOf('', { opcode: 9, isLast: false }),
  (random) => frameOf('2', { claims: 40_000 + random.below(1_000_000) }),
  () => frameOf('2', { claims: 2 ** 50 }),
  (random) => frameOf('4'.repeat(33_000 + random.below(200_000))),
  () => frameOf(Buffer.from([0x34, 0xff, 0xfe, 0xed, 0xa0, 0x80])),
  (random) => frameOf(Buffer.from([3, random.below(256)]), { opcode: 8 }),
  () => frameOf(Buffer.from([1]), { opcode: 8 }),
  () => frameOf('', { opcode: 10 }),
  (random) => noise(random, 300),
];

/** Something that no client of ours would say; the deeper down it is broken, the sooner the line is closed for it. */
export function badFrame(random: Random, where: Where): Buffer {
  const depth = random.next();
  const kinds = depth < 0.86 ? socketPackets : depth < 0.95 ? engineMessages : wireFrames;
  return random.pick(kinds)(random, where);
}

function noise(random: Random, bytesMax: number): Buffer {
  return Buffer.from(Array.from({ length: 1 + random.below(bytesMax) }, () => random.below(256)));
}

/** Ways to ask for a line that are not ours; with each of them somebody knocks. */
export function badDoor(random: Random): { path: string; head: string[] } {
  const path = random.pick([
    '/socket.io/?EIO=4&transport=websocket&sid=none',
    '/socket.io/?EIO=9&transport=websocket',
    '/socket.io/?EIO=4&transport=carrier-pigeon',
    '/socket.io/?EIO=4&EIO=3&transport=websocket',
    '/socket.io/?EIO=4&transport=polling',
    '/socket.io/?transport=%00',
    '/socket.io/',
    '/socket.io/../socket.io/?EIO=4&transport=websocket',
    `/socket.io/?EIO=4&transport=websocket&${'a=1&'.repeat(800)}`,
    '/socket.io/?__proto__[x]=1&EIO=4&transport=websocket',
  ]);
  const head = random.pick([
    [],
    ['Cookie: session=%E0%A4%A; session=__proto__'],
    [`Cookie: session=${'a'.repeat(4_000)}`],
    ['Origin: https://elsewhere.example'],
    ['X-Forwarded-For: 1.1.1.1, \u00ff'],
    ['Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99'],
    ['Content-Length: 5', 'Transfer-Encoding: chunked'],
  ]);
  return { path, head };
}
