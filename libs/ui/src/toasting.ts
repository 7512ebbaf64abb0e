/** Words on their way to the screen; what draws them is fetched with the first. */
let waiting: readonly string[] = [];
const listeners = new Set<() => void>();

function waitWith(texts: readonly string[]): void {
  waiting = texts;
  for (const listener of listeners) listener();
}

/**
 * Confirms shortly, at the top of the screen, what was just done and needs no answer. It goes by itself, so nothing
 * that matters is said here alone.
 */
export function toast(text: string): void {
  waitWith([...waiting, text]);
}

export const toasting = {
  waiting: () => waiting,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  /** Hands over what waits. */
  take: () => {
    const texts = waiting;
    if (texts.length > 0) waitWith([]);
    return texts;
  },
};
