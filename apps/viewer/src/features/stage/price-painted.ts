/** No longer than this is waited for an idle moment. */
const idleMs = 150;

/** The price comes first: the player's bytes are asked for once it is painted and the page has a moment. */
export function pricePainted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      // Safari has no idle callback; a short wait after the paint stands in for it.
      if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve(), { timeout: idleMs });
      else setTimeout(resolve, idleMs);
    });
  });
}
