import type { OfferView } from '@chophien/contracts';
import { priceKinds } from '@chophien/domain';
import { Button, Chip, Field, Form, useWords } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import type { useOfferMoves } from '../offers/use-offer-moves.js';
import styles from './price-rule.module.css';
import { RuleFields } from './rule-fields.js';
import { draftOf, readRule, type RuleDraft } from './rule-draft.js';

type PriceRuleFormProps = {
  offer: OfferView;
  moves: ReturnType<typeof useOfferMoves>;
  onDone: () => void;
};

/** How an offer comes to its price: the kind in one tap, then only what that kind asks for. */
export function PriceRuleForm({ offer, moves, onDone }: PriceRuleFormProps) {
  const { priceRule: words, offer: offerWords } = useStudioWords();
  const { formats, common } = useWords();
  const { session } = useMarket();
  const [draft, setDraft] = useState<RuleDraft>(() => draftOf(offer, formats));
  const [checked, setChecked] = useState(false);
  // Whatever the hour: no box depends on it.
  const read = readRule(draft, offer, 0);
  const fault = checked && 'fault' in read ? read.fault : undefined;
  const faultAt = (at: string) => (fault?.at === at ? words.faults[fault.why] : undefined);
  const write = (part: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...part }));

  const save = async () => {
    setChecked(true);
    const now = readRule(draft, offer, Date.now() + session.terms().clockOffsetMs);
    if ('fault' in now) return;
    if (await moves.setPriceRule(offer.id, now)) onDone();
  };
  return (
    <Form className={styles.form} onSend={() => void save()}>
      <div className={styles.kinds} role="group" aria-label={words.title}>
        {priceKinds.map((kind) => (
          <Chip key={kind} pressed={draft.kind === kind} onClick={() => write({ kind })}>
            {words.kinds[kind].name}
          </Chip>
        ))}
      </div>
      <p className={styles.hint}>{words.kinds[draft.kind].hint}</p>
      <Field
        label={words.kinds[draft.kind].price}
        value={draft.price}
        fault={faultAt('price')}
        onChange={({ target }) => write({ price: target.value })}
      />
      <RuleFields draft={draft} unit={offer.unit} faultAt={faultAt} onWrite={write} />
      <div className={styles.ways}>
        <Button type="submit" tone="leaf" size="air" busy={moves.moving.busy}>
          {moves.moving.busy ? offerWords.saving : words.save[draft.kind === 'flash' ? 'flash' : 'other']}
        </Button>
        <Button size="air" onClick={onDone}>
          {common.close}
        </Button>
      </div>
    </Form>
  );
}
