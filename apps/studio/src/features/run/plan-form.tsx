import type { Refusal } from '@chophien/contracts';
import type { RunOffer } from '@chophien/domain';
import { Button, Chip, Field, Form, RefusalLine, useWords } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { planDraftOf, plannedKinds, readPlan, type PlanDraft } from './plan-draft.js';
import { PlanPriceFields } from './plan-price-fields.js';
import styles from './run.module.css';
import type { Run } from './use-run.js';

type PlanFormProps = { offer: RunOffer; run: Run; onDone: () => void };
type Saving = { at: 'writing' | 'checked' | 'sending'; refusal?: Refusal };

/** How long an offer is shown, and the price that begins with its turn. */
export function PlanForm({ offer, run, onDone }: PlanFormProps) {
  const { run: words, offer: offerWords } = useStudioWords();
  const { formats, common } = useWords();
  const [draft, setDraft] = useState<PlanDraft>(() => planDraftOf(offer.plan, formats.count));
  const [saving, setSaving] = useState<Saving>({ at: 'writing' });
  const read = readPlan(draft);
  const fault = saving.at !== 'writing' && 'fault' in read ? read.fault : undefined;
  const write = (part: Partial<PlanDraft>) => setDraft((before) => ({ ...before, ...part }));

  const save = async () => {
    setSaving({ at: 'checked' });
    if ('fault' in read) return;
    setSaving({ at: 'sending' });
    const answer = await run.plan(offer.id, read.body);
    if (answer.ok) onDone();
    else setSaving({ at: 'checked', refusal: answer.refusal });
  };
  return (
    <Form
      className={styles.form}
      onSend={() => {
        if (saving.at !== 'sending') void save();
      }}
    >
      <Field
        label={words.plan.minutes}
        hint={words.plan.minutesHint}
        inputMode="numeric"
        value={draft.minutes}
        fault={fault === 'minutes' ? words.plan.needMinutes : undefined}
        onChange={({ target }) => write({ minutes: target.value })}
      />
      <p className={styles.label}>{words.plan.price}</p>
      <div className={styles.kinds} role="group" aria-label={words.plan.price}>
        {plannedKinds.map((kind) => (
          <Chip key={kind} pressed={draft.kind === kind} onClick={() => write({ kind })}>
            {words.plan.kinds[kind]}
          </Chip>
        ))}
      </div>
      <PlanPriceFields draft={draft} offer={offer} fault={fault} onWrite={write} />
      <RefusalLine refusal={saving.refusal} />
      <div className={styles.ways}>
        <Button type="submit" tone="leaf" size="air" busy={saving.at === 'sending'}>
          {saving.at === 'sending' ? offerWords.saving : words.plan.save}
        </Button>
        <Button size="air" onClick={onDone}>
          {common.close}
        </Button>
      </div>
    </Form>
  );
}
