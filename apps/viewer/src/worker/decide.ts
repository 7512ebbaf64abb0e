/** Who answers a request: the newest page, a part kept under its own name, the icon, or nobody of ours. */
export type Way = 'page' | 'asset' | 'icon' | 'untouched';

export type Asked = Pick<Request, 'method' | 'mode' | 'url'>;

/** Each build's parts are kept apart under this name and the build's own. */
export const shelfPrefix = 'chophien-shell-';

/** What other doors of the same origin answer themselves. */
const others = /^\/(studio|api|socket\.io|pictures|dev|docs|health|livekit|sw\.js|sw-leave\.js)(\/|$)/;

/** Only what a reader may see who is nobody is ever answered by the worker; all else goes its way as if it were not there. */
export function wayOf({ method, mode, url }: Asked, origin: string): Way {
  const asked = new URL(url);
  if (method !== 'GET' || asked.origin !== origin || others.test(asked.pathname)) return 'untouched';
  if (asked.pathname.startsWith('/assets/')) return 'asset';
  if (mode === 'navigate') return 'page';
  return asked.pathname === '/icon.svg' ? 'icon' : 'untouched';
}

/**
 * What may go when a build takes over: everything but itself and the one before it, whose parts an open page may still
 * ask for. `names` come in the order in which they were made.
 */
export function outdated(names: readonly string[], mine: string): string[] {
  const older = names.filter((name) => name.startsWith(shelfPrefix) && name !== mine);
  return older.slice(0, -1);
}

/**
 * The network's answer, whatever it says. The kept one only where the network is gone: cut, or silent for so long. Where
 * nothing is kept, the network is waited for.
 */
export async function freshOrKept<Answer>(
  fresh: Promise<Answer>,
  kept: () => Promise<Answer | undefined>,
  silentMsMax: number,
): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the network is silent')), silentMsMax);
  });
  try {
    return await Promise.race([fresh, silence]);
  } catch {
    return (await kept()) ?? (await fresh);
  } finally {
    clearTimeout(timer);
  }
}
