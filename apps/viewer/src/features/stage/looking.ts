/** A glance at something else costs nobody the seat. */
export const awayAfterMs = 30_000;

export type LookParts = {
  /** Seen or heard all the same, though the page is out of sight. */
  isUsedAway: () => boolean;
  away: () => void;
  back: () => void;
};

/** Says when this page has been out of sight for a while, and when it is looked at again. Answers how to stop. */
export function watchLooks({ isUsedAway, away, back }: LookParts): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAway = false;
  const wait = () => {
    timer = setTimeout(() => {
      if (isUsedAway()) return wait();
      isAway = true;
      away();
    }, awayAfterMs);
  };
  const look = () => {
    clearTimeout(timer);
    if (document.hidden) return isAway ? undefined : wait();
    if (isAway) back();
    isAway = false;
  };
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
  };
}
