import type { StudioDraftView } from '@chophien/contracts';
import { Button, useWords } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import { useLive } from '../room/live-context.js';
import styles from './drafts.module.css';

type EndedDraftProps = {
  draft: StudioDraftView;
  why: 'over' | 'given_up';
  waiting: readonly StudioDraftView[];
  onChoose: (draft: StudioDraftView) => void;
};

/** It cannot be said yes to any more: why, that nothing typed is lost, and what is still possible. */
export function EndedDraft({ draft, why, waiting, onChoose }: EndedDraftProps) {
  const { drafts: words } = useStudioWords();
  const { formats } = useWords();
  const left = useLive((state) => state.offers[draft.offerId]?.left) ?? 0;
  const anew = waiting.find(({ id, accountId }) => id !== draft.id && accountId === draft.accountId);
  const amount = Math.min(left, draft.amount);
  return (
    <div className={styles.ended}>
      <p role="alert">
        <strong>{why === 'over' ? words.over : words.givenUp}</strong> {words.typedKept}
      </p>
      {anew === undefined ? (
        <p role="status">
          {left === 0
            ? words.gone
            : words.sayAgain(
                formats.amount(left, draft.unit),
                `${draft.offerCode} ${formats.amount(amount, draft.unit)}`,
              )}
        </p>
      ) : (
        <Button tone="leaf" size="air" onClick={() => onChoose(anew)}>
          {words.anew(words.goods(formats.amount(anew.amount, anew.unit), anew.name, anew.offerCode))}
        </Button>
      )}
    </div>
  );
}
