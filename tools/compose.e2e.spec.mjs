import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { Agent } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@chophien/testing';
import { AccessToken } from 'livekit-server-sdk';
import pg from 'pg';
import { io } from 'socket.io-client';
import { makeCertificate } from './compose/certificate.mjs';
import { frontDoor } from './compose/front-door.mjs';
import { findPlaces } from './compose/places.mjs';
import { programs } from './compose/programs.mjs';
import { checkOnce, programFile } from './compose/run.mjs';
import { Composed } from './compose/up.mjs';
import { webRoot } from './stack/build.mjs';
import { readCompose, variablesOf } from './stack/compose-file.mjs';
import { howToGetLivekit, livekitBinary } from './stack/livekit-binary.mjs';
import { inCheckout } from './stack/paths.mjs';

const run = promisify(execFile);
const host = 'cho.example';
const missing = ['redis-server', 'nginx', 'openssl'].filter((name) => !programFile(name));
if (missing.length > 0) console.log(`compose is not started: no ${missing.join(', ')} on this machine`);
const whereTheyAre = missing.length === 0 ? describe : describe.skip;
const livekit = process.env.TEST_LIVEKIT_BIN ?? (await livekitBinary(console.log));
if (!livekit) console.log(`compose is started without LiveKit.\n${howToGetLivekit}`);
const withVideo = livekit ? it : it.skip;

/** Reached by the user that PostgreSQL runs as. */
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'compose-'));
chmodSync(folder, 0o755);
let composed;
let places;
let door;
let environment;

beforeAll(async () => {
  if (missing.length > 0) return;
  const given = {
    PUBLIC_HOST: host,
    PUBLIC_IP: '127.0.0.1',
    TLS_DIR: makeCertificate(join(folder, 'tls'), host),
  };
  const secrets = Object.fromEntries(variablesOf().map((name) => [name, randomBytes(32).toString('hex')]));
  const file = readCompose({ ...secrets, ...given });
  const { services } = file;
  if (!livekit) delete services.livekit;
  places = await findPlaces(file);
  const web = webRoot(folder);
  const plan = (name) => programs[name]({ service: services[name], places, folder, livekit, webRoot: web });
  composed = new Composed({ services, plan, folder });
  environment = plan('migrate')[0].env;
  door = frontDoor({ host, port: places.nginx.https, ca: certificate() });
  await Promise.all(
    Object.entries(services).map(([name, { healthcheck }]) =>
      composed.reach(name, healthcheck ? 'service_healthy' : 'service_completed_successfully'),
    ),
  );
  await run(process.execPath, [inCheckout('apps', 'api', 'dist', 'seed.js')], { env: environment });
}, 60_000);

afterAll(async () => {
  await composed?.down();
  await places?.names.close();
  rmSync(folder, { recursive: true, force: true });
});

