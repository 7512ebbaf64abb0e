import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ShowFrame } from '@chophien/contracts';
import { accept } from '@chophien/domain';
import { until } from '@chophien/testing';
import { randomUUID } from 'node:crypto';
import { UnitOfWork } from '../src/db/unit-of-work.js';
import { ShowRows } from '../src/shows/index.js';
import {
  emit,
  openStall,
  Person,
  startMarket,
  startTwoNodes,
  watch,
  type Market,
  type Stall,
} from './harness.js';

let market: Market;
let stall: Stall;
beforeAll(async () => {
  market = await startTwoNodes();
  stall = await openStall(market);
});
afterAll(async () => {
  stall.host.leave();
  await market.stop();
});

const linesOf = (frames: readonly ShowFrame[]) =>
  frames.flatMap((frame) => frame.every.map((fact) => fact.line.text));
const watchingOf = (frames: readonly ShowFrame[]) =>
  frames
    .flatMap((frame) =>
      frame.latest.flatMap((fact) => (fact.kind === 'presence.changed' ? [fact.watching] : [])),
    )
    .at(-1);

describe('a show on the wire', () => {
  it('answers a join with who I am, then the show as it stands', async () => {
    const person = await new Person(market.url).signIn();
    const { joined, snapshot } = await watch(person, stall.slug);
    expect(joined).toMatchObject({
      ok: true,
      value: { showId: stall.showId, me: { phone: person.phone }, video: null },
    });
    expect(snapshot).toMatchObject({
      show: { state: 'live' },
      offers: [{ id: stall.offerId, priceDong: 32_000, left: 100_000 }],
    });
    person.leave();
  });

  it('carries a line to viewers of both nodes, keeps it for those who come later, and once per key', async () => {
    const [speaker, near, far] = [
      await new Person(market.url).signIn(),
      new Person(market.url),
      new Person(market.url),
    ];
    const [nearScreen, farScreen] = [
      await watch(near, stall.slug, market.urls[0]),
      await watch(far, stall.slug, market.urls[1]),
    ];
    const socket = await speaker.connect(market.urls[0]);
    const line = { showId: stall.showId, text: '  Vải  còn tươi không cô ơi? ', key: randomUUID() };
    const [first, again] = [await emit(socket, 'chat.post', line), await emit(socket, 'chat.post', line)];
    expect(first).toMatchObject({ ok: true, value: { text: 'Vải còn tươi không cô ơi?', fromHost: false } });
    expect(again).toEqual(first);
    await until(
      () => linesOf(nearScreen.seen.frames).length > 0 && linesOf(farScreen.seen.frames).length > 0,
    );
    const late = await watch(new Person(market.url), stall.slug, market.urls[1]);
    expect(late.snapshot?.chat.filter((kept) => kept.text === 'Vải còn tươi không cô ơi?')).toHaveLength(1);
    late.socket.disconnect();
    for (const person of [speaker, near, far]) person.leave();
  });

  it('carries a line while the show itself is being changed: chat waits for no pin and no price', async () => {
    const speaker = await new Person(market.url).signIn();
    const socket = await speaker.connect();
    const work = market.apps[0]?.get(UnitOfWork);
    const said = await work?.run(async (tx) => {
      await tx.use(ShowRows).lock(stall.showId);
      const line = { showId: stall.showId, text: 'Còn hàng không ạ?', key: randomUUID() };
      return accept(await emit(socket, 'chat.post', line).catch(() => 'still waiting'));
    });
    speaker.leave();
    expect(said).toMatchObject({ value: { ok: true } });
  }, 20_000);

  it('repeats the answer to a line said in time after the show has ended, and takes no new one', async () => {
    const own = await openStall(market);
    const speaker = await new Person(market.url).signIn();
    const socket = await speaker.connect();
    const line = { showId: own.showId, text: 'Cảm ơn cô!', key: randomUUID() };
    const said = await emit(socket, 'chat.post', line);
    await own.host.post(`/api/v1/shows/${own.showId}/end`);
    const [again, late] = await Promise.all([
      emit(socket, 'chat.post', line),
      emit(socket, 'chat.post', { ...line, key: randomUUID() }),
    ]);
    speaker.leave();
    expect(again).toEqual(said);
    expect(late).toEqual({ ok: false, refusal: { code: 'show_over' } });
  });

  it('numbers the lines of a crowd on two nodes without a gap', async () => {
    const quiet = await openStall(market);
    const people = await Promise.all(Array.from({ length: 12 }, () => new Person(market.url).signIn()));
    const screen = await watch(new Person(market.url), quiet.slug);
    await Promise.all(
      people.map(async (person, at) => {
        const socket = await person.connect(market.urls[at % 2]);
        for (let line = 0; line < 5; line += 1) {
          await emit(socket, 'chat.post', { showId: quiet.showId, text: `dòng ${line}`, key: randomUUID() });
        }
      }),
    );
    await until(() => linesOf(screen.seen.frames).length === 60);
    const numbers = screen.seen.frames
      .flatMap((frame) => frame.every.map((fact) => fact.line.seq))
      .sort((one, other) => one - other);
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
    screen.socket.disconnect();
    for (const person of people) person.leave();
  });

  it('sends at most ten frames a second, whatever happens', async () => {
    const busy = await openStall(market);
    const screen = await watch(new Person(market.url), busy.slug);
    const startedAt = Date.now();
    let price = 32_000;
    while (Date.now() - startedAt < 1_000) {
      price += 100;
      await busy.host.post(`/api/v1/offers/${busy.offerId}/price`, { priceDong: price });
    }
    await until(() =>
      screen.seen.frames.some((frame) =>
        frame.latest.some((fact) => fact.kind === 'offer.changed' && fact.offer.priceDong === price),
      ),
    );
    const seconds = (Date.now() - startedAt) / 1_000;
    expect(screen.seen.frames.length).toBeLessThanOrEqual(Math.ceil(seconds * 10) + 1);
    screen.socket.disconnect();
  });

  it('adds up the hearts of both nodes, for those who watch the show, and tells them in its frames', async () => {
    const own = await openStall(market);
    const [near, far] = [
      await watch(new Person(market.url), own.slug, market.urls[0]),
      await watch(new Person(market.url), own.slug, market.urls[1]),
    ];
    const heartsOf = ({ frames }: { frames: readonly ShowFrame[] }) =>
      frames
        .flatMap(({ latest }) => latest)
        .reduce((sum, fact) => (fact.kind === 'show.reacted' ? sum + fact.hearts : sum), 0);
    for (const [socket, hearts] of [
      [near.socket, 3],
      [near.socket, 20],
      [far.socket, 4],
    ] as const)
      expect(await emit(socket, 'show.react', { hearts })).toEqual({ ok: true, value: null });
    await until(() => heartsOf(near.seen) === 27 && heartsOf(far.seen) === 27, { what: 'all hearts' });
    expect(await emit(near.socket, 'show.react', { hearts: 21 })).toMatchObject({
      refusal: { code: 'invalid' },
    });
    const outside = await new Person(market.url).connect();
    expect(await emit(outside, 'show.react', { hearts: 1 })).toEqual({
      ok: false,
      refusal: { code: 'not_found' },
    });
    for (const socket of [near.socket, far.socket, outside]) socket.disconnect();
    own.host.leave();
  });

  it('counts people and not tabs, on both nodes, and lets them go within fifteen seconds', async () => {
    const own = await openStall(market);
    const [person, other] = [await new Person(market.url).signIn(), await new Person(market.url).signIn()];
    const observer = await watch(own.host, own.slug, market.urls[0], 'studio');
    await Promise.all([
      watch(person, own.slug, market.urls[0]),
      watch(person, own.slug, market.urls[1]),
      watch(other, own.slug, market.urls[1]),
    ]);
    await until(() => watchingOf(observer.seen.frames) === 2);
    other.leave();
    await until(() => watchingOf(observer.seen.frames) === 1, { withinMs: 15_000 });
    person.leave();
    await until(() => watchingOf(observer.seen.frames) === 0, { withinMs: 15_000 });
    own.host.leave();
  }, 40_000);

  it('acks everything: unknown events, wrong bodies, strangers, shows that are none', async () => {
    const person = await new Person(market.url).signIn();
    const socket = await person.connect();
    const stranger = await new Person(market.url).connect();
    expect(await emit(socket, 'show.destroy', {})).toEqual({ ok: false, refusal: { code: 'unknown_event' } });
    expect(await emit(socket, 'show.join', { slug: 'khong-co' })).toEqual({
      ok: false,
      refusal: { code: 'not_found' },
    });
    expect(await emit(socket, 'show.join', null)).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
    expect(
      await emit(socket, 'show.join', { slug: stall.slug, __proto__: { as: 'studio' }, admin: true }),
    ).toMatchObject({ refusal: { code: 'invalid' } });
    expect(await emit(socket, 'show.join', { slug: stall.slug, as: 'studio' })).toMatchObject({
      refusal: { code: 'not_allowed' },
    });
    const line = { showId: stall.showId, text: 'xin chào', key: randomUUID() };
    expect(await emit(stranger, 'chat.post', line)).toEqual({
      ok: false,
      refusal: { code: 'not_signed_in' },
    });
    expect(await emit(socket, 'chat.post', { ...line, text: '   ' })).toEqual({
      ok: false,
      refusal: { code: 'line_empty' },
    });
    expect(await emit(socket, 'chat.post', { ...line, text: 'ạ'.repeat(301) })).toEqual({
      ok: false,
      refusal: { code: 'line_too_long', charactersMax: 300 },
    });
    expect(await emit(socket, 'chat.post', { ...line, showId: randomUUID() })).toEqual({
      ok: false,
      refusal: { code: 'not_found' },
    });
    person.leave();
    stranger.disconnect();
  });

  it('closes the socket that sends more than a message may weigh, and stays up', async () => {
    const person = await new Person(market.url).signIn();
    const socket = await person.connect();
    const closed = new Promise<string>((done) => socket.once('disconnect', done));
    socket.emit('chat.post', { showId: stall.showId, text: 'x'.repeat(100_000), key: randomUUID() });
    expect(await closed).toMatch(/transport/);
    expect((await person.ask('GET', '/health/ready')).status).toBe(200);
  });

  it('opens no socket for a page of another origin', async () => {
    const { io } = await import('socket.io-client');
    const socket = io(market.url, {
      transports: ['websocket'],
      extraHeaders: { origin: 'https://elsewhere.example' },
      reconnection: false,
    });
    const refused = await new Promise((done) => {
      socket.once('connect_error', () => done(true));
      socket.once('connect', () => done(false));
    });
    socket.disconnect();
    expect(refused).toBe(true);
  });
});

describe('limits', () => {
  it('says when to come back to the one who speaks too often', async () => {
    const strict = await startMarket({ env: { EVENT_LIMIT_FACTOR: '1', CODES_PER_PHONE: '2' } });
    const own = await openStall(strict);
    const person = await new Person(strict.url).signIn();
    const socket = await person.connect();
    const say = () => emit(socket, 'chat.post', { showId: own.showId, text: 'alo', key: randomUUID() });
    const answers = await Promise.all(Array.from({ length: 15 }, say));
    person.leave();
    const refused = answers.filter((answer) => !answer.ok);
    const codes = await Promise.all(
      [1, 2].map(() => person.ask('POST', '/api/v1/session/code', { phone: person.phone })),
    );
    await strict.stop();
    expect(refused).toHaveLength(5);
    expect(refused[0]).toMatchObject({ refusal: { code: 'too_often', retryAfterMs: expect.any(Number) } });
    expect(codes.map((reply) => reply.status)).toEqual([202, 429]);
  });
});
