import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { endWithUs, launch, untilUp } from './child.mjs';
import { inCheckout, root } from './paths.mjs';

const built = (name) => inCheckout('apps', 'api', 'dist', name);

/** The environment in which the API, its migrations and its seed run. */
export function apiEnv({ port, databaseUrl, livekit, stillsPort, sessionSecret, dataDir }) {
  const host = process.env.HOST || '127.0.0.1';
  const video = livekit && {
    LIVEKIT_URL: livekit.url,
    LIVEKIT_API_KEY: livekit.key,
    LIVEKIT_API_SECRET: livekit.secret,
  };
  const production = process.env.NODE_ENV === 'production';
  return {
    ...process.env,
    NODE_ENV: process.env.NODE_ENV || 'development',
    PORT: String(port),
    HOST: host,
    PUBLIC_URL: process.env.PUBLIC_URL || `http://localhost:${port}`,
    DATABASE_URL: databaseUrl,
    SESSION_SECRET: sessionSecret,
    WEB_ROOT: join(dataDir, 'web'),
    PICTURES_ROOT: process.env.PICTURES_ROOT || join(dataDir, 'pictures'),
    ...(production ? {} : { DEMO: '1' }),
    ...video,
    ...(stillsPort ? { STILLS_URL: `http://127.0.0.1:${stillsPort}` } : {}),
  };
}

// A crowd's asks live for some tens of ms: with room for them, they die young and are not copied from space to space.
const nodeFlags = ['--enable-source-maps', '--max-semi-space-size=32'];

/** The same for one of several, which stands at an address of its own behind the one that people know. */
export function nodeEnv(env, { host, port, redisUrl }) {
  return { ...env, HOST: host, PORT: String(port), REDIS_URL: redisUrl, TRUSTED_PROXIES: '127.0.0.1/32' };
}

/** Starts the API and waits until it is ready for work. */
export async function startApi({ env, host = '127.0.0.1', logFile, onPid }) {
  const handle = launch(process.execPath, [...nodeFlags, built('main.js')], {
    env,
    cwd: root,
    logFile,
    onPid,
  });
  const health = `http://${host}:${env.PORT}/health/ready`;
  try {
    const ready = async () => (await fetch(health, { signal: AbortSignal.timeout(2_000) })).ok;
    await untilUp(handle, ready, { withinMs: 60_000, what: 'the API' });
  } catch (cause) {
    await handle.stop();
    throw new Error(`${cause.message}; see ${logFile}`, { cause });
  }
  return handle;
}

/** Runs one of the API's commands (`migrate.js`, `seed.js`) to its end; answers its stdout. */
export function runApiCommand(name, env) {
  if (!existsSync(built(name)))
    throw new Error(`apps/api/dist/${name} is missing: the build did not make it`);
  return new Promise((resolve, reject) => {
    const child = endWithUs(
      spawn(process.execPath, ['--enable-source-maps', built(name)], { env, cwd: root }),
    );
    const heard = { out: '', err: '' };
    child.stdout.on('data', (bytes) => (heard.out += bytes));
    child.stderr.on('data', (bytes) => (heard.err = `${heard.err}${bytes}`.slice(-8_000)));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(heard.out);
      else
        reject(
          new Error(`apps/api/dist/${name} ended with ${code}:\n${heard.out.slice(-4_000)}${heard.err}`),
        );
    });
  });
}
