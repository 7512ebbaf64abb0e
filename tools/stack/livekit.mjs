import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { launch, untilUp } from './child.mjs';
import { readJson, writeAtomically, writeJson } from './files.mjs';
import { howToGetLivekit, livekitBinary } from './livekit-binary.mjs';
import { freePort, freeUdpPort } from './ports.mjs';
import { signal, untilGone } from './process-life.mjs';

/**
 * Starts a LiveKit server for this machine only, or names the one in LIVEKIT_URL; null (and plain words) without one.
 * Ports, key and secret are kept in `dataDir`; with `samePorts` (a restart) only the kept ones will do.
 * Answers `{ url, httpUrl, key, secret, pid, exited, stop() }`; of a foreign server `pid` is null.
 */
export async function startLivekit({
  dataDir,
  webhookUrl,
  log = () => {},
  logFile,
  samePorts = false,
  onPid,
  binary,
}) {
  if (process.env.LIVEKIT_URL) return foreignLivekit(log);
  const program = binary ?? (await livekitBinary(log));
  if (!program) {
    log(howToGetLivekit);
    return null;
  }
  const kept = await keptSettings(join(dataDir, 'livekit.json'), samePorts);
  const configFile = join(dataDir, 'livekit.yaml');
  writeAtomically(configFile, configOf(kept, webhookUrl));
  const handle = launch(program, ['--config', configFile], {
    cwd: dataDir,
    onPid,
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
    logFile: logFile ?? join(dataDir, 'livekit.log'),
  });
  const httpUrl = `http://127.0.0.1:${kept.port}`;
  try {
    await untilUp(handle, async () => (await fetch(httpUrl)).ok, { withinMs: 20_000, what: 'LiveKit' });
  } catch (cause) {
    await handle.stop();
    throw new Error('LiveKit does not start; see its log', { cause });
  }
  const { key, secret } = kept;
  return {
    ...handle,
    url: `ws://127.0.0.1:${kept.port}`,
    httpUrl,
    key,
    secret,
    stop: () => stopFirmly(handle),
  };
}

/** The first SIGTERM waits for everybody to leave the rooms; the second does not. */
async function stopFirmly(handle) {
  signal(handle.pid, 'SIGTERM');
  if (await untilGone(handle.identity, 1_000)) return;
  await handle.stop({ graceMs: 5_000 });
}

function foreignLivekit(log) {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret } = process.env;
  if (!key || !secret) {
    log('video is off: LIVEKIT_URL is set, but LIVEKIT_API_KEY and LIVEKIT_API_SECRET are not');
    return null;
  }
  const never = new Promise(() => {});
  return {
    url,
    httpUrl: url.replace(/^ws/, 'http'),
    key,
    secret,
    pid: null,
    exited: never,
    stop: async () => {},
  };
}

async function keptSettings(path, samePorts) {
  const old = readJson(path);
  if (old && samePorts) return old;
  const settings = {
    port: await freePort(old?.port),
    tcpPort: await freePort(old?.tcpPort),
    udpPort: await freeUdpPort(old?.udpPort),
    key: old?.key ?? `key${randomBytes(6).toString('hex')}`,
    secret: old?.secret ?? randomBytes(32).toString('base64url'),
  };
  writeJson(path, settings);
  return settings;
}

/** YAML is JSON's superset: written as JSON there is nothing to quote wrongly. */
function configOf({ port, tcpPort, udpPort, key, secret }, webhookUrl) {
  const config = {
    port,
    bind_addresses: ['127.0.0.1'],
    rtc: {
      tcp_port: tcpPort,
      udp_port: udpPort,
      node_ip: '127.0.0.1',
      use_external_ip: false,
      enable_loopback_candidate: true,
      // With a second address all of them are announced as this one, and only one, any, would answer.
      ips: { includes: ['127.0.0.1/32'] },
    },
    keys: { [key]: secret },
    logging: { level: 'info', json: true },
    ...(webhookUrl ? { webhook: { urls: [webhookUrl], api_key: key } } : {}),
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}
