import { createTalkClient, type TalkClient } from '@chophien/client';
import type { MyActView, Refusal, ReplyView } from '@chophien/contracts';
import { createContext, useContext, useEffect, useState } from 'react';
import { useSession } from '../../app/market.js';
import { useLive } from '../show/live-context.js';
import { stampOf } from './to-me.js';

/** What is older than this when the page opens has been read, or is not news any more. */
const newsMs = 24 * 3_600_000;
const shownMax = 3;

export const TalkContext = createContext<TalkClient>(createTalkClient());

type ToMe = { acts: readonly MyActView[]; replies: readonly ReplyView[]; readAtMs: number };
const nothing: ToMe = { acts: [], replies: [], readAtMs: 0 };

/** What moderators did or wrote to whoever is signed in here, read anew whenever it is said to have changed. */
export function useToMe() {
  const talk = useContext(TalkContext);
  const session = useSession();
  const showId = useLive((state) => state.show?.id);
  const news = useLive((state) => state.actsNews ?? 0);
  const isIn = session.at === 'in';
  const [toMe, setToMe] = useState(nothing);
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    let isGone = false;
    const look = async () => {
      const [acts, replies] = isIn
        ? await Promise.all([talk.myActs(), talk.replies()])
        : [undefined, undefined];
      // What could not be read stands as it was: the next news asks again.
      if (!isGone && acts?.ok && replies?.ok)
        setToMe({ acts: acts.value, replies: replies.value, readAtMs: Date.now() });
    };
    void look();
    return () => {
      isGone = true;
    };
  }, [talk, isIn, news]);

  const appeal = async (actId: string, text: string): Promise<Refusal | undefined> => {
    const answer = await talk.appeal(actId, { text });
    if (!answer.ok) return answer.refusal;
    setToMe((before) => ({
      ...before,
      acts: before.acts.map((act) => (act.actId === actId ? answer.value : act)),
    }));
    return undefined;
  };
  const isNews = (of: { showId: string; atMs: number }, stamp: string) =>
    of.showId === showId && toMe.readAtMs - of.atMs < newsMs && !read.has(stamp);
  return {
    acts: toMe.acts.filter((act) => isNews(act, stampOf(act))).slice(0, shownMax),
    replies: toMe.replies.filter((reply) => isNews(reply, reply.id)).slice(0, shownMax),
    dismiss: (stamp: string) => setRead((before) => new Set([...before, stamp])),
    appeal,
  };
}
