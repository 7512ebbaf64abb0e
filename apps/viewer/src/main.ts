import { isDrawn, takePage } from './ahead.js';
import { keepEarlyActs } from './early-acts.js';

/** React's reading keeps a phone busy: a picture whose code is here by then is dialled before it. */
const headStartMs = 120;
/** What is kept for the time without a network waits until price and picture have had the line to themselves. */
const restMs = 8_000;

const early = keepEarlyActs();
// On the bare page there is nothing to tap before React draws it.
if (!isDrawn) early.replay();
void begin();

// No top-level await here or in what is drawn: a language's file imports from the page's, and each would wait for the
// other for ever.
async function begin(): Promise<void> {
  await Promise.all([painted(), fetched('page-script')]);
  await Promise.race([takePage(), new Promise((resolve) => setTimeout(resolve, headStartMs))]);
  const { draw } = await import('./draw.js');
  await draw(() => early.replay());
  if (import.meta.env.PROD) setTimeout(() => void rest(), restMs);
}

async function rest(): Promise<void> {
  const part = await import('./features/offline/register.js').catch(() => undefined);
  await part?.keepShell();
}

/** The page as it came has been painted, or is being painted now. A hidden tab paints nothing and waits for nothing. */
function painted(): Promise<void> {
  if (document.hidden || performance.getEntriesByType('paint').length > 0) return Promise.resolve();
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

/** What makes the page work goes before the picture's code, so that they do not share a thin line. */
function fetched(id: string): Promise<void> {
  const link = document.getElementById(id);
  if (!(link instanceof HTMLLinkElement)) return Promise.resolve();
  if (performance.getEntriesByName(link.href, 'resource').length > 0) return Promise.resolve();
  return new Promise((resolve) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => resolve());
  });
}
