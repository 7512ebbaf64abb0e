import { newKey } from '@chophien/client';
import type { Refusal, StudioHomeView } from '@chophien/contracts';
import { Button, Field, Form, RefusalLine } from '@chophien/ui';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import { BoothChoice } from './booth-choice.js';
import styles from './home.module.css';

/** The key is the show's own, new with every change: sent twice on a bad line, one show is made. */
type Draft = { title: string; boothId: string; key: string };
type Starting = { at: 'ready' | 'sending'; refusal?: Refusal };
type StartNowProps = { booths: StudioHomeView['booths']; firstBoothId: string };

/** One tap to the camera, a second one on air; a name is welcome and the booth's own will do. */
export function StartNow({ booths, firstBoothId }: StartNowProps) {
  const { home } = useStudioWords();
  const { http } = useMarket();
  const [, goTo] = useLocation();
  const [draft, setDraft] = useState<Draft>(() => ({ title: '', boothId: firstBoothId, key: newKey() }));
  const [starting, setStarting] = useState<Starting>({ at: 'ready' });
  const write = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part, key: newKey() }));
  const booth = booths.find(({ id }) => id === draft.boothId);

  const start = async () => {
    setStarting({ at: 'sending' });
    const title = draft.title.trim() || home.nowTitle(booth?.name ?? '').slice(0, 120);
    const answer = await http.planShow({ ...draft, title, startsAtMs: Date.now() });
    if (answer.ok) goTo(`/shows/${answer.value.id}`);
    else setStarting({ at: 'ready', refusal: answer.refusal });
  };
  const busy = starting.at === 'sending';
  return (
    <Form
      className={styles.section}
      onSend={() => {
        if (!busy) void start();
      }}
    >
      <h2>{home.start}</h2>
      {booths.length > 1 && (
        <BoothChoice booths={booths} value={draft.boothId} onChoose={(boothId) => write({ boothId })} />
      )}
      <Field
        label={home.planTitle}
        hint={home.nowTitleHint}
        value={draft.title}
        maxLength={120}
        onChange={({ target }) => write({ title: target.value })}
      />
      <RefusalLine refusal={starting.refusal} />
      <div className={styles.ways}>
        <Button type="submit" tone="leaf" size="air" busy={busy}>
          {home.startNow}
        </Button>
        <Link href="/plan" className={styles.link}>
          {home.plan}
        </Link>
      </div>
    </Form>
  );
}
