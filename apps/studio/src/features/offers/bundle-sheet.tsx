import { newKey } from '@chophien/client';
import type { LotView, Refusal } from '@chophien/contracts';
import { Button, Field, Form, Opening, Refused, RefusalLine, useRead } from '@chophien/ui';
import { Sheet } from '@chophien/ui/sheet';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import { useBoothId } from '../pictures/use-booth-id.js';
import { useLive, useLiveClient } from '../room/live-context.js';
import styles from './bag-sheet.module.css';
import { readBundle, type BundleDraft } from './bundle-draft.js';

type BundleSheetProps = { showId: string; onClose: () => void };

/** Several of the booth's lots as one piece, made on air. */
export function BundleSheet({ showId, onClose }: BundleSheetProps) {
  const { bundle } = useStudioWords();
  const { http } = useMarket();
  const boothId = useBoothId(useLive(({ show }) => show?.booth.slug));
  const { reading, again } = useRead(boothId && `lots ${boothId}`, () => http.lots(boothId ?? ''));
  const lots = reading.at === 'full' ? reading.value.filter((lot) => lot.isBundle !== true) : undefined;
  return (
    <Sheet title={bundle.title} onClose={onClose}>
      {reading.at === 'loading' && <Opening />}
      {reading.at === 'refused' && <Refused refusal={reading.refusal} onRetry={again} />}
      {lots?.length === 0 && <p>{bundle.none}</p>}
      {lots !== undefined && lots.length > 0 && <BundleForm showId={showId} lots={lots} onClose={onClose} />}
    </Sheet>
  );
}

type Adding = { at: 'writing' | 'checked' | 'sending'; refusal?: Refusal };

function BundleForm({ showId, lots, onClose }: BundleSheetProps & { lots: readonly LotView[] }) {
  const { bundle, quick } = useStudioWords();
  const { http } = useMarket();
  const { store } = useLiveClient();
  const [draft, setDraft] = useState<BundleDraft>(() => ({
    name: '',
    price: '',
    much: '',
    each: {},
    key: newKey(),
  }));
  const [adding, setAdding] = useState<Adding>({ at: 'writing' });
  const write = (part: Partial<BundleDraft>) => setDraft((before) => ({ ...before, ...part, key: newKey() }));
  const read = readBundle(draft, lots);
  const fault = adding.at !== 'writing' && 'fault' in read ? read.fault : undefined;

  const add = async () => {
    setAdding({ at: 'checked' });
    if ('fault' in read) return;
    setAdding({ at: 'sending' });
    const answer = await http.bundleOffer(showId, read.body);
    if (!answer.ok) return setAdding({ at: 'checked', refusal: answer.refusal });
    store.tell({ type: 'offer.moved', offer: answer.value });
    onClose();
  };
  return (
    <Form
      className={styles.edit}
      onSend={() => {
        if (adding.at !== 'sending') void add();
      }}
    >
      <Field
        label={bundle.name}
        placeholder={bundle.nameHint}
        value={draft.name}
        maxLength={120}
        fault={fault === 'name' ? quick.needName : undefined}
        onChange={({ target }) => write({ name: target.value })}
      />
      <fieldset className={styles.parts}>
        <legend>{bundle.parts}</legend>
        <p>{fault === 'parts' ? bundle.needParts : bundle.partHint}</p>
        {lots.map((lot) => (
          <Field
            key={lot.id}
            label={lot.name}
            placeholder={lot.unit === 'g' ? '500 g' : '1'}
            value={draft.each[lot.id] ?? ''}
            fault={typeof fault === 'object' && fault.lotId === lot.id ? bundle.wrongPart : undefined}
            onChange={({ target }) => write({ each: { ...draft.each, [lot.id]: target.value } })}
          />
        ))}
      </fieldset>
      <Field
        label={bundle.price}
        value={draft.price}
        fault={fault === 'price' ? quick.needPrice : undefined}
        onChange={({ target }) => write({ price: target.value })}
      />
      <Field
        label={bundle.much}
        value={draft.much}
        fault={fault === 'much' ? quick.needMuch : undefined}
        onChange={({ target }) => write({ much: target.value })}
      />
      <RefusalLine refusal={adding.refusal} />
      <Button type="submit" tone="leaf" size="air" busy={adding.at === 'sending'}>
        {adding.at === 'sending' ? quick.adding : quick.add}
      </Button>
    </Form>
  );
}
