import type { StudioHomeView } from '@chophien/contracts';
import { Button, Field, Form, RefusalLine } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import { BoothChoice } from '../home/booth-choice.js';
import { PictureChoice } from '../pictures/picture-choice.js';
import { BagEditor } from './bag-editor.js';
import styles from './plan.module.css';
import type { Plan } from './planning.js';
import { usePlan, type PlanInHand } from './use-plan.js';

type PlanFormProps = { booths: StudioHomeView['booths']; first: Plan };

export function PlanForm({ booths, first }: PlanFormProps) {
  const { home, pictures, plan: words } = useStudioWords();
  const inHand = usePlan(first);
  const { plan, busy, stopped, editing } = inHand;
  const made = plan.made !== undefined;
  const save = editing ? words.saveChanges : made ? words.goOn : home.planSave;
  return (
    <Form className={styles.form} onSend={() => inHand.save()}>
      <h1>{editing ? words.editTitle : home.plan}</h1>
      {booths.length > 1 && !made && (
        <BoothChoice booths={booths} value={plan.boothId} onChoose={inHand.chooseBooth} />
      )}
      <WhatAndWhen inHand={inHand} />
      <PictureChoice
        key={plan.boothId}
        label={pictures.poster}
        hint={pictures.posterHint}
        boothId={plan.boothId}
        picture={plan.picture}
        onChosen={(picture) => inHand.write({ picture })}
      />
      <BagEditor inHand={inHand} />
      <div className={styles.save}>
        {made && !editing && !busy && <p role="status">{words.madeHint}</p>}
        {stopped?.at === 'show' && <RefusalLine refusal={stopped.refusal} />}
        <Button type="submit" tone="leaf" size="air" busy={busy}>
          {busy ? home.saving : save}
        </Button>
      </div>
    </Form>
  );
}

function WhatAndWhen({ inHand }: { inHand: PlanInHand }) {
  const { home, plan: words } = useStudioWords();
  const { plan, checked, timed, write } = inHand;
  return (
    <>
      <Field
        label={home.planTitle}
        hint={home.planTitleHint}
        fault={checked && plan.title.trim() === '' ? home.needTitle : undefined}
        value={plan.title}
        maxLength={120}
        onChange={({ target }) => write({ title: target.value })}
      />
      <div className={styles.when}>
        <Field
          label={words.day}
          type="date"
          fault={checked && !timed ? home.needWhen : undefined}
          value={plan.day}
          onChange={({ target }) => write({ day: target.value })}
        />
        <Field
          label={words.clock}
          type="time"
          hint={words.clockHint}
          value={plan.clock}
          onChange={({ target }) => write({ clock: target.value })}
        />
      </div>
    </>
  );
}
