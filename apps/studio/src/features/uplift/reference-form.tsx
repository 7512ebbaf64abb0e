import type { Refusal, UpliftView } from '@chophien/contracts';
import { readDong } from '@chophien/i18n';
import { Button, Chip, Field, Form, RefusalLine, useWords } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import styles from './uplift.module.css';

type Entering = { at: 'writing' | 'checked' | 'sending'; refusal?: Refusal };

/** What the trader pays today, in two fields. The place is the booth's own. */
export function ReferenceForm({ view, onEntered }: { view: UpliftView; onEntered: () => void }) {
  const { uplift: words } = useStudioWords();
  const { formats } = useWords();
  const { http } = useMarket();
  const [chosen, setChosen] = useState<string>();
  const [price, setPrice] = useState('');
  const [source, setSource] = useState('');
  const [entering, setEntering] = useState<Entering>({ at: 'writing' });
  const varieties = [...new Set(view.lots.map(({ variety }) => variety))];
  const variety = chosen ?? view.lots.find(({ reference }) => reference === null)?.variety ?? varieties[0];
  const { provinceCode } = view;
  if (provinceCode === null || variety === undefined) return <p>{words.noPlace}</p>;
  const dongPerKg = readDong(price);
  const checked = entering.at !== 'writing';

  const enter = async () => {
    setEntering({ at: 'checked' });
    if (dongPerKg === undefined || source.trim() === '') return;
    setEntering({ at: 'sending' });
    const answer = await http.enterReference(view.boothId, { variety, provinceCode, dongPerKg, source });
    if (!answer.ok) return setEntering({ at: 'checked', refusal: answer.refusal });
    setEntering({ at: 'writing' });
    setChosen(undefined);
    setPrice('');
    onEntered();
  };
  return (
    <Form
      className={styles.form}
      onSend={() => {
        if (entering.at !== 'sending') void enter();
      }}
    >
      <h3>{words.formTitle}</h3>
      {varieties.length > 1 && (
        <div className={styles.chips} role="group" aria-label={words.variety}>
          {varieties.map((one) => (
            <Chip key={one} pressed={one === variety} onClick={() => setChosen(one)}>
              {one}
            </Chip>
          ))}
        </div>
      )}
      <Field
        label={words.price}
        hint={dongPerKg === undefined ? words.priceHint : formats.price(dongPerKg, 'g')}
        fault={checked && dongPerKg === undefined ? words.needPrice : undefined}
        value={price}
        onChange={({ target }) => setPrice(target.value)}
      />
      <Field
        label={words.source}
        hint={words.sourceHint}
        fault={checked && source.trim() === '' ? words.needSource : undefined}
        value={source}
        maxLength={200}
        onChange={({ target }) => setSource(target.value)}
      />
      <RefusalLine refusal={entering.refusal} />
      <Button type="submit" tone="leaf" size="air" busy={entering.at === 'sending'}>
        {entering.at === 'sending' ? words.saving : words.save}
      </Button>
    </Form>
  );
}
