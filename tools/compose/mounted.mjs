/** The two configuration files that compose mounts, with this machine's ports and folders in place of the network's. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from '../stack/paths.mjs';
import { rewrite } from './rewrite.mjs';

/** What the file mounts at `target`: the path on the machine. */
export function mountedAt({ volumes = [] }, target) {
  const parts = volumes.map((volume) => volume.split(':'));
  const found = parts.find(([, inside]) => inside === target);
  if (!found) throw new Error(`nothing is mounted at ${target}`);
  return resolve(root, found[0]);
}

/** livekit.yaml as it is, but for ports and the API's name; answers the path of the copy. */
export function livekitConfig({ service, places, folder }) {
  const { api, livekit } = places;
  return rewritten(mountedAt(service, '/etc/livekit.yaml'), join(folder, 'livekit.yaml'), [
    ['port: 7880', `port: ${livekit.http}`],
    ['tcp_port: 7881', `tcp_port: ${livekit.tcp}`],
    ['udp_port: 7882', `udp_port: ${livekit.udp}`],
    ['http://api:3000/', `http://${api.addresses[0]}:${api.port}/`],
  ]);
}

/** nginx.conf as it is, but for ports, the name server, and folders that an ordinary user may write to. */
export function nginxConfig({ service, places, folder }) {
  const { api, livekit, names, nginx } = places;
  const tls = mountedAt(service, '/etc/nginx/tls');
  return rewritten(mountedAt(service, '/etc/nginx/nginx.conf'), join(folder, 'nginx.conf'), [
    ...ownFolders(folder),
    ['resolver 127.0.0.11 ', `resolver 127.0.0.1:${names.port} `],
    ['listen 80 ', `listen 127.0.0.1:${nginx.http} `],
    ['listen 443 ', `listen 127.0.0.1:${nginx.https} `],
    ['/etc/nginx/tls/fullchain.pem', `"${join(tls, 'fullchain.pem')}"`],
    ['/etc/nginx/tls/privkey.pem', `"${join(tls, 'privkey.pem')}"`],
    ['set $api api:3000;', `set $api api:${api.port};`],
    ['set $media media:3000;', `set $media media:${api.port};`],
    ['set $livekit livekit:7880;', `set $livekit livekit:${livekit.http};`],
  ]);
}

/** Where nginx writes, below `folder`. */
export function ownFolders(folder) {
  const buffers = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => {
    mkdirSync(join(folder, kind), { recursive: true });
    return `  ${kind}_temp_path "${join(folder, kind)}";`;
  });
  return [
    ['pid /tmp/nginx.pid;', `pid "${join(folder, 'nginx.pid')}";`],
    ['proxy_cache_path /tmp/stills ', `proxy_cache_path "${join(folder, 'stills')}" `],
    ['http {\n', `http {\n${buffers.join('\n')}\n`],
  ];
}

export function rewritten(from, to, pairs) {
  writeFileSync(to, rewrite(readFileSync(from, 'utf8'), pairs, from));
  return to;
}
