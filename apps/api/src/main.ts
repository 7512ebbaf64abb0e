import 'reflect-metadata';
import { createApp } from './app.js';
import { readEnv } from './config/env.js';
import { makeLog } from './http/log.js';
import { leave } from './leave.js';

const env = readEnv(process.env);
const log = makeLog(env.LOG_LEVEL);
process.on('unhandledRejection', (fault) => {
  log.fatal({ event: 'process.unhandled', err: fault });
  process.exit(1);
});
const close = env.ROLE === 'media' ? await media() : await market();

let isClosing = false;
/** Ends in order (readiness, doors, lines, lanes, pool); a second signal, or ten seconds of it, end it as it is. */
async function end(signal: string): Promise<void> {
  if (isClosing) process.exit(1);
  isClosing = true;
  log.info({ event: 'process.closing', signal });
  setTimeout(() => process.exit(1), env.CLOSING_WAIT_MS + 10_000).unref();
  await close();
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(signal));

async function market(): Promise<() => Promise<void>> {
  const app = await createApp(env, log);
  await app.listen(env.PORT, env.HOST);
  log.info({
    event: 'api.listening',
    host: env.HOST,
    port: env.PORT,
    video: env.LIVEKIT_URL !== undefined,
    redis: env.REDIS_URL !== undefined,
  });
  return () => leave(app);
}

/** Its native parts are read in this role only. */
async function media(): Promise<() => Promise<void>> {
  const { runStills } = await import('./stills/index.js');
  return (await runStills(env, log)).stop;
}
