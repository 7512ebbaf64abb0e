import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

/** The worker as it is, in a world of its own: a network that can be cut, and a Cache API that remembers. */

const origin = 'https://cho.example';
const bare = '<html><script src="/assets/first-1.js"></script></html>';
const files: Record<string, string> = {
  '/index.html': bare,
  '/icon.svg': '<svg/>',
  '/assets/first-1.js': 'first',
  '/assets/vi-1.js': 'vi',
  '/': 'the market, drawn',
};

type Heard = { request: Request; preloadResponse: Promise<unknown>; respondWith: (answer: unknown) => void };

const heard = new Map<string, (event: unknown) => void>();
const shelves = new Map<string, Map<string, Response>>();
const asked: { path: string; credentials: string }[] = [];
const line = { isUp: true, page: bare };
const counts = { skipped: 0, preloads: 0 };

const pathOf = (request: Request | string) =>
  new URL(typeof request === 'string' ? request : request.url, origin).pathname;

const answer = (request: Request | string): Promise<Response> => {
  const path = pathOf(request);
  asked.push({ path, credentials: typeof request === 'string' ? 'default' : request.credentials });
  if (!line.isUp) return Promise.reject(new TypeError('cut'));
  const text = path === '/index.html' ? line.page : files[path];
  return Promise.resolve(new Response(text, { status: text === undefined ? 404 : 200 }));
};

const shelfOf = (name: string) => {
  const kept = shelves.get(name) ?? new Map<string, Response>();
  shelves.set(name, kept);
  const add = async (request: Request | string) => {
    const got = await answer(request);
    if (!got.ok) throw new TypeError('not found');
    kept.set(pathOf(request), got);
  };
  return {
    add,
    addAll: (all: string[]) => Promise.all(all.map(add)),
    put: async (path: string, got: Response) => void kept.set(path, got),
    match: async (request: Request | string) => kept.get(pathOf(request))?.clone(),
  };
};

class OwnRequest extends Request {
  constructor(path: string, how?: RequestInit) {
    super(new URL(path, origin), how);
  }
}

const world = {
  self: {
    location: { origin },
    registration: { navigationPreload: { enable: async () => void (counts.preloads += 1) } },
    addEventListener: (name: string, listener: (event: unknown) => void) => heard.set(name, listener),
    skipWaiting: async () => void (counts.skipped += 1),
  },
  builtShell: { build: 'now', assets: ['/assets/first-1.js', '/assets/vi-1.js'] },
  caches: {
    open: async (name: string) => shelfOf(name),
    keys: async () => [...shelves.keys()],
    delete: async (name: string) => shelves.delete(name),
    match: async (request: Request) =>
      [...shelves.values()]
        .map((kept) => kept.get(pathOf(request)))
        .find((found) => found !== undefined)
        ?.clone(),
  },
  fetch: answer,
  Request: OwnRequest,
};

const tell = async (name: string): Promise<void> => {
  let work: unknown;
  heard.get(name)?.({ waitUntil: (given: unknown) => (work = given) });
  await work;
};

/** What the worker answers; undefined where it leaves the request alone. */
const go = async (path: string, mode = 'navigate', ahead?: Response): Promise<string | undefined> => {
  let given: unknown;
  // A request for a whole page cannot be made by hand: it is described.
  const request = { url: `${origin}${path}`, mode, method: 'GET', credentials: 'include' } as Request;
  const event: Heard = {
    request,
    preloadResponse: Promise.resolve(ahead),
    respondWith: (it) => (given = it),
  };
  heard.get('fetch')?.(event);
  const response = await given;
  return response instanceof Response ? response.text() : undefined;
};

beforeAll(async () => {
  Object.assign(globalThis, world);
  const worker = './sw.js';
  await import(worker);
});
beforeEach(() => {
  shelves.clear();
  asked.length = 0;
  Object.assign(line, { isUp: true, page: bare });
});

describe('the worker', () => {
  it('keeps the bare page, its parts and the icon, asked for as nobody, and takes over at once', async () => {
    await tell('install');
    expect([...(shelves.get('chophien-shell-now')?.keys() ?? [])].sort()).toEqual([
      '/assets/first-1.js',
      '/assets/vi-1.js',
      '/icon.svg',
      '/index.html',
    ]);
    expect(asked.find(({ path }) => path === '/index.html')?.credentials).toBe('omit');
    expect(counts.skipped).toBe(1);
  });

  it('does not begin with another build’s page', async () => {
    line.page = bare.replace('first-1', 'first-2');
    await expect(tell('install')).rejects.toThrow('another build');
    expect(shelves.get('chophien-shell-now')?.has('/index.html')).not.toBe(true);
  });

  it('removes what older builds left, but for the one before', async () => {
    for (const name of ['chophien-shell-1', 'chophien-shell-2', 'elsewhere', 'chophien-shell-now'])
      shelfOf(name);
    await tell('activate');
    expect([...shelves.keys()]).toEqual(['chophien-shell-2', 'elsewhere', 'chophien-shell-now']);
    expect(counts.preloads).toBe(1);
  });

  it('answers a page from the network, fresh, and by what was asked for while it woke', async () => {
    await tell('install');
    expect(await go('/')).toBe('the market, drawn');
    expect(await go('/', 'navigate', new Response('asked ahead'))).toBe('asked ahead');
    expect(shelves.get('chophien-shell-now')?.has('/')).toBe(false);
  });

  it('answers any page with the bare one where the network is cut, with its parts', async () => {
    await tell('install');
    line.isUp = false;
    expect(await go('/orders')).toBe(bare);
    expect(await go('/s/vai')).toBe(bare);
    expect(await go('/assets/vi-1.js', 'cors')).toBe('vi');
    expect(await go('/icon.svg', 'no-cors')).toBe('<svg/>');
  });

  it('leaves orders, sockets, pictures and the studio alone, whether there is a network or not', async () => {
    await tell('install');
    asked.length = 0;
    for (const path of ['/api/v1/orders', '/socket.io/', '/pictures/u/a.jpg', '/studio/']) {
      expect([path, await go(path, path === '/studio/' ? 'navigate' : 'cors')]).toEqual([path, undefined]);
    }
    expect(asked).toEqual([]);
  });
});
