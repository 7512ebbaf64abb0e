import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openStall, startMarket, type Market } from './harness.js';

// The published example of LiveKit's signature (shared reference vectors): key, secret, body, token.
const key = 'APIdummy';
const secret = 'DUMMY_LIVEKIT_SECRET_0123456789abcdef';
const vectorBody =
  '{"event":"egress_ended","id":"EV_test1","createdAt":"1780281000","egressInfo":{"egressId":"EG_test","roomName":"live-42","status":"EGRESS_COMPLETE"}}';
const vectorSha = 'T11bRbZZVmK/k8OUUGn0i391lXeGS0optMMVaZ49r60=';

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
function signed(body: string, withSecret = secret, nowSeconds = Math.floor(Date.now() / 1_000)): string {
  const sha256 = createHash('sha256').update(body).digest('base64');
  const head = `${encode({ alg: 'HS256' })}.${encode({ iss: key, nbf: nowSeconds - 5, exp: nowSeconds + 300, sha256 })}`;
  return `${head}.${createHmac('sha256', withSecret).update(head).digest('base64url')}`;
}

let market: Market;
let livekit: Server;
let cameraIsOn = false;
const asked: string[] = [];
beforeAll(async () => {
  // Stands in for LiveKit's list of participants; the real server is asked in the journeys.
  livekit = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ participants: cameraIsOn ? [{ identity: 'host', tracks: [{ type: 'VIDEO' }] }] : [] }),
    );
  });
  await new Promise<void>((done) => livekit.listen(0, '127.0.0.1', done));
  const port = (livekit.address() as AddressInfo).port;
  market = await startMarket({
    env: { LIVEKIT_URL: `ws://127.0.0.1:${port}`, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret },
  });
});
afterAll(async () => {
  await market.stop();
  livekit.closeAllConnections();
  await new Promise((done) => livekit.close(done));
});

const post = (body: string, authorization?: string, type = 'application/webhook+json') =>
  fetch(`${market.url}/api/v1/media/webhook`, {
    method: 'POST',
    body,
    headers: { 'content-type': type, ...(authorization && { authorization }) },
  });
const event = (id: string, name: string, room: string) =>
  JSON.stringify({
    event: name,
    id,
    createdAt: '1780281000',
    room: { name: room, sid: 'RM_1' },
    participant: { sid: 'PA_1', identity: 'host' },
  });
const cameraOf = async (showId: string) =>
  (await market.db.query<{ camera_on: boolean }>(`select camera_on from shows where id = $1`, [showId]))
    .rows[0]?.camera_on;

describe('a webhook of the media server', () => {
  it('is believed by its signature over the raw bytes, as published', async () => {
    expect(createHash('sha256').update(vectorBody).digest('base64')).toBe(vectorSha);
    expect((await post(vectorBody, signed(vectorBody))).status).toBe(200);
    const { rows } = await market.db.query(`select id, event from webhook_events where id = 'EV_test1'`);
    expect(rows).toEqual([{ id: 'EV_test1', event: 'egress_ended' }]);
  });

  it('is refused with another secret, another body, no signature or an old token', async () => {
    const replies = await Promise.all([
      post(vectorBody, signed(vectorBody, 'another-secret-0123456789abcdef-0123')),
      post(`${vectorBody} `, signed(vectorBody)),
      post(vectorBody),
      post(vectorBody, 'nonsense'),
      post(vectorBody, signed(vectorBody, secret, Math.floor(Date.now() / 1_000) - 3_600)),
    ]);
    expect(replies.map((reply) => reply.status)).toEqual([401, 401, 401, 401, 401]);
    expect(await replies[0]?.json()).toEqual({ refusal: { code: 'signature_wrong' } });
  });

  it('changes nothing the second time, and tells the truth in any order', async () => {
    const { showId } = await openStall(market);
    cameraIsOn = true;
    const published = event(`EV_${showId}_1`, 'track_published', showId);
    await post(published, signed(published));
    expect(await cameraOf(showId)).toBe(true);
    // The host left and came back; the news of the leaving comes last.
    const left = event(`EV_${showId}_0`, 'participant_left', showId);
    await post(left, signed(left));
    expect(await cameraOf(showId)).toBe(true);
    cameraIsOn = false;
    await post(left, signed(left));
    expect(await cameraOf(showId)).toBe(true);
    const really = event(`EV_${showId}_2`, 'participant_left', showId);
    await post(really, signed(really));
    expect(await cameraOf(showId)).toBe(false);
    const { rows } = await market.db.query(
      `select count(*)::int as count from webhook_events where room = $1`,
      [showId],
    );
    expect(rows).toEqual([{ count: 3 }]);
  });

  it('ends the picture too when a camera is still in the room of a show that has ended', async () => {
    const { host, showId } = await openStall(market);
    cameraIsOn = true;
    const closings = () => asked.filter((path) => path.endsWith('/DeleteRoom')).length;
    const before = closings();
    const published = event(`EV_${showId}_1`, 'track_published', showId);
    await post(published, signed(published));
    expect(closings()).toBe(before);
    await host.post(`/api/v1/shows/${showId}/end`);
    const late = event(`EV_${showId}_2`, 'track_published', showId);
    await post(late, signed(late));
    expect(closings()).toBe(before + 1);
    expect(await cameraOf(showId)).toBe(false);
  });
});
