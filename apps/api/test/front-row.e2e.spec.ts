import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JoinedView, ViewerSeat } from '@chophien/contracts';
import { until } from '@chophien/testing';
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Socket } from 'socket.io-client';
import { emit, employ, openStall, Person, startTwoNodes, watch, type Market, type Stall } from './harness.js';

const seatsMax = 2;
let market: Market;
/** Stands in for LiveKit and for the process that makes the stills. */
let media: Server;
const sentOut: unknown[] = [];
let stillsRead = 0;
beforeAll(async () => {
  media = createServer((request, response) => {
    if (request.url?.startsWith('/stills/')) {
      stillsRead += 1;
      response.writeHead(200, { etag: '"first"' }).end('a picture');
      return;
    }
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (request.url?.endsWith('RemoveParticipant')) sentOut.push(JSON.parse(String(Buffer.concat(parts))));
      response.setHeader('content-type', 'application/json');
      response.end('{}');
    });
  });
  await new Promise<void>((done) => media.listen(0, '127.0.0.1', done));
  const at = `127.0.0.1:${(media.address() as AddressInfo).port}`;
  market = await startTwoNodes({
    LIVEKIT_URL: `ws://${at}`,
    LIVEKIT_API_KEY: 'key',
    LIVEKIT_API_SECRET: 'only-for-specs-0123456789abcdef-0123456789',
    FRONT_ROW_MAX: String(seatsMax),
    STILLS_URL: `http://${at}`,
  });
});
afterAll(async () => {
  await market.stop();
  media.closeAllConnections();
  await new Promise((done) => media.close(done));
});

const isSeat = (video: ViewerSeat | null | undefined) => !!video && 'token' in video;
async function join(stall: Stall, at?: string, person = new Person(market.url)) {
  const { socket, joined } = await watch(person, stall.slug, at);
  const { video } = (joined.value ?? { video: null }) as Pick<JoinedView, 'video'>;
  return { person, socket, video };
}
async function ask(socket: Socket, wanted: boolean): Promise<ViewerSeat | null | undefined> {
  return (await emit(socket, 'show.seat', { wanted })).value;
}
/** Gets up and asks again. */
async function reseated(socket: Socket) {
  await ask(socket, false);
  return ask(socket, true);
}

describe('a show that more people watch than there are seats', () => {
  it('tells who comes beyond them where the still is, and lets them see and say all the rest', async () => {
    const stall = await openStall(market);
    const first = [await join(stall), await join(stall)];
    expect(first.map(({ video }) => isSeat(video))).toEqual([true, true]);
    const { video, socket, person } = await join(stall);
    expect(video).toEqual({ still: `/stills/${stall.showId}.jpg`, askAgainMs: expect.any(Number) });
    expect(await emit(socket, 'show.react', { hearts: 1 })).toMatchObject({ ok: true });
    [...first.map((one) => one.person), person, stall.host].forEach((one) => one.leave());
  });

  it('gives a seat that was given back, or whose line has closed, to who asks next', async () => {
    const stall = await openStall(market);
    const [one, two, late] = [await join(stall), await join(stall), await join(stall)];
    expect(isSeat(await ask(late.socket, true))).toBe(false);
    expect(await ask(one.socket, false)).toBeNull();
    expect(isSeat(await ask(late.socket, true))).toBe(true);
    // Whoever looks away and does not go is shown out.
    await until(() => sentOut.length > 0, { what: 'LiveKit to be told' });
    expect(sentOut).toContainEqual({ room: stall.showId, identity: `viewer-${one.socket.id}` });
    expect(isSeat(await ask(one.socket, true))).toBe(false);
    two.person.leave();
    await until(async () => isSeat(await ask(one.socket, true)), {
      everyMs: 50,
      what: 'the seat of who has left',
    });
    [one.person, late.person].forEach((person) => person.leave());
  });

  it('counts one line once however often it joins', async () => {
    const stall = await openStall(market);
    const one = await join(stall);
    await emit(one.socket, 'show.join', { slug: stall.slug });
    await emit(one.socket, 'show.join', { slug: stall.slug });
    const two = await join(stall);
    expect(isSeat(two.video)).toBe(true);
    [one.person, two.person].forEach((person) => person.leave());
  });

  it('counts the seats of both nodes as one row', async () => {
    const stall = await openStall(market);
    const [one, two] = [await join(stall, market.urls[0]), await join(stall, market.urls[0])];
    const other = await join(stall, market.urls[1]);
    await until(async () => !isSeat(await reseated(other.socket)), {
      everyMs: 50,
      what: 'the other node to hear',
    });
    [one.person, two.person, other.person].forEach((person) => person.leave());
  });

  it('always has room for its host and its moderators', async () => {
    const stall = await openStall(market);
    const full = [await join(stall), await join(stall)];
    const moderator = await employ(market, 'moderator', { showId: stall.showId });
    const buyer = await new Person(market.url).signIn();
    const videos = [
      await join(stall, undefined, stall.host),
      await join(stall, undefined, moderator),
      await join(stall, undefined, buyer),
    ];
    expect(videos.map(({ video }) => isSeat(video))).toEqual([true, true, false]);
    [...full, ...videos].forEach(({ person }) => person.leave());
  });

  it('seats nobody before it is on air', async () => {
    const stall = await openStall(market);
    await market.db.query(`update shows set state = 'planned' where id = $1`, [stall.showId]);
    const early = [await join(stall), await join(stall)];
    expect(early.map(({ video }) => video)).toEqual([null, null]);
    early.forEach(({ person }) => person.leave());
  });
});

describe('a still', () => {
  it('is read once a second however many look, and not sent twice to who has it', async () => {
    const at = `${market.url}/stills/${randomUUID()}.jpg`;
    stillsRead = 0;
    const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(at)));
    expect(new Set(await Promise.all(answers.map((one) => one.text())))).toEqual(new Set(['a picture']));
    expect(answers[0]?.headers.get('cache-control')).toBe('public, max-age=1');
    expect(answers[0]?.headers.get('content-type')).toBe('image/jpeg');
    expect((await fetch(at, { headers: { 'if-none-match': '"first"' } })).status).toBe(304);
    expect(stillsRead).toBe(1);
  });
});