whereTheyAre('the market as docker-compose.yml starts it', () => {
  it('runs every service of the file: two processes of the API, one of each other', () => {
    const counts = Object.entries(composed.running).map(([name, handles]) => [name, handles.length]);
    expect(Object.fromEntries(counts)).toEqual({
      postgres: 1,
      redis: 1,
      ...(livekit && { livekit: 1 }),
      migrate: 1,
      api: 2,
      media: 1,
      nginx: 1,
    });
  });

  it('is ready, by its own name and certificate, with database, video and redis up', async () => {
    const ready = async () => {
      const { status, headers, text } = await door.ask('/health/ready');
      expect(headers['strict-transport-security']).toContain('max-age');
      expect([status, JSON.parse(text)]).toEqual([
        200,
        livekit
          ? { state: 'ok', parts: { database: 'up', video: 'up', redis: 'up' } }
          : { state: 'degraded', parts: { database: 'up', video: 'down', redis: 'up' } },
      ]);
      return true;
    };
    await until(ready, { what: 'a market that is ready' });
  });

  it('answers the market drawn where the viewer is built, and sends plain HTTP to TLS', async () => {
    const page = await door.ask('/', { headers: { accept: 'text/html' } });
    const isBuilt = existsSync(inCheckout('apps', 'viewer', 'dist', 'index.html'));
    expect([page.status, page.headers['content-type'].split(';')[0]]).toEqual(
      isBuilt ? [200, 'text/html'] : [404, 'application/json'],
    );
    if (isBuilt) expect(page.text).toContain(`/s/${(await showOnAir()).slug}`);
    const plain = await fetch(`http://127.0.0.1:${places.nginx.http}/s/x`, { redirect: 'manual' });
    expect([plain.status, plain.headers.get('location')]).toEqual([301, 'https://127.0.0.1/s/x']);
  });

  it('takes who asks for a still to the process that makes them, past those that take orders', async () => {
    const { status, headers } = await door.ask(`/stills/${(await showOnAir()).id}.jpg`);
    expect([status, headers['cache-control'], headers['content-security-policy']]).toEqual([
      404,
      'public, max-age=1',
      undefined,
    ]);
  });

  it('lets a viewer join by a socket, from a page of its own origin only', async () => {
    const { joined, snapshot } = await joinShow(`https://${host}`);
    expect(joined).toMatchObject({ ok: true, value: { me: null } });
    expect(snapshot.offers.length).toBeGreaterThan(0);
    if (livekit) expect(joined.value.video.url).toBe(`wss://${host}/livekit`);
    await expect(joinShow('https://other.example')).rejects.toThrow();
  });

  withVideo('carries signalling to LiveKit, which takes the token that the API gave', async () => {
    const { joined } = await joinShow(`https://${host}`);
    const query = `access_token=${joined.value.video.token}&protocol=16`;
    expect(await door.ask(`/livekit/rtc/validate?${query}`)).toMatchObject({ status: 200, text: 'success' });
    expect(await door.upgrade(`/livekit/rtc?${query}`)).toBe(101);
    expect(await door.upgrade('/livekit/rtc?access_token=made-up')).toBe(401);
  });

  withVideo('hears LiveKit’s signed reports from inside, and lets none in from outside', async () => {
    const room = `room-${randomBytes(6).toString('hex')}`;
    expect(await createRoom(room)).toBe(200);
    const reports = () => query('SELECT 1 FROM webhook_events WHERE room = $1', [room]);
    await until(async () => (await reports()).length > 0, { what: 'the report of the new room' });
  });

  it('has no door to the reports, to the demo inbox or to its servers without a password', async () => {
    const report = await door.ask('/api/v1/media/webhook', { method: 'POST', body: {} });
    expect([report.status, report.text]).toEqual([404, expect.stringContaining('nginx')]);
    expect((await door.ask('/dev/inbox.json?phone=0900000101')).status).toBe(404);
    const open = new URL(environment.DATABASE_URL);
    open.password = 'another';
    await expect(query('SELECT 1', [], open.href)).rejects.toThrow('password');
    const { stdout } = await run('redis-cli', ['-p', String(places.redis), 'ping']);
    expect(stdout).toContain('NOAUTH');
  });

  it('counts by the address nginx sees, whatever X-Forwarded-For the asker sends', async () => {
    const [flooding, neighbour] = ['127.0.0.21', '127.0.0.22'];
    const agent = new Agent({ keepAlive: true, maxSockets: 8 });
    // More than both processes together allow one address in ten seconds, each from an "address" of its own.
    const asks = Array.from({ length: 620 }, (_, at) => {
      const headers = { 'x-forwarded-for': `203.0.${at >> 8}.${at & 255}` };
      return door.ask('/api/v1/session', { from: flooding, headers, agent });
    });
    const statuses = new Set((await Promise.all(asks)).map(({ status }) => status));
    agent.destroy();
    expect([...statuses].sort()).toEqual([200, 429]);
    expect((await door.ask('/api/v1/session', { from: neighbour })).status).toBe(200);
  });

  it('tells the API the name that was asked for: a page of that name may write, another may not', async () => {
    const body = { phone: 'none' };
    const write = (origin) =>
      door.ask('/api/v1/session/code', {
        method: 'POST',
        body,
        headers: { host: 'market.example', origin },
        from: '127.0.0.23',
      });
    expect((await write('https://market.example')).status).not.toBe(403);
    expect((await write('https://other.example')).status).toBe(403);
  });

  it('goes on when one process of the API is killed, and when the other is asked to end', async () => {
    const [first, second] = composed.running.api;
    await first.stop({ first: 'SIGKILL' });
    expect(await first.exited).toBe('signal SIGKILL');
    await answersAll();
    expect((await joinShow(`https://${host}`)).joined.ok).toBe(true);
    await composed.restart('api', 0);
    await second.stop();
    expect(await second.exited).toBe('exit code 0');
    await answersAll();
  });

  it('says so when a check of health no longer passes', async () => {
    const [first] = composed.running.api;
    const { health } = composed.planned('api')[0];
    expect(await checkOnce(health)).toBeUndefined();
    await first.stop();
    expect(await checkOnce(health)).toEqual(expect.stringMatching(/^1 /));
  });
});

/** Twenty reads and as many writes: nginx tries both processes first, many times over. */
async function answersAll() {
  const body = { phone: 'none', code: '000000' };
  const asks = Array.from({ length: 20 }, () => [
    door.ask('/health/ready'),
    door.ask('/api/v1/session', { method: 'POST', body, from: '127.0.0.23' }),
  ]).flat();
  const statuses = (await Promise.all(asks)).map(({ status }) => status);
  // A phone that is none is refused by the API itself: 4xx, where nginx alone would say 502 or 504.
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
}

async function showOnAir() {
  const { text } = await door.ask('/api/v1/market');
  return JSON.parse(text).onAir[0];
}

/** Joins as the viewer's page does, through nginx, and goes again. */
async function joinShow(origin) {
  const { slug } = await showOnAir();
  const socket = io(`https://127.0.0.1:${places.nginx.https}`, {
    transports: ['websocket'],
    ca: certificate(),
    extraHeaders: { host, origin },
    reconnection: false,
    forceNew: true,
  });
  try {
    await new Promise((connected, failed) => socket.once('connect', connected).once('connect_error', failed));
    const shown = once(socket, 'show.snapshot');
    const joined = await socket.timeout(5_000).emitWithAck('show.join', { slug });
    const [snapshot] = await shown;
    return { joined, snapshot };
  } finally {
    socket.disconnect();
  }
}

/** By the key of the file, through nginx: LiveKit's own name for it is `POST /twirp/…`. */
async function createRoom(name) {
  const { LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret } = environment;
  const token = new AccessToken(key, secret, { ttl: 60 });
  token.addGrant({ roomCreate: true });
  const headers = { authorization: `Bearer ${await token.toJwt()}` };
  const path = '/livekit/twirp/livekit.RoomService/CreateRoom';
  return (await door.ask(path, { method: 'POST', body: { name }, headers })).status;
}

async function query(text, values, connectionString = environment.DATABASE_URL) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

function certificate() {
  return readFileSync(join(folder, 'tls', 'fullchain.pem'));
}
