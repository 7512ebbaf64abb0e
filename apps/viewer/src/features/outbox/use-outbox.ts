import { toast, useAllWords } from '@chophien/ui';
import { useEffect, useEffectEvent, useState } from 'react';
import { useMarket } from '../../app/market.js';
import type { OpenOutbox } from './open-outbox.js';

/** Its part was lost on the way. */
const openAgainMs = 3_000;

/** This device's outbox, once its part is here. */
export function useOutbox(): OpenOutbox | undefined {
  const { openOutbox } = useMarket();
  const [opened, setOpened] = useState<OpenOutbox>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const gone = new AbortController();
    const open = async () => {
      const outbox = await openOutbox();
      if (gone.signal.aborted) return;
      if (outbox === undefined) timer = setTimeout(() => void open(), openAgainMs);
      else setOpened(outbox);
    };
    void open();
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
  }, [openOutbox]);
  return opened;
}

/** An order that the market took after its page was gone is announced as any other. */
export function useOrderToasts(news: OpenOutbox['news']): void {
  const { outbox: words } = useAllWords();
  const announce = useEffectEvent(() => {
    for (const each of news.getSnapshot()) {
      if (each.kind !== 'order' && each.kind !== 'line') continue;
      // Telling the store calls this again for all that is left.
      if (!news.getSnapshot().includes(each)) continue;
      news.tell({ type: 'seen', news: each });
      if (each.kind === 'order') toast(words.placed(each.order.code));
      else if (each.said.reading?.items.some(({ order }) => order !== null)) toast(words.held);
    }
  });
  useEffect(() => {
    announce();
    return news.subscribe(() => announce());
  }, [news]);
}
