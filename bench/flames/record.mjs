/**
 * Profiles the API of whatever is started with it, and nothing else, into FLAME_FILE when that process ends:
 * `NODE_OPTIONS="--import file://$PWD/bench/flames/record.mjs" FLAME_FILE=/tmp/api.cpuprofile npm run bench -- orders …`
 */
import { Session } from 'node:inspector';
import { writeFileSync } from 'node:fs';

const startUpMs = 3_000;
if (process.env.FLAME_FILE && /apps.api.dist.main\.js$/.test(process.argv[1] ?? '')) {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: 400 });
  setTimeout(() => session.post('Profiler.start'), startUpMs).unref();
  process.on('exit', () =>
    session.post('Profiler.stop', (_fault, found) => {
      if (found) writeFileSync(process.env.FLAME_FILE, JSON.stringify(found.profile));
    }),
  );
}
