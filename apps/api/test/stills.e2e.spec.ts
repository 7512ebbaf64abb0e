import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@chophien/testing';
import {
  dispose,
  LocalVideoTrack,
  Room,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoFrame,
  VideoSource,
} from '@livekit/rtc-node';
import { RoomServiceClient } from 'livekit-server-sdk';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StudioSeat } from '@chophien/contracts';
import sharp from 'sharp';
import { startLivekit } from '../../../tools/stack/livekit.mjs';
import { readEnv } from '../src/config/env.js';
import { makeLog } from '../src/http/log.js';
import { encodeStill, stillBytesMax, stillWidthMax } from '../src/stills/encode-still.js';
import { runStills, type RunningStills } from '../src/stills/run-stills.js';
import { openStall, startMarket, type Market } from './harness.js';

const folder = mkdtempSync(join(tmpdir(), 'chophien-stills-'));
const livekit = await startLivekit({ dataDir: folder });
const withVideo = livekit === null ? it.skip : it;
const video = livekit && {
  LIVEKIT_URL: livekit.url,
  LIVEKIT_API_KEY: livekit.key,
  LIVEKIT_API_SECRET: livekit.secret,
};
let market: Market;
let stills: RunningStills;
beforeAll(async () => {
  market = await startMarket({ env: { ...video } });
  const env = readEnv({
    ROLE: 'media',
    DATABASE_URL: market.databaseUrl,
    SESSION_SECRET: 'only-for-specs-0123456789abcdef-0123456789',
    PORT: '0',
    ...video,
  });
  stills = await runStills(env, makeLog('silent'));
});
afterAll(async () => {
  await stills.stop();
  await market.stop();
  await livekit?.stop();
  await dispose();
  rmSync(folder, { recursive: true, force: true });
});

const [width, height] = [360, 640];
const read = (showId: string, etag?: string) =>
  fetch(`http://127.0.0.1:${stills.port}/stills/${showId}.jpg`, {
    headers: { ...(etag && { 'if-none-match': etag }) },
  });

/** A host's camera: one grey, a little lighter with every frame. */
async function film({ url, token }: { url: string; token: string }) {
  const room = new Room();
  const source = new VideoSource(width, height);
  await room.connect(url, token, { autoSubscribe: false, dynacast: false });
  const camera = new TrackPublishOptions();
  camera.source = TrackSource.SOURCE_CAMERA;
  await room.localParticipant?.publishTrack(LocalVideoTrack.createVideoTrack('camera', source), camera);
  let light = 40;
  const timer = setInterval(() => {
    light = light > 220 ? 40 : light + 1;
    const frame = new Uint8Array((width * height * 3) / 2).fill(128);
    frame.fill(light, 0, width * height);
    source.captureFrame(new VideoFrame(frame, width, height, VideoBufferType.I420));
  }, 66);
  return async () => {
    clearInterval(timer);
    await room.disconnect();
    await source.close();
  };
}

describe('the stills of a show on air', () => {
  withVideo(
    'are another picture each second, small, unseen in the room, and gone with the show',
    async () => {
      const stall = await openStall(market);
      expect((await read(stall.showId)).status).toBe(404);
      const { video: seat } = await stall.host.post<StudioSeat>(`/api/v1/shows/${stall.showId}/seat`, {
        deviceId: randomUUID(),
      });
      const stop = await film(seat ?? { url: '', token: '' });
      await market.db.query('update shows set camera_on = true where id = $1', [stall.showId]);
      const first = await until(async () => found(await read(stall.showId)), {
        withinMs: 20_000,
        what: 'a first still',
      });
      const seen = new Set([first.headers.get('etag')]);
      const sinceMs = performance.now();
      await until(async () => seen.add((await read(stall.showId)).headers.get('etag')).size >= 5, {
        withinMs: 15_000,
        everyMs: 100,
        what: 'four more',
      });
      const perSecond = 4_000 / (performance.now() - sinceMs);
      expect([perSecond > 0.5, perSecond < 2]).toEqual([true, true]);

      const now = await read(stall.showId);
      const [bytes, etag] = [Buffer.from(await now.arrayBuffer()), now.headers.get('etag') ?? ''];
      expect(now.headers.get('cache-control')).toBe('public, max-age=1');
      expect(bytes.length).toBeLessThanOrEqual(stillBytesMax);
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width, height });
      expect([200, 304]).toContain((await read(stall.showId, etag)).status);
      // Asked as the market itself asks: the one who films is all there is to see.
      const rooms = new RoomServiceClient(livekit?.httpUrl ?? '', livekit?.key, livekit?.secret);
      const people = await rooms.listParticipants(stall.showId);
      expect(people.map(({ identity }) => identity).filter((name) => name !== 'stills')).toEqual(['host']);
      expect(people.find(({ identity }) => identity === 'stills')?.permission).toMatchObject({
        hidden: true,
        canPublish: false,
        canPublishData: false,
      });

      await stall.host.post(`/api/v1/shows/${stall.showId}/end`);
      await until(async () => (await read(stall.showId)).status === 404, {
        withinMs: 10_000,
        what: 'no still of a show that is over',
      });
      await stop();
    },
    60_000,
  );

  it('are at no other address', async () => {
    for (const path of ['/', '/stills/', '/stills/../secrets.json', `/stills/${randomUUID()}.jpg`])
      expect((await fetch(`http://127.0.0.1:${stills.port}${path}`)).status).toBe(404);
  });
});

describe('a still', () => {
  it('is upright and light enough for a phone, however large and restless the frame', async () => {
    const [wide, high] = [1_280, 720];
    const data = new Uint8Array(wide * high * 3).map((_, at) => (at * 2_654_435_761) >>> 24);
    const still = await encodeStill({ data, width: wide, height: high, turnDegrees: 90 });
    const facts = await sharp(still).metadata();
    expect(still.length).toBeLessThanOrEqual(stillBytesMax);
    expect([facts.width, facts.height]).toEqual([stillWidthMax, 853]);
  });

  it('has the colours of the frame: red lychees are red, made small and turned or not', async () => {
    const [wide, high] = [720, 1_280];
    const data = new Uint8Array(wide * high * 3).map((_, at) => [200, 30, 40][at % 3] ?? 0);
    for (const turnDegrees of [0, 90]) {
      const still = await encodeStill({ data, width: wide, height: high, turnDegrees });
      const [red = 0, green = 0, blue = 0] = await sharp(still).raw().toBuffer();
      const apart = [red - 200, green - 30, blue - 40].map(Math.abs);
      expect(Math.max(...apart)).toBeLessThan(4);
    }
  });
});

function found(answer: Response): Response | undefined {
  return answer.ok ? answer : undefined;
}
