/**
 * The demo's seller: a process of its own that does what a farmer with a phone would do. Settings: MARKET_URL,
 * SELLER_PHONE (a host's), SELLER_STATE (a file for session and device id), START_ID (of the `npm start` that runs it).
 */
import { dispose } from '@livekit/rtc-node';
import { runHost } from './host.mjs';
import { openMarket } from './market.mjs';

const { MARKET_URL: url, SELLER_PHONE: phone, SELLER_STATE: stateFile, START_ID: startId } = process.env;
if (!url || !phone || !stateFile) {
  console.error('MARKET_URL, SELLER_PHONE and SELLER_STATE must be set');
  process.exit(2);
}

const quit = new AbortController();
for (const name of ['SIGTERM', 'SIGINT']) process.on(name, () => quit.abort());
// Our starter was killed: nobody would end us.
process.on('disconnect', () => quit.abort());

let told = false;
const onAir = () => {
  if (!told) process.send?.({ event: 'on_air' });
  told = true;
};
const log = (words) => console.log(JSON.stringify({ at: new Date().toISOString(), words }));

await runHost({ market: openMarket({ url, phone, stateFile }), startId, quit: quit.signal, onAir, log });
await dispose();
process.exit(0);
