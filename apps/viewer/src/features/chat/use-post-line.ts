import { newKey } from '@chophien/client';
import type { Refusal, SaidLine } from '@chophien/contracts';
import { useRef, useState } from 'react';
import { useLive, useLiveClient } from '../show/live-context.js';

type Posting = { at: 'idle' | 'sending'; refusal?: Refusal };

type Posted = { ok: false; refusal: Refusal } | ({ ok: true } & Pick<SaidLine, 'reading' | 'held'>);

/** The page is not in the show yet: the words stay in the box. */
const notThereYet: Refusal = { code: 'unavailable', retryAfterMs: 1_000 };

/** Sends a line. The same words sent again after a lost answer keep their key, so they are never said twice. */
export function usePostLine() {
  const live = useLiveClient();
  const showId = useLive((state) => state.show?.id);
  const [posting, setPosting] = useState<Posting>({ at: 'idle' });
  const intent = useRef({ text: '', key: '' });

  const post = async (text: string): Promise<Posted> => {
    if (showId === undefined) {
      setPosting({ at: 'idle', refusal: notThereYet });
      return { ok: false, refusal: notThereYet };
    }
    if (intent.current.text !== text) intent.current = { text, key: newKey() };
    setPosting({ at: 'sending' });
    const answer = await live.postLine({ showId, text, key: intent.current.key });
    setPosting(answer.ok ? { at: 'idle' } : { at: 'idle', refusal: answer.refusal });
    if (!answer.ok) return answer;
    intent.current = { text: '', key: '' };
    return { ok: true, ...answer.value };
  };
  return { posting, post };
}
