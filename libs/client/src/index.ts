export { backoffMs } from './backoff.js';
export { createHttpClient, type HttpClient } from './http-client.js';
export { type HttpDoor } from './http-call.js';
export { LiveClient, type LiveParts } from './live-client.js';
export { initialLive, isMissingLines, stepLive, type LiveEvent, type LiveState } from './live-state.js';
export { createSession, type Session, type SessionState } from './session.js';
export { openSocketWire, type SocketDoor } from './socket-wire.js';
export { createStore, type Store } from './store.js';
export { type OpenWire, type Wire, type WireEars } from './wire.js';
