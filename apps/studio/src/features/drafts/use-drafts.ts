import type { StudioDraftView } from '@chophien/contracts';
import { useEffect, useState } from 'react';
import { useMarket } from '../../app/market.js';
import { useLiveClient } from '../room/live-context.js';
import { paced } from '../room/paced.js';
import { newsOfDrafts } from './drafts.js';

const pauseMs = 1_000;

/** What waits for a yes in this show, read anew when others wait than before; nothing for those who may not know. */
export function useDrafts(showId: string): StudioDraftView[] {
  const { http } = useMarket();
  const { store } = useLiveClient();
  const [drafts, setDrafts] = useState<StudioDraftView[]>([]);
  useEffect(() => {
    let wanted = true;
    const reading = paced(async () => {
      const answer = await http.draftsOfShow(showId);
      // What was read stays while the line is bad.
      if (wanted && answer.ok) setDrafts(answer.value);
      if (!answer.ok && answer.refusal.code === 'not_allowed') reading.stop();
    }, pauseMs);
    let seen = newsOfDrafts(store.getSnapshot());
    const leave = store.subscribe(() => {
      const now = newsOfDrafts(store.getSnapshot());
      if (now !== seen) reading.ask();
      seen = now;
    });
    reading.ask();
    return () => {
      wanted = false;
      leave();
      reading.stop();
    };
  }, [http, store, showId]);
  return drafts;
}
