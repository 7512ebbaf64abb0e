/** The market as the seller reaches it: the public HTTP API and socket, with a host's own session. */
import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { readJson, writeJson } from '../stack/files.mjs';

const askMs = 10_000;

/** An answer of the market that is a refusal: `refusal.code` says which. */
export class Refused extends Error {
  constructor(what, status, refusal) {
    super(`${what}: ${refusal?.code ?? `status ${status}`}`);
    this.status = status;
    this.refusal = refusal ?? {};
  }
}

/**
 * Opens the market at `url` for the host with this phone. The session and the device's id are kept in `stateFile`, so
 * that a seller started again needs no new code and is the same device.
 */
export function openMarket({ url, phone, stateFile }) {
  const state = readJson(stateFile) ?? {};
  state.deviceId ??= randomUUID();
  const keep = (changes) => writeJson(stateFile, Object.assign(state, changes));

  const call = async (method, path, body) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(state.cookie ? { cookie: state.cookie } : {}) },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(askMs),
    });
    const text = await response.text();
    const value =
      text && response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined;
    if (!response.ok) throw new Refused(`${method} ${path}`, response.status, value?.refusal);
    return { value, cookies: response.headers.getSetCookie() };
  };
  const get = async (path) => (await call('GET', `/api/v1${path}`)).value;
  const post = async (path, body = {}) => (await call('POST', `/api/v1${path}`, body)).value;

  const signIn = async () => {
    const { me } = await get('/session');
    if (me) return;
    await call('POST', '/api/v1/session/code', { phone });
    const { value } = await call('GET', `/dev/inbox.json?phone=${encodeURIComponent(phone)}`);
    const { cookies } = await call('POST', '/api/v1/session', { phone, code: value.code });
    keep({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') });
  };
  return { state, keep, get, post, signIn, connect: () => connect(url, state.cookie) };
}

/** The socket, reconnecting by itself. */
function connect(url, cookie) {
  return io(url, { transports: ['websocket'], extraHeaders: { cookie }, reconnectionDelayMax: 3_000 });
}

/** Sends an event and answers its value; throws `Refused`. */
export async function tell(socket, event, body) {
  const answer = await socket.timeout(askMs).emitWithAck(event, body);
  if (!answer.ok) throw new Refused(event, 0, answer.refusal);
  return answer.value;
}
