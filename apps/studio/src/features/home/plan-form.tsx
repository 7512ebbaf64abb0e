import { newKey } from '@chophien/client';
import type { Refusal, StudioHomeView } from '@chophien/contracts';
import { Button, Field, RefusalLine } from '@chophien/ui';
import { useId, useState } from 'react';
import { useLocation } from 'wouter';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import styles from './home.module.css';

type Booths = StudioHomeView['booths'];
/** The key is the plan's own, new with every change: sent twice on a bad line, one plan is made once. */
type Draft = { title: string; when: string; boothId: string; key: string };
type Saving = { at: 'writing' | 'checked' | 'sending'; refusal?: Refusal };

/** A name and a time is a plan; without the time it is now. */
export function PlanForm({ booths }: { booths: Booths }) {
  const { home } = useStudioWords();
  const { http } = useMarket();
  const [, goTo] = useLocation();
  const [draft, setDraft] = useState<Draft>(() => ({
    title: '',
    when: '',
    boothId: booths[0]?.id ?? '',
    key: newKey(),
  }));
  const [saving, setSaving] = useState<Saving>({ at: 'writing' });
  const write = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part, key: newKey() }));

  const plan = async (startsAtMs: number) => {
    const title = draft.title.trim();
    setSaving({ at: 'checked' });
    if (title === '' || !Number.isFinite(startsAtMs)) return;
    setSaving({ at: 'sending' });
    const answer = await http.planShow({ boothId: draft.boothId, title, startsAtMs, key: draft.key });
    if (answer.ok) goTo(`/shows/${answer.value.id}`);
    else setSaving({ at: 'checked', refusal: answer.refusal });
  };
  const checked = saving.at !== 'writing';
  const busy = saving.at === 'sending';
  return (
    <form
      noValidate
      className={styles.section}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void plan(new Date(draft.when).getTime());
      }}
    >
      <h2>{home.plan}</h2>
      {booths.length > 1 && (
        <BoothChoice booths={booths} value={draft.boothId} onChoose={(boothId) => write({ boothId })} />
      )}
      <Field
        label={home.planTitle}
        hint={home.planTitleHint}
        fault={checked && draft.title.trim() === '' ? home.needTitle : undefined}
        value={draft.title}
        maxLength={120}
        onChange={({ target }) => write({ title: target.value })}
      />
      <Field
        label={home.planWhen}
        type="datetime-local"
        fault={checked && !busy && draft.when === '' ? home.needWhen : undefined}
        value={draft.when}
        onChange={({ target }) => write({ when: target.value })}
      />
      <RefusalLine refusal={saving.refusal} />
      <div className={styles.ways}>
        <Button type="submit" size="air" busy={busy}>
          {busy ? home.saving : home.planSave}
        </Button>
        <Button tone="leaf" size="air" busy={busy} onClick={() => void plan(Date.now())}>
          {home.startNow}
        </Button>
      </div>
    </form>
  );
}

type BoothChoiceProps = { booths: Booths; value: string; onChoose: (boothId: string) => void };

function BoothChoice({ booths, value, onChoose }: BoothChoiceProps) {
  const { home } = useStudioWords();
  const id = useId();
  return (
    <div className={styles.choice}>
      <label htmlFor={id}>{home.planBooth}</label>
      <select id={id} value={value} onChange={({ target }) => onChoose(target.value)}>
        {booths.map((booth) => (
          <option key={booth.id} value={booth.id}>
            {booth.name}
          </option>
        ))}
      </select>
    </div>
  );
}
