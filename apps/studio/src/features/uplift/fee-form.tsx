import type { Refusal, UpliftView } from '@chophien/contracts';
import { Button, Field, Form, RefusalLine } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import { readPercent } from './read-percent.js';
import styles from './uplift.module.css';

/** What somebody takes of the goods' price at this booth, whoever hosts. */
export function FeeForm({ view, onSaved }: { view: UpliftView; onSaved: () => void }) {
  const { uplift: words } = useStudioWords();
  const { http } = useMarket();
  const [typed, setTyped] = useState(String(view.feeBasisPoints / 100).replace('.', ','));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const percent = readPercent(typed);

  const save = async () => {
    if (percent === undefined || busy) return;
    setBusy(true);
    const answer = await http.setFee(view.boothId, { percent });
    setBusy(false);
    setRefusal(answer.ok ? undefined : answer.refusal);
    if (answer.ok) onSaved();
  };
  return (
    <Form className={styles.form} onSend={() => void save()}>
      <Field
        label={words.feeLabel}
        hint={words.feeHint}
        fault={percent === undefined ? words.needFee : undefined}
        inputMode="decimal"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <RefusalLine refusal={refusal} />
      <Button type="submit" size="air" busy={busy}>
        {words.feeSave}
      </Button>
    </Form>
  );
}
