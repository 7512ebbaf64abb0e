/** Must be what `worker/sw.ts` answers from. */
const cacheName = 'chophien-studio';
const page = '/studio/';

/**
 * Keeps this page and its parts on the phone, for the yard without a network: what was loaded to show it is put where
 * the worker finds it. The page is asked for as nobody, so nothing personal is in it.
 */
export async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/studio/sw.js', { scope: '/studio/', updateViaCache: 'none' });
    const answer = await fetch(page, { credentials: 'omit', cache: 'no-cache' });
    const html = await answer.clone().text();
    const loaded = loadedAssets();
    // While servers change over, one may answer with another build's page, whose parts are not here.
    if (!answer.ok || !namedIn(html).every((path) => loaded.includes(path))) return;
    const cache = await caches.open(cacheName);
    await cache.addAll(loaded);
    await cache.put(page, answer);
    await forgetOthers(cache, [page, ...loaded]);
  } catch {
    // A private window, a full phone, a lost line: tried again at the next visit.
  }
}

function loadedAssets(): string[] {
  const paths = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
  return [...new Set([...paths, ...linkedAssets()])].filter((path) => path.startsWith('/studio/assets/'));
}

function linkedAssets(): string[] {
  return namedIn(document.documentElement.outerHTML);
}

function namedIn(html: string): string[] {
  return [...html.matchAll(/"(\/studio\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
}

async function forgetOthers(cache: Cache, wanted: readonly string[]): Promise<void> {
  for (const request of await cache.keys())
    if (!wanted.includes(new URL(request.url).pathname)) await cache.delete(request);
}
