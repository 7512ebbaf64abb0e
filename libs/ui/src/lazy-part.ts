import { lazy, type ComponentType } from 'react';

const triesMax = 3;
const reloadedKey = 'chophien.reloaded';

/**
 * A part of the page that is fetched when it is needed. A lost file is tried again; then, where the page may be
 * reloaded (never on air), it is reloaded once: a new version may have replaced its files. Without a network it is
 * not: the page would be gone, and all that waits in it.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  lastResort: 'reload' | 'throw' = 'reload',
) {
  return lazy(async () => {
    const part = await tried(load, lastResort);
    if (typeof sessionStorage !== 'undefined') sessionStorage.removeItem(reloadedKey);
    return { default: part };
  });
}

async function tried<Part>(load: () => Promise<Part>, lastResort: 'reload' | 'throw'): Promise<Part> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await load();
    } catch (cause) {
      if (attempt < triesMax || (lastResort === 'reload' && !(await isPageThere()))) {
        await new Promise((resolve) => setTimeout(resolve, Math.min(attempt, 7) * 700));
        continue;
      }
      if (lastResort === 'throw' || sessionStorage.getItem(reloadedKey) !== null) {
        throw new Error('a part of the page could not be fetched', { cause });
      }
      sessionStorage.setItem(reloadedKey, '1');
      location.reload();
      return await new Promise<Part>(() => undefined);
    }
  }
}

/** Whether the page itself could be fetched anew. */
function isPageThere(): Promise<boolean> {
  return fetch(location.href, { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => false,
  );
}
