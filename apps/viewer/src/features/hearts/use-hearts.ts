import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLiveClient } from '../show/live-context.js';
import { gatherHearts } from './gather.js';

/** However many a crowd gives, a screen shows no more than these at once. */
export const floatingMax = 14;

/** The hearts in the air, by number: one's own at the tap, those of others with the frames. */
export function useHearts() {
  const live = useLiveClient();
  const [gathered] = useState(() =>
    gatherHearts({ send: (hearts) => live.react(hearts), later: (act, ms) => setTimeout(act, ms) }),
  );
  const [floating, setFloating] = useState<readonly number[]>([]);
  const next = useRef(0);
  const rise = (count: number) => {
    const fresh = Array.from({ length: Math.min(count, floatingMax) }, () => next.current++);
    setFloating((all) => [...all, ...fresh].slice(-floatingMax));
  };
  const hear = useEffectEvent((came: number) => rise(gathered.othersOf(came)));
  useEffect(() => {
    let { hearts } = live.store.getSnapshot();
    return live.store.subscribe(() => {
      const came = live.store.getSnapshot().hearts - hearts;
      hearts += came;
      if (came > 0) hear(came);
    });
  }, [live]);
  return {
    floating,
    give: () => {
      gathered.tap();
      rise(1);
    },
    fade: (id: number) => setFloating((all) => all.filter((each) => each !== id)),
  };
}
