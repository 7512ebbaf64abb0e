/** Reads when asked to, one reading at a time and then a pause; what is asked meanwhile is one reading after it. */
export function paced(read: () => Promise<unknown>, pauseMs: number) {
  let wanted = false;
  let busy = false;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = () => {
    wanted = true;
    if (busy || stopped) return;
    busy = true;
    wanted = false;
    void read().then(() => {
      if (!stopped) timer = setTimeout(rested, pauseMs);
    });
  };
  const rested = () => {
    busy = false;
    if (wanted) ask();
  };
  const stop = () => {
    stopped = true;
    clearTimeout(timer);
  };
  return { ask, stop };
}
