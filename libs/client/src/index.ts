export { backoffMs } from './backoff.js';
export { type WaitsFor } from './carry.js';
export { createHttpClient, type HttpClient } from './http-client.js';
export { type HttpDoor } from './http-call.js';
export { LiveClient, type LiveParts } from './live-client.js';
export { initialLive, isMissingLines, stepLive, type LiveEvent, type LiveState } from './live-state.js';
export { createSession, type Session, type SessionState, type Terms } from './session.js';
export { newKey } from './new-key.js';
export { openSocketWire, type SocketDoor } from './socket-wire.js';
export { shownPrice, type Offered, type ShownPrice } from './offer-price.js';
export { createStore, type Store } from './store.js';
export { stepStudio } from './studio-state.js';
export { createMoreClient, type MoreClient } from './more-client.js';
export { createTalkClient, type TalkClient } from './talk-client.js';
export { createStudioClient, type OfferMove, type ShowMove, type StudioClient } from './studio-client.js';
export { type OpenWire, type Wire, type WireEars } from './wire.js';
export {
  keptForMs,
  Outbox,
  type Act,
  type ActNews,
  type KeptAct,
  type OutboxParts,
  type OutboxShelf,
  type WaitingAct,
} from './outbox.js';
