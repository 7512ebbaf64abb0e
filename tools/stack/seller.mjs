import { randomUUID } from 'node:crypto';
import { launch } from './child.mjs';
import { inCheckout, root } from './paths.mjs';

const onAirWithinMs = 20_000;
/** Tells this start from the next: a seller that made room for the real host does so until then. */
const startId = randomUUID();

/**
 * Starts the demo seller against a running API. It counts as up once it says that it is on air, or after a while:
 * the market does not wait for its seller for ever.
 */
export async function startSeller({ url, phone, stateFile, logFile, onPid }) {
  const program = inCheckout('tools', 'demo-seller', 'main.mjs');
  const env = {
    ...process.env,
    MARKET_URL: url,
    SELLER_PHONE: phone,
    SELLER_STATE: stateFile,
    START_ID: startId,
  };
  const handle = launch(process.execPath, [program], { env, cwd: root, logFile, onPid, ipc: true });
  await new Promise((resolve) => {
    const timer = setTimeout(resolve, onAirWithinMs);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    handle.child.once('message', done);
    handle.exited.then(done);
  });
  return handle;
}
