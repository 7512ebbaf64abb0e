import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  EveryFact,
  HealthView,
  LatestFact,
  OfferView,
  OrderView,
  PlacedOrderView,
  ServerEvent,
  ServerEvents,
} from '@chophien/contracts';
import { OwnRedis, until } from '@chophien/testing';
import { randomUUID } from 'node:crypto';
import { askFor, emit, openStall, Person, startMarket, watch, type Market, type Stall } from './harness.js';

let redis: OwnRedis;
let market: Market;
let near: string;
let far: string;
beforeAll(async () => {
  redis = await OwnRedis.start();
  market = await startMarket({ nodes: 2, redis, env: { CAP_CHANGE_BIG_GRAMS: '10000' } });
  [near = '', far = ''] = market.urls;
});
afterAll(async () => {
  await market.stop();
  await redis.kill();
});

const people: Person[] = [];
const someone = () => {
  const person = new Person(market.url);
  people.push(person);
  return person;
};
afterEach(() => people.splice(0).forEach((person) => person.leave()));

/** What one device heard, by name and in order; facts of frames under their own names. */
type Told = { kind: string; fact: unknown };

async function listen(person: Person, stall: Stall, as?: 'studio') {
  const { socket, seen } = await watch(person, stall.slug, far, as);
  const told: Told[] = [];
  const kinds: readonly ServerEvent[] = [
    'order.changed',
    'studio.taken',
    'studio.caps',
    'studio.run',
    'studio.desk',
    'chat.acted',
  ];
  for (const kind of kinds) socket.on(kind, (fact: unknown) => told.push({ kind, fact }));
  socket.on('studio.frame', (fact: unknown) => told.push({ kind: 'studio.frame', fact }));
  socket.on('show.frame', ({ every, latest }: ServerEvents['show.frame']) => {
    for (const fact of [...every, ...latest]) told.push({ kind: fact.kind, fact });
  });
  return { seen, told, factsOf: (kind: string) => told.filter((each) => each.kind === kind) };
}

/** A show with everybody's screens on the far node, and people who act on the near one. */
async function openStage() {
  const stall = await openStall(market);
  people.push(stall.host);
  const buyer = await someone().signIn();
  const addressId = await buyer.withAddress();
  const speaker = await buyer.connect(near);
  const placed = await buyer.post<PlacedOrderView>('/api/v1/orders', askFor(stall, addressId, 1_000), near);
  const stranger = await listen(await someone().signIn(), stall);
  const own = await listen(buyer, stall);
  const studio = await listen(stall.host, stall, 'studio');
  return { stall, buyer, addressId, speaker, placed, screens: { stranger, own, studio } };
}
type Stage = Awaited<ReturnType<typeof openStage>>;
type Screen = keyof Stage['screens'];

const everybody: readonly Screen[] = ['stranger', 'own', 'studio'];
const studioOnly: readonly Screen[] = ['studio'];
const ask = ({ stall }: Stage, path: string, body: object = {}) =>
  stall.host.post(`/api/v1/${path}`, body, near);
const take = (stage: Stage) => ask(stage, `shows/${stage.stall.showId}/seat`, { deviceId: randomUUID() });
/** Says a line as the buyer, and answers its id. */
const sayLine = async ({ stall, speaker }: Stage): Promise<string> => {
  const said = await emit(speaker, 'chat.post', {
    showId: stall.showId,
    text: 'Mua ở chỗ khác đi',
    key: randomUUID(),
  });
  return (said.value as unknown as { id: string }).id;
};
const act = (stage: Stage, kind: 'remove' | 'mute', lineId: string) =>
  ask(stage, `shows/${stage.stall.showId}/acts`, {
    ...{ key: randomUUID(), kind, lineId, rule: 'spam' },
    ...(kind === 'mute' && { minutes: 5 }),
  });

