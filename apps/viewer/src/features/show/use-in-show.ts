import type { LiveClient } from '@chophien/client';
import { useEffect } from 'react';
import { useMarket } from '../../app/market.js';

/** This device is in the show while the page is; a change of who is signed in is carried to the live line. */
export function useInShow(live: LiveClient, slug: string): void {
  const { session, forgetBegun } = useMarket();
  useEffect(() => {
    forgetBegun();
    void live.enter(slug);
    let who = session.getSnapshot().at;
    const unsubscribe = session.subscribe(() => {
      const now = session.getSnapshot().at;
      if (who !== 'unknown' && now !== who) live.renewIdentity();
      who = now;
    });
    return () => {
      unsubscribe();
      live.leave();
    };
  }, [live, slug, session, forgetBegun]);

  useEffect(() => {
    const wake = () => live.wake();
    const look = () => (document.hidden ? live.rest() : live.comeBack());
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', look);
    };
  }, [live]);
}
