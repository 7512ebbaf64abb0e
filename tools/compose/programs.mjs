/**
 * How each service of docker-compose.yml is started without its image: its own command and environment, with
 * addresses, ports and mounted paths of this machine. Where the file gives no command, the image's is written here.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { writeAtomically } from '../stack/files.mjs';
import { root } from '../stack/paths.mjs';
import { postgresBinaries, postgresUser } from '../stack/postgres-binaries.mjs';
import { makeCluster, passwordOf, plainEnv, postgresHome } from '../stack/postgres-home.mjs';
import { livekitConfig, nginxConfig } from './mounted.mjs';
import { rewriteEnvironment, rewriteWords } from './rewrite.mjs';

/** By service: `({ service, places, folder, livekit, webRoot }) => [{ program, args, env, health }]`, one a process. */
export const programs = { postgres, redis, livekit, migrate, api, media, nginx };

/** As the image's entry point does, the cluster is made with the user, password and database of the environment. */
function postgres({ service, places, folder }) {
  const { POSTGRES_USER: owner, POSTGRES_DB: database, POSTGRES_PASSWORD: password } = service.environment;
  const user = postgresUser(console.log);
  const binaries = postgresBinaries(user, console.log);
  const home = postgresHome(folder, user, console.log);
  writeAtomically(join(home, 'password'), password);
  passwordOf(home, user);
  const cluster = makeCluster({ binaries, home, user, owner, durable: false });
  const [program, ...args] = service.command;
  const path = join(binaries, 'bin', program);
  const made = spawnSync(path, ['--single', '-D', cluster, 'postgres'], {
    ...user,
    cwd: home,
    env: plainEnv(),
    input: `CREATE DATABASE "${database}"\n`,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`the database was not made: ${made.stderr}`);
  args.push('-D', cluster, '-c', `port=${places.postgres}`, '-c', 'listen_addresses=127.0.0.1');
  args.push('-c', 'unix_socket_directories=', '-c', 'fsync=off');
  const here = { PGHOST: '127.0.0.1', PGPORT: String(places.postgres) };
  const env = { ...service.environment, ...here };
  const health = { test: service.healthcheck.test, env, port: places.postgres };
  return [{ program: path, args, env: service.environment, health, cwd: home, ...user }];
}

function redis({ service, places, folder }) {
  const [program, ...args] = service.command;
  const port = String(places.redis);
  args.push('--port', port, '--bind', '127.0.0.1', '--dir', folder);
  const test = rewriteWords(
    service.healthcheck.test,
    [['redis-cli', `redis-cli\0-p\0${port}`]],
    'redis’s check',
  );
  const env = service.environment;
  return [{ program, args, env, health: { test, env, port: places.redis } }];
}

/** The image's entry point is the server itself; the file gives its arguments. */
function livekit({ service, places, folder, livekit: program }) {
  const config = livekitConfig({ service, places, folder });
  const args = rewriteWords(service.command, [['/etc/livekit.yaml', config]], 'livekit’s command');
  const here = [['http://127.0.0.1:7880/', `http://127.0.0.1:${places.livekit.http}/`]];
  const test = rewriteWords(service.healthcheck.test, here, 'livekit’s check');
  const env = service.environment;
  return [{ program, args, env, health: { test, env, port: places.livekit.http } }];
}

function migrate(given) {
  return [apiProcess(given, given.places.api.addresses[0])];
}

function api(given) {
  return served(given, given.places.api.addresses);
}

function media(given) {
  return served(given, [given.places.media]);
}

function served(given, addresses) {
  const { service, places } = given;
  return addresses.map((address) => {
    const here = [['http://127.0.0.1:3000/', `http://${address}:${places.api.port}/`]];
    const test = rewriteWords(service.healthcheck.test, here, 'api’s check');
    const planned = apiProcess(given, address);
    return { ...planned, health: { test, env: planned.env, host: address, port: places.api.port } };
  });
}

/** WEB_ROOT is the image's own (Dockerfile); all else is the file's. */
function apiProcess({ service, places, webRoot }, address) {
  const { api: at, livekit: video, postgres: database, redis: news, subnet } = places;
  const env = rewriteEnvironment(
    service.environment,
    {
      HOST: ['0.0.0.0', address],
      PORT: ['3000', String(at.port)],
      DATABASE_URL: ['@postgres:5432/', `@127.0.0.1:${database}/`],
      REDIS_URL: ['@redis:6379', `@127.0.0.1:${news}`],
      STILLS_URL: ['//media:3000', `//${places.media}:${at.port}`],
      LIVEKIT_API_URL: ['//livekit:7880', `//127.0.0.1:${video.http}`],
      // nginx alone speaks from 127.0.0.1; the specs' own clients come from other addresses of this machine.
      TRUSTED_PROXIES: [subnet, '127.0.0.1/32'],
    },
    'the API',
  );
  const [program, ...args] = service.command;
  return { program, args, env: { ...env, ...(webRoot && { WEB_ROOT: webRoot }) }, cwd: root };
}

function nginx({ service, places, folder }) {
  const [program, ...args] = service.command ?? ['nginx', '-g', 'daemon off;'];
  args.push('-e', 'stderr', '-c', nginxConfig({ service, places, folder }));
  const here = [['http://127.0.0.1/', `http://127.0.0.1:${places.nginx.http}/`]];
  const test = rewriteWords(service.healthcheck.test, here, 'nginx’s check');
  const env = service.environment ?? {};
  return [{ program, args, env, health: { test, env, port: places.nginx.http } }];
}