/** All that nodes tell each other, who is to hear it, and how it comes about. */
type Kind =
  | LatestFact['kind']
  | EveryFact['kind']
  | Exclude<ServerEvent, 'show.snapshot' | 'show.frame' | 'line.moving'>;
const happenings = {
  'show.changed': {
    heardBy: everybody,
    happens: (stage) => ask(stage, `offers/${stage.stall.offerId}/pin`),
    fact: ({ stall }) => ({ show: { id: stall.showId, pinnedOfferId: stall.offerId } }),
  },
  'offer.changed': {
    heardBy: everybody,
    happens: (stage) => ask(stage, `offers/${stage.stall.offerId}/price`, { priceDong: 29_000 }),
    fact: ({ stall }) => ({ offer: { id: stall.offerId, priceDong: 29_000 } }),
  },
  'presence.changed': {
    heardBy: everybody,
    happens: ({ stall }) => watch(someone(), stall.slug, near),
    fact: () => ({ watching: 3 }),
  },
  'show.reacted': {
    heardBy: everybody,
    happens: async ({ stall }) => {
      const { socket } = await watch(someone(), stall.slug, near);
      return emit(socket, 'show.react', { hearts: 7 });
    },
    fact: () => ({ hearts: 7 }),
  },
  'chat.posted': {
    heardBy: everybody,
    happens: ({ stall, speaker }) =>
      emit(speaker, 'chat.post', { showId: stall.showId, text: 'Vải chín chưa cô?', key: randomUUID() }),
    fact: () => ({ line: { seq: 1, text: 'Vải chín chưa cô?' } }),
  },
  'order.changed': {
    heardBy: ['own'],
    happens: ({ buyer, placed }) => buyer.post(`/api/v1/orders/${placed.id}/cancel`, {}, near),
    fact: ({ placed }) => ({ id: placed.id, state: 'cancelled', recipient: 'Chị Hoa' }),
  },
  'studio.frame': {
    heardBy: studioOnly,
    happens: ({ stall, speaker, addressId }) => emit(speaker, 'order.place', askFor(stall, addressId, 2_500)),
    fact: ({ stall }) => ({ showId: stall.showId, orders: [{ amount: 2_500 }] }),
  },
  'studio.taken': {
    heardBy: studioOnly,
    happens: async (stage) => {
      await take(stage);
      return take(stage);
    },
    fact: ({ stall }) => ({ showId: stall.showId }),
  },
  'studio.caps': {
    heardBy: studioOnly,
    happens: (stage) =>
      ask(stage, `offers/${stage.stall.offerId}/caps`, {
        change: { what: 'cap', to: 40_000 },
        from: 100_000,
        why: 'sương muối',
      }),
    fact: ({ stall }) => ({ showId: stall.showId }),
  },
  'studio.run': {
    heardBy: studioOnly,
    happens: (stage) => ask(stage, `offers/${stage.stall.offerId}/plan`, { minutes: 5 }),
    fact: ({ stall }) => ({ showId: stall.showId }),
  },
  'chat.removed': {
    heardBy: everybody,
    happens: async (stage) => act(stage, 'remove', await sayLine(stage)),
    fact: () => ({ turn: 1 }),
  },
  'chat.ruled': {
    heardBy: everybody,
    happens: ({ stall }) =>
      stall.host.ask(
        'PUT',
        `/api/v1/shows/${stall.showId}/announcement`,
        { text: 'Chiều nay hết vải u hồng' },
        near,
      ),
    fact: () => ({ rules: { announcement: { text: 'Chiều nay hết vải u hồng' } } }),
  },
  'studio.desk': {
    heardBy: studioOnly,
    happens: async (stage) => act(stage, 'remove', await sayLine(stage)),
    fact: ({ stall }) => ({ showId: stall.showId }),
  },
  'chat.acted': {
    heardBy: ['own'],
    happens: async (stage) => act(stage, 'mute', await sayLine(stage)),
    fact: ({ stall }) => ({ showId: stall.showId }),
  },
} satisfies Record<
  Kind,
  {
    heardBy: readonly Screen[];
    happens: (stage: Stage) => Promise<unknown>;
    fact: (stage: Stage) => object;
  }
