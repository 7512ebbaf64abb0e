/** Several processes of the API behind one address: where they stand, and the nginx that knows them all. */
import { existsSync, mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { ownFolders, rewritten } from '../compose/mounted.mjs';
import { startNameServer } from '../compose/name-server.mjs';
import { placesOfApi } from '../compose/places.mjs';
import { launch, untilUp } from './child.mjs';
import { inCheckout } from './paths.mjs';
import { freePort } from './ports.mjs';

const program = '/usr/sbin/nginx';
const programs = { 'redis-server': '/usr/bin/redis-server', nginx: program };

/** `count` addresses of this machine: `[{ host, port }]`. Throws where a needed program is missing. */
export async function findNodes(count) {
  const missing = Object.keys(programs).filter((name) => !existsSync(programs[name]));
  if (missing.length > 0)
    throw new Error(`several nodes need ${missing.join(' and ')}: apt-get install them`);
  const { addresses, port } = await placesOfApi(count);
  return addresses.map((host) => ({ host, port }));
}

/**
 * The front door of infra/nginx/nginx.conf, without its TLS, at `host` and `port`. Answers `start({ onPid })`, by which it
 * can be started anew, and `close()` for what it asks for the nodes' names.
 */
export async function planFrontDoor({ folder, host, port, nodes, stillsPort, logFile }) {
  const names = await startNameServer({ api: nodes.map((node) => node.host), media: ['127.0.0.1'] });
  mkdirSync(folder, { recursive: true });
  const config = rewritten(inCheckout('infra', 'nginx', 'nginx.conf'), join(folder, 'nginx.conf'), [
    ...ownFolders(folder),
    ...withoutTls({ host, port, plainPort: await freePort() }),
    ['worker_processes auto;', `worker_processes auto;\n${workersUser()}`],
    ['resolver 127.0.0.11 ', `resolver 127.0.0.1:${names.port} `],
    ['set $api api:3000;', `set $api api:${nodes[0].port};`],
    ...(stillsPort ? [['set $media media:3000;', `set $media media:${stillsPort};`]] : []),
  ]);
  const args = ['-e', 'stderr', '-c', config, '-g', 'daemon off;'];
  const start = async ({ onPid }) => {
    const handle = launch(program, args, { cwd: folder, env: { PATH: process.env.PATH }, logFile, onPid });
    await untilUp(handle, () => listens(host, port), { withinMs: 10_000, what: 'nginx' });
    return handle;
  };
  return { start, close: () => names.close() };
}

/** People on this machine speak plain HTTP, at a port that their browsers name in `Host`. */
function withoutTls({ host, port, plainPort }) {
  return [
    ['listen 80 ', `listen 127.0.0.1:${plainPort} `],
    ['listen 443 ssl http2 ', `listen ${host}:${port} `],
    ['    ssl_certificate /etc/nginx/tls/fullchain.pem;\n', ''],
    ['    ssl_certificate_key /etc/nginx/tls/privkey.pem;\n', ''],
    ['    add_header Strict-Transport-Security "max-age=31536000" always;\n', ''],
    ['proxy_set_header Host $host;', 'proxy_set_header Host $http_host;'],
    ['X-Forwarded-Proto https;', 'X-Forwarded-Proto http;'],
  ];
}

/** As root it would drop to a user who may not enter the data folder, where its buffers are. */
function workersUser() {
  return process.getuid?.() === 0 ? 'user root;' : '';
}

function listens(host, port) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => (socket.destroy(), resolve(true)));
    socket.once('error', reject);
  });
}
