import { setTimeout as sleep } from 'node:timers/promises';

const calmMs = 3_000;
const pauseMsFirst = 250;
const pauseMsMax = 10_000;

/**
 * Keeps one part running: when it ends by itself it is started again, sooner or later according to how often it fell.
 * `start(again)` starts it and answers its handle once it is up. `onUp(handle)` is told of each restart, `say` what happened.
 * Answers `{ handle(), stop() }`; `stop` ends it for good.
 */
export async function supervise({ name, start, onUp = () => {}, say }) {
  let stopping = false;
  let handle = await start(false);
  let upSinceMs = Date.now();
  const quit = new AbortController();

  const watch = async () => {
    let falls = 0;
    while (!stopping) {
      const how = await Promise.race([handle.exited, aborted(quit.signal)]);
      if (stopping) return;
      falls = Date.now() - upSinceMs > calmMs ? 1 : falls + 1;
      say(`${name} ended (${how}); starting it again`);
      const next = await restart(falls);
      if (!next) return;
      [handle, upSinceMs] = [next, Date.now()];
      say(`${name} is up again (process ${handle.pid})`);
      try {
        await onUp(handle);
      } catch (error) {
        // A full disk, say, is no reason to leave a part unwatched.
        say(`${name}: ${error.message}`);
      }
    }
  };

  const restart = async (falls) => {
    for (let tries = falls; !stopping; tries += 1) {
      await sleep(pauseOf(tries), undefined, { signal: quit.signal }).catch(() => {});
      if (stopping) return undefined;
      const next = await start(true).catch((error) => say(`${name}: ${error.message}`));
      if (next && stopping) await next.stop();
      if (next && !stopping) return next;
    }
    return undefined;
  };

  const watching = watch().catch((error) => say(`${name} is watched no longer: ${error.stack}`));
  const stop = async () => {
    stopping = true;
    quit.abort();
    await handle.stop();
    await watching;
  };
  return { handle: () => handle, stop };
}

function pauseOf(tries) {
  return tries <= 1 ? pauseMsFirst : Math.min(pauseMsFirst * 2 ** (tries - 1), pauseMsMax);
}

function aborted(signal) {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve('stopped'), { once: true }));
}