>;

const screenNames = { stranger: 'any viewer', own: 'the buyer', studio: 'the studio' };
const rows = Object.entries(happenings).map(([kind, happening]) => ({
  kind,
  who: happening.heardBy.map((screen) => screenNames[screen]).join(', '),
  happening,
}));

describe('what happens on one node', () => {
  it.each(rows)('as $kind is heard on the other by $who, and by nobody else', async ({ kind, happening }) => {
    const stage = await openStage();
    await happening.happens(stage);
    const { screens } = stage;
    const isHeardBy = (screen: Screen) =>
      screens[screen].factsOf(kind).some((told) => matches(told.fact, happening.fact(stage)));
    await until(() => happening.heardBy.every(isHeardBy), {
      withinMs: 10_000,
      what: kind,
    });
    // What comes later by the same way has come: nothing is still on its way to the others.
    await ask(stage, `offers/${stage.stall.offerId}/price`, { priceDong: 27_000 });
    const later = { offer: { priceDong: 27_000 } };
    const isLater = (screen: Screen) =>
      screens[screen].factsOf('offer.changed').some((told) => matches(told.fact, later));
    await until(() => everybody.every(isLater));
    expect(everybody.filter((screen) => screens[screen].factsOf(kind).length > 0).sort()).toEqual(
      kind === 'offer.changed' ? [...everybody].sort() : [...happening.heardBy].sort(),
    );
  });
});

function matches(fact: unknown, wanted: object): boolean {
  try {
    expect(fact).toMatchObject(wanted);
    return true;
  } catch {
    return false;
  }
}

const redisOf = async (url: string) =>
  ((await (await fetch(`${url}/health/ready`)).json()) as HealthView).parts.redis;
const untilRedisIs = (state: 'up' | 'down') =>
  Promise.all(
    market.urls.map((url) =>
      until(async () => (await redisOf(url)) === state, { what: `Redis ${state} on every node` }),
    ),
  );

