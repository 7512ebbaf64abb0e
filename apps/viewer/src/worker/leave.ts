/**
 * Served as `/sw.js` when the market is run with `OFFLINE_PAGES=0`: takes the place of the worker that a device has,
 * removes what it kept, and takes itself away; as `/studio/sw.js` the same for the pack desk. Stands alone: it must work whatever the other one does.
 */

declare const self: ServiceWorkerGlobalScope;

const shelfPrefix = 'chophien-';

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(shelfPrefix));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}

export {};
