export { hand } from './framing.js';
export { Bus } from './bus.js';
export { LiveHandlers } from './live-handlers.js';
export { LiveModule } from './live.module.js';
export { Presence } from './presence.js';
export { ShowHub } from './show-hub.js';
export { SocketAdapter } from './socket-adapter.js';
export { snapshotLinesMax } from './live-state.js';
export type { LiveSocket } from './sockets.js';