describe('a market whose Redis is gone', () => {
  const say = ({ stall, speaker }: Stage, text: string) =>
    emit(speaker, 'chat.post', { showId: stall.showId, text, key: randomUUID() });
  const priceOn = (screen: Stage['screens']['own']) => screen.seen.snapshot?.offers[0]?.priceDong;

  it('serves each node’s own people, and shows all how things stand once it is back', async () => {
    const stage = await openStage();
    const nearby = await watch(someone(), stage.stall.slug, near);
    await redis.kill();
    await untilRedisIs('down');
    expect(await say(stage, 'Mất điện à cô?')).toMatchObject({ ok: true });
    await ask(stage, `offers/${stage.stall.offerId}/price`, { priceDong: 28_000 });
    await stage.buyer.post(`/api/v1/orders/${stage.placed.id}/cancel`, {}, near);
    await until(() => nearby.seen.frames.some(({ every }) => every.length > 0), { what: 'the line nearby' });
    const { own, stranger, studio } = stage.screens;
    const heard = [own, stranger, studio].flatMap(({ told }) => told.map(({ kind }) => kind));
    expect(heard.filter((kind) => kind !== 'presence.changed')).toEqual([]);
    await redis.revive();
    await until(() => everybody.every((name) => priceOn(stage.screens[name]) === 28_000), {
      withinMs: 10_000,
      what: 'the price on the far screens',
    });
    expect(own.seen.snapshot?.chat.map(({ text }) => text)).toEqual(['Mất điện à cô?']);
    const heardCancelled = () => own.factsOf('order.changed').map(({ fact }) => (fact as OrderView).state);
    await until(() => heardCancelled().includes('cancelled'), { what: 'the order of one’s own' });
    await until(() => studio.factsOf('studio.frame').length > 0, { what: 'the order in the studio' });
    expect(stranger.factsOf('order.changed')).toEqual([]);
  }, 40_000);

  it('carries facts over again when it is back, and counts the people of both', async () => {
    await redis.kill();
    await untilRedisIs('down');
    await redis.revive();
    await untilRedisIs('up');
    const stage = await openStage();
    await watch(someone(), stage.stall.slug, near);
    await say(stage, 'Có điện rồi!');
    const { stranger } = stage.screens;
    await until(() => stranger.factsOf('chat.posted').length === 1);
    await until(
      () => stranger.factsOf('presence.changed').some(({ fact }) => matches(fact, { watching: 3 })),
      {
        withinMs: 10_000,
        what: 'three who watch',
      },
    );
  }, 30_000);

  it('is harmed by no FLUSHALL: facts go on, and the people of both nodes are counted again', async () => {
    const stage = await openStage();
    await watch(someone(), stage.stall.slug, near);
    const { stranger } = stage.screens;
    const three = () =>
      stranger.factsOf('presence.changed').filter(({ fact }) => matches(fact, { watching: 3 })).length;
    await until(() => three() > 0, { withinMs: 10_000 });
    await redis.flushAll();
    await say(stage, 'Vẫn nghe rõ cô ạ');
    await until(() => stranger.factsOf('chat.posted').length === 1);
    const { stall } = stage;
    const counted = async () =>
      (await stall.host.get<{ watching: number }>(`/api/v1/shows/${stall.slug}`, far)).watching === 3;
    await until(counted, { withinMs: 10_000, what: 'all of them counted' });
  }, 30_000);

  it('knows on every node within two seconds that a session has ended, goods are back, a cap is another and a permission is gone', async () => {
    const stall = await openStall(market, { cap: 2_000 });
    people.push(stall.host);
    const [first, second] = [await someone().signIn(), await someone().signIn()];
    const addresses = new Map([
      [first, await first.withAddress()],
      [second, await second.withAddress()],
    ]);
    const place = (person: Person, amount: number, at: string) =>
      person.ask('POST', '/api/v1/orders', askFor(stall, addresses.get(person) ?? '', amount), at);
    const placed = (await place(first, 2_000, near)).body as PlacedOrderView;
    expect((await place(second, 2_000, far)).status).toBe(409);
    await redis.kill();
    await untilRedisIs('down');
    const withinMs = 2_000;
    const isPlaced = (amount: number) => async () => (await place(second, amount, far)).status === 201;
    await first.post(`/api/v1/orders/${placed.id}/cancel`, {}, near);
    await until(isPlaced(2_000), { withinMs, what: 'the goods that came back' });
    expect((await place(second, 500, far)).status).toBe(409);
    await stall.host.post<OfferView>(`/api/v1/offers/${stall.offerId}/cap`, { cap: 2_500 }, near);
    await until(isPlaced(500), { withinMs, what: 'the new cap' });
    const { cookie } = first;
    const meAt = async (url: string) =>
      (await (await fetch(`${url}/api/v1/session`, { headers: { cookie } })).json()) as { me: unknown };
    expect((await meAt(far)).me).not.toBeNull();
    await first.ask('DELETE', '/api/v1/session', undefined, near);
    await until(async () => (await meAt(far)).me === null, { withinMs, what: 'the session’s end' });
    const { socket } = await watch(stall.host, stall.slug, far, 'studio');
    const guest = await watch(second, stall.slug, far);
    await market.db.query(`delete from grants where booth_id = $1`, [stall.boothId]);
    await until(() => socket.disconnected, { withinMs, what: 'the studio’s line to be closed' });
    expect((await watch(stall.host, stall.slug, far, 'studio')).joined).toMatchObject({
      refusal: { code: 'not_allowed' },
    });
    expect(guest.socket.connected).toBe(true);
    await redis.revive();
    await untilRedisIs('up');
  }, 40_000);
});
