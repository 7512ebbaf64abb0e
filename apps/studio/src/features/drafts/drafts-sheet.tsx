import type { StudioDraftView } from '@chophien/contracts';
import { blankAddress } from '@chophien/ui/address';
import { Sheet } from '@chophien/ui/sheet';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import { DraftFace } from './draft-face.js';
import { DraftList } from './draft-list.js';
import styles from './drafts.module.css';
import type { TypedYes } from './use-say-yes.js';

type DraftsSheetProps = {
  waiting: readonly StudioDraftView[];
  nowMs: number;
  typed: Readonly<Record<string, TypedYes>>;
  onType: (accountId: string, yes: TypedYes) => void;
  onClose: () => void;
};

/** Who waits, or the one that is written down; kept as it was chosen, for it may run out meanwhile. */
export function DraftsSheet({ waiting, nowMs, typed, onType, onClose }: DraftsSheetProps) {
  const { drafts: words } = useStudioWords();
  const { session } = useMarket();
  const [chosen, setChosen] = useState<StudioDraftView>();
  const [wasChosen, setWasChosen] = useState(false);
  const choose = (draft: StudioDraftView | undefined) => {
    setChosen(draft);
    setWasChosen(true);
  };
  const blank: TypedYes = { address: blankAddress, method: session.terms().payMethods[0] ?? 'cod' };
  return (
    <Sheet title={words.title} onClose={onClose}>
      <div className={styles.body}>
        {chosen === undefined ? (
          <DraftList waiting={waiting} nowMs={nowMs} isBack={wasChosen} onChoose={choose} />
        ) : (
          <DraftFace
            key={chosen.id}
            draft={chosen}
            waiting={waiting}
            nowMs={nowMs}
            typed={typed[chosen.accountId] ?? blank}
            onType={(yes) => onType(chosen.accountId, yes)}
            onChoose={choose}
          />
        )}
      </div>
    </Sheet>
  );
}
