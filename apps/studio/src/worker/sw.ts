/**
 * Opens the pack desk where there is no network. It answers the desk's page, and the parts that the page itself has
 * kept (`features/packing/keep-page.ts`); the rest of the studio goes its way as if it were not there.
 */

declare const self: ServiceWorkerGlobalScope;

const cacheName = 'chophien-studio';
const page = '/studio/';
const silentMsMax = 5_000;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin) return;
  if (mode === 'navigate' && /^\/studio\/packing(\/|$)/.test(pathname))
    event.respondWith(pageOf(event.request));
  if (pathname.startsWith('/studio/assets/')) event.respondWith(assetOf(event.request));
});

/** The network's, and the kept one where that is cut or silent. */
async function pageOf(request: Request): Promise<Response> {
  const kept = await (await caches.open(cacheName)).match(page, { ignoreVary: true });
  if (kept === undefined) return fetch(request);
  try {
    return await fetch(request, { signal: AbortSignal.timeout(silentMsMax) });
  } catch {
    return kept;
  }
}

/** Named by their content, so a kept one is the right one. */
async function assetOf(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(request, { ignoreVary: true })) ?? fetch(request);
}

export {};
