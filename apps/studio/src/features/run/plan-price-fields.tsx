import type { RunOffer } from '@chophien/domain';
import { readDong } from '@chophien/i18n';
import { Chip, Field, useWords } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import { everyChoices } from '../prices/rule-draft.js';
import type { PlanDraft, PlanFault } from './plan-draft.js';
import styles from './run.module.css';

type PlanPriceFieldsProps = {
  draft: PlanDraft;
  offer: RunOffer;
  fault: PlanFault | undefined;
  onWrite: (part: Partial<PlanDraft>) => void;
};

/** What a planned price asks for. */
export function PlanPriceFields(props: PlanPriceFieldsProps) {
  if (props.draft.kind === 'none') return null;
  return props.draft.kind === 'flash' ? <FlashFields {...props} /> : <FallFields {...props} />;
}

function FlashFields({ draft, offer, fault, onWrite }: PlanPriceFieldsProps) {
  const { run: words, priceRule } = useStudioWords();
  const { formats } = useWords();
  const dong = readDong(draft.flashPrice);
  return (
    <>
      <Field
        label={priceRule.flashPrice}
        value={draft.flashPrice}
        hint={formats.price(dong ?? offer.priceDong, offer.unit)}
        fault={fault === 'flashPrice' ? priceRule.faults.unread : undefined}
        onChange={({ target }) => onWrite({ flashPrice: target.value })}
      />
      <Field
        label={words.plan.lasts}
        inputMode="numeric"
        value={draft.lasts}
        fault={fault === 'lasts' ? words.plan.needMinutes : undefined}
        onChange={({ target }) => onWrite({ lasts: target.value })}
      />
    </>
  );
}

function FallFields({ draft, fault, onWrite }: PlanPriceFieldsProps) {
  const { priceRule: words } = useStudioWords();
  return (
    <>
      <Field
        label={words.fallBy}
        value={draft.fallBy}
        fault={fault === 'fallBy' ? words.faults.unread : undefined}
        onChange={({ target }) => onWrite({ fallBy: target.value })}
      />
      <p className={styles.label}>{words.every}</p>
      <div className={styles.kinds} role="group" aria-label={words.every}>
        {[...new Set([...everyChoices, draft.everySeconds])].map((seconds) => (
          <Chip
            key={seconds}
            pressed={seconds === draft.everySeconds}
            onClick={() => onWrite({ everySeconds: seconds })}
          >
            {seconds < 60 ? words.seconds(seconds) : words.minutes(seconds / 60)}
          </Chip>
        ))}
      </div>
      <Field
        label={words.floor}
        value={draft.floor}
        fault={fault === 'floor' ? words.faults.unread : undefined}
        onChange={({ target }) => onWrite({ floor: target.value })}
      />
    </>
  );
}
