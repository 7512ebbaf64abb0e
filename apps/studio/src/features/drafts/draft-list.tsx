import type { StudioDraftView } from '@chophien/contracts';
import { Button, Countdown, useWords } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import { FocusedTitle } from './focused-title.js';
import styles from './drafts.module.css';

type DraftListProps = {
  waiting: readonly StudioDraftView[];
  nowMs: number;
  /** One comes back to it from a form. */
  isBack: boolean;
  onChoose: (draft: StudioDraftView) => void;
};

export function DraftList({ waiting, nowMs, isBack, onChoose }: DraftListProps) {
  const { drafts: words } = useStudioWords();
  const said = waiting.length === 0 ? words.none : words.waiting(waiting.length);
  return (
    <>
      {isBack ? <FocusedTitle>{said}</FocusedTitle> : <h3>{said}</h3>}
      {waiting.length > 0 && <p className={styles.soft}>{words.hint}</p>}
      <ul className={styles.rows}>
        {waiting.map((draft) => (
          <Row key={draft.id} draft={draft} leftMs={draft.expiresAtMs - nowMs} onChoose={onChoose} />
        ))}
      </ul>
    </>
  );
}

type RowProps = { draft: StudioDraftView; leftMs: number; onChoose: (draft: StudioDraftView) => void };

function Row({ draft, leftMs, onChoose }: RowProps) {
  const { drafts: words } = useStudioWords();
  const { formats } = useWords();
  const goods = words.goods(formats.amount(draft.amount, draft.unit), draft.name, draft.offerCode);
  return (
    <li className={styles.row}>
      <Who draft={draft} />
      <Countdown leftMs={leftMs} />
      <span className={styles.goods}>{goods}</span>
      <Button
        size="air"
        aria-label={words.writeNamed(draft.buyerName, goods)}
        onClick={() => onChoose(draft)}
      >
        {words.write}
      </Button>
    </li>
  );
}

/** Who wrote no name goes by the number, and is not said twice. */
function Who({ draft: { buyerName, phone } }: { draft: StudioDraftView }) {
  return (
    <span className={styles.who}>
      <strong>{buyerName}</strong>
      {buyerName !== phone && <span className={styles.soft}>{phone}</span>}
    </span>
  );
}
