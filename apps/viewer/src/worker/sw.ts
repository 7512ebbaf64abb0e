import { freshOrKept, outdated, shelfPrefix, wayOf } from './decide.js';

/**
 * Keeps the viewer's bare page and its parts on the device, for the time without a network. Nothing that depends on who
 * is asking ever comes here: orders are kept by the page itself. Pages are asked of the network first, always.
 */

declare const self: ServiceWorkerGlobalScope;
/** Written in by the build (`vite.worker.config.ts`): all of one build, and nothing of another. */
declare const builtShell: { build: string; assets: string[] };

const shell = builtShell;
const shelf = `${shelfPrefix}${shell.build}`;
const page = '/index.html';
const icon = '/icon.svg';
const silentMsMax = 8_000;

// A new build takes over with the next navigation. What is open goes on undisturbed: its parts have names of their own
// and are kept for one more build, and no page is ever reloaded from here.
self.addEventListener('install', (event) => {
  event.waitUntil(Promise.all([self.skipWaiting(), keepShell()]));
});

self.addEventListener('activate', (event) => {
  // The page is asked for while the worker wakes, so that it costs a page no time.
  event.waitUntil(Promise.all([forgetOldBuilds(), self.registration.navigationPreload?.enable()]));
});

self.addEventListener('fetch', (event) => {
  const way = wayOf(event.request, self.location.origin);
  if (way === 'page') event.respondWith(freshOrKept(freshPage(event), () => kept(page), silentMsMax));
  if (way === 'icon') {
    event.respondWith(freshOrKept(fetch(event.request), () => kept(icon), silentMsMax));
  }
  if (way === 'asset') event.respondWith(keptAsset(event.request));
});

async function freshPage(event: FetchEvent): Promise<Response> {
  const ahead: unknown = await event.preloadResponse;
  return ahead instanceof Response ? ahead : fetch(event.request);
}

/** Named by their content, so the kept one is the right one, of whichever build. */
async function keptAsset(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

async function kept(path: string): Promise<Response | undefined> {
  const cache = await caches.open(shelf);
  return cache.match(path, { ignoreVary: true });
}

/** Most parts are in the browser's own cache by now: the page that asked for this has just used them. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(shelf);
  const asNobody = (path: string) => new Request(path, { credentials: 'omit', cache: 'no-cache' });
  const bare = await fetch(asNobody(page));
  const html = await bare.clone().text();
  // While servers change over, one may answer with another build's page: then this is tried again at a later visit.
  if (!bare.ok || !isOfThisBuild(html)) throw new Error('this page is of another build');
  await cache.addAll(shell.assets);
  await cache.add(asNobody(icon));
  await cache.put(page, bare);
}

function isOfThisBuild(html: string): boolean {
  const named = [...html.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
  return named.length > 0 && named.every((path) => shell.assets.includes(path));
}

async function forgetOldBuilds(): Promise<void> {
  const names = outdated(await caches.keys(), shelf);
  await Promise.all(names.map((name) => caches.delete(name)));
}
