import type { Unit } from '@chophien/domain';
import { Button, Chip, Field, IconButton } from '@chophien/ui';
import { Plus, X } from 'lucide-react';
import { useStudioWords } from '../../app/language.js';
import styles from './price-rule.module.css';
import { everyChoices, lastChoices, startChoices, type RuleDraft } from './rule-draft.js';

type RuleFieldsProps = {
  draft: RuleDraft;
  unit: Unit;
  faultAt: (at: string) => string | undefined;
  onWrite: (part: Partial<RuleDraft>) => void;
};

/** What a kind of price asks for beside the price itself. */
export function RuleFields(props: RuleFieldsProps) {
  switch (props.draft.kind) {
    case 'fixed':
    case 'live':
      return null;
    case 'flash':
      return <FlashFields {...props} />;
    case 'falling_time':
      return <FallFields {...props} />;
    case 'falling_kilos':
    case 'wholesale':
      return <StepFields {...props} />;
  }
}

function FlashFields({ draft, faultAt, onWrite }: RuleFieldsProps) {
  const { priceRule: words } = useStudioWords();
  return (
    <>
      <Field
        label={words.flashPrice}
        value={draft.flashPrice}
        fault={faultAt('flashPrice')}
        onChange={({ target }) => onWrite({ flashPrice: target.value })}
      />
      <Chips
        label={words.starts}
        values={startChoices}
        chosen={draft.startsInMinutes}
        say={(minutes) => (minutes === 0 ? words.now : words.inMinutes(minutes))}
        onChoose={(startsInMinutes) => onWrite({ startsInMinutes })}
      />
      <Chips
        label={words.lasts}
        values={lastChoices}
        chosen={draft.lastsMinutes}
        say={words.minutes}
        onChoose={(lastsMinutes) => onWrite({ lastsMinutes })}
      />
    </>
  );
}

function FallFields({ draft, faultAt, onWrite }: RuleFieldsProps) {
  const { priceRule: words } = useStudioWords();
  return (
    <>
      <Field
        label={words.fallBy}
        value={draft.fallBy}
        fault={faultAt('fallBy')}
        onChange={({ target }) => onWrite({ fallBy: target.value })}
      />
      <Chips
        label={words.every}
        values={everyChoices}
        chosen={draft.everySeconds}
        say={(seconds) => (seconds < 60 ? words.seconds(seconds) : words.minutes(seconds / 60))}
        onChoose={(everySeconds) => onWrite({ everySeconds })}
      />
      <Field
        label={words.floor}
        value={draft.floor}
        fault={faultAt('floor')}
        onChange={({ target }) => onWrite({ floor: target.value })}
      />
    </>
  );
}

function StepFields({ draft, unit, faultAt, onWrite }: RuleFieldsProps) {
  const { priceRule: words } = useStudioWords();
  const { steps } = draft;
  const writeStep = (at: number, part: Partial<RuleDraft['steps'][number]>) =>
    onWrite({ steps: steps.map((step, place) => (place === at ? { ...step, ...part } : step)) });
  return (
    <>
      {steps.map((step, at) => (
        <div key={at} className={styles.step}>
          <Field
            label={words.from(unit)}
            value={step.from}
            fault={faultAt(`steps.${at}`)}
            onChange={({ target }) => writeStep(at, { from: target.value })}
          />
          <Field
            label={words.stepPrice}
            value={step.price}
            onChange={({ target }) => writeStep(at, { price: target.value })}
          />
          {steps.length > 1 && (
            <IconButton
              tone="quiet"
              label={words.dropStep(at + 1)}
              onClick={() => onWrite({ steps: steps.filter((_, place) => place !== at) })}
            >
              <X aria-hidden="true" size={20} />
            </IconButton>
          )}
        </div>
      ))}
      <Button tone="quiet" onClick={() => onWrite({ steps: [...steps, { from: '', price: '' }] })}>
        <Plus aria-hidden="true" size={20} />
        {words.addStep}
      </Button>
    </>
  );
}

type ChipsProps = {
  label: string;
  values: readonly number[];
  chosen: number;
  say: (value: number) => string;
  onChoose: (value: number) => void;
};

function Chips({ label, values, chosen, say, onChoose }: ChipsProps) {
  return (
    <div className={styles.chips}>
      <p className={styles.label}>{label}</p>
      <div className={styles.kinds} role="group" aria-label={label}>
        {[...new Set([...values, chosen])].map((value) => (
          <Chip key={value} pressed={value === chosen} onClick={() => onChoose(value)}>
            {say(value)}
          </Chip>
        ))}
      </div>
    </div>
  );
}
