import { Notice, useAllWords } from '@chophien/ui';
import { Sprout } from 'lucide-react';

/** A market on its first day: nothing to look through, so nothing pretends that there is. */
export function EmptyMarket() {
  const { market } = useAllWords();
  return (
    <Notice
      title={market.emptyTitle}
      text={market.emptyText}
      icon={<Sprout aria-hidden="true" size={48} strokeWidth={1.5} />}
    >
      {/* The studio is a program of its own: a whole page, not a move within this one. */}
      <a href="/studio/">{market.emptySell}</a>
    </Notice>
  );
}
