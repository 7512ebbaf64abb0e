/**
 * Lets the worker in, which keeps the bare page for the time without a network. Fetched and run when the page has been
 * at rest for a while; where it cannot be had, the market is as it was.
 */
export async function keepShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
  } catch {
    // A private window, a full device, a lost line: asked again at the next visit.
  }
}
