import { launch, untilUp } from './child.mjs';
import { inCheckout, root } from './paths.mjs';

const upWithinMs = 10_000;

/**
 * Starts the process that makes a still each second of every show on air. The market does not wait for it: without it
 * those beyond the front row are told that there is no picture.
 */
export async function startStills({ env, port, logFile, onPid }) {
  const program = inCheckout('apps', 'api', 'dist', 'main.js');
  const handle = launch(process.execPath, ['--enable-source-maps', program], {
    env: { ...env, ROLE: 'media', HOST: '127.0.0.1', PORT: String(port) },
    cwd: root,
    logFile,
    onPid,
  });
  const isUp = async () => (await fetch(`http://127.0.0.1:${port}/health/live`)).ok;
  await untilUp(handle, isUp, { withinMs: upWithinMs, what: 'the stills' }).catch(() => undefined);
  return handle;
}
