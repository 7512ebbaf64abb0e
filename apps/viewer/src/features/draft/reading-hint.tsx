import type { LineReading } from '@chophien/contracts';
import { Button, IconButton, useAllWords } from '@chophien/ui';
import { X } from 'lucide-react';
import { ButtonLink } from '../../shared/button-link.js';
import { useShowSheet } from '../show/open-sheet.js';
import styles from './draft.module.css';
import { AskedItems } from './take-button.js';

type ReadingHintProps = { reading: LineReading; onClose: () => void };

/** What a comment may have meant, asked beside the talk and not over it: nothing of it is held. */
export function ReadingHint({ reading, onClose }: ReadingHintProps) {
  const { common } = useAllWords();
  return (
    <section className={styles.hint} role="status">
      <div className={styles.hintBody}>
        <Said reading={reading} />
      </div>
      <IconButton tone="quiet" label={common.close} onClick={onClose}>
        <X aria-hidden="true" size={20} />
      </IconButton>
    </section>
  );
}

function Said({ reading }: { reading: LineReading }) {
  const { draft: words } = useAllWords();
  const showSheet = useShowSheet();
  if (reading.intent === 'cancel') {
    return (
      <>
        <p>{words.cancelHint}</p>
        <ButtonLink href="/orders">{words.myOrders}</ButtonLink>
      </>
    );
  }
  if (reading.items.length === 0) {
    return (
      <>
        <p>{words.unknown}</p>
        <Button onClick={() => showSheet({ at: 'bag' })}>{words.seeBag}</Button>
      </>
    );
  }
  return (
    <>
      {reading.doubts.length > 0 && <p>{words.asks}</p>}
      <AskedItems items={reading.items} />
    </>
  );
}
