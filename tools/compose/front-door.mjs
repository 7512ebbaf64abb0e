import { randomBytes } from 'node:crypto';
import { request } from 'node:https';

/**
 * Asks the market as people do: by TLS, by its name, through nginx. `from` is the address of this machine the asker
 * speaks from (Linux has all of 127.0.0.0/8), so that two askers are two addresses. Answers `{ status, headers, text }`.
 */
export function frontDoor({ host, port, ca }) {
  const open = (path, { method = 'GET', headers = {}, from = '127.0.0.1', agent = false } = {}) =>
    request({
      host: '127.0.0.1',
      port,
      ca,
      servername: host,
      localAddress: from,
      agent,
      method,
      path,
      headers: { host, ...headers },
    });

  const ask = (path, { body, ...options } = {}) => {
    const json = body === undefined ? undefined : JSON.stringify(body);
    const headers = { ...(json && { 'content-type': 'application/json' }), ...options.headers };
    const asked = open(path, { ...options, headers });
    asked.end(json);
    return heard(asked);
  };

  /** The status that answers the wish to speak WebSocket: 101 when it is granted. */
  const upgrade = (path) => {
    const key = randomBytes(16).toString('base64');
    const headers = { connection: 'Upgrade', upgrade: 'websocket' };
    const asked = open(path, {
      headers: { ...headers, 'sec-websocket-version': '13', 'sec-websocket-key': key },
    });
    asked.end();
    return new Promise((resolve, reject) => {
      asked.once('upgrade', ({ statusCode }, socket) => (socket.destroy(), resolve(statusCode)));
      asked.once('response', (answer) => (answer.resume(), resolve(answer.statusCode)));
      asked.once('error', reject);
    });
  };
  return { ask, upgrade };
}

function heard(asked) {
  return new Promise((resolve, reject) => {
    asked.once('error', reject);
    asked.once('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => (text += part));
      answer.once('error', reject);
      answer.once('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    });
  });
}
