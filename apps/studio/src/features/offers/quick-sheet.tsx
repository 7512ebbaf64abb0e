import { newKey } from '@chophien/client';
import type { Refusal } from '@chophien/contracts';
import type { Unit } from '@chophien/domain';
import { readAmount, readDong } from '@chophien/i18n';
import { Button, Chip, Field, Form, RefusalLine, useWords } from '@chophien/ui';
import { Sheet } from '@chophien/ui/sheet';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import { PictureChoice } from '../pictures/picture-choice.js';
import { useBoothId } from '../pictures/use-booth-id.js';
import { useLive, useLiveClient } from '../room/live-context.js';
import styles from './bag-sheet.module.css';

/** The key is the offer's own, new with every change: sent twice on a bad line, one offer is made once. */
type Draft = { name: string; price: string; much: string; unit: Unit; key: string; picture?: string };
const emptyDraft = (): Draft => ({ name: '', price: '', much: '', unit: 'g', key: newKey() });
type Adding = { at: 'writing' | 'checked' | 'sending'; refusal?: Refusal };

/** A new offer in three fields, over the running picture: what, price, how much. */
type QuickSheetProps = { showId: string; onBundle: () => void; onClose: () => void };

export function QuickSheet({ showId, onBundle, onClose }: QuickSheetProps) {
  const { quick, pictures, bundle } = useStudioWords();
  const { formats } = useWords();
  const { http } = useMarket();
  const { store } = useLiveClient();
  const boothId = useBoothId(useLive(({ show }) => show?.booth.slug));
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [adding, setAdding] = useState<Adding>({ at: 'writing' });
  const write = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part, key: newKey() }));
  const name = draft.name.trim();
  const priceDong = readDong(draft.price);
  const cap = readAmount(draft.much, draft.unit);
  const checked = adding.at !== 'writing';
  const piece = draft.unit === 'piece';

  const add = async () => {
    setAdding({ at: 'checked' });
    if (name === '' || priceDong === undefined || cap === undefined) return;
    setAdding({ at: 'sending' });
    const { unit, key, picture } = draft;
    const body = { name, unit, priceDong, cap, key, ...(picture !== undefined && { picture }) };
    const answer = await http.quickOffer(showId, body);
    if (!answer.ok) return setAdding({ at: 'checked', refusal: answer.refusal });
    store.tell({ type: 'offer.moved', offer: answer.value });
    onClose();
  };
  return (
    <Sheet title={quick.title} onClose={onClose}>
      <Form
        className={styles.edit}
        onSend={() => {
          if (adding.at !== 'sending') void add();
        }}
      >
        <Field
          label={quick.what}
          placeholder={quick.whatHint}
          fault={checked && name === '' ? quick.needName : undefined}
          value={draft.name}
          maxLength={120}
          onChange={({ target }) => write({ name: target.value })}
        />
        <div role="group" aria-label={quick.unit} className={styles.ways}>
          <Chip pressed={!piece} onClick={() => write({ unit: 'g' })}>
            {quick.byWeight}
          </Chip>
          <Chip pressed={piece} onClick={() => write({ unit: 'piece' })}>
            {quick.byPiece}
          </Chip>
        </div>
        <Field
          label={quick.price}
          hint={priceDong === undefined ? quick.priceHint : formats.price(priceDong, draft.unit)}
          fault={checked && priceDong === undefined ? quick.needPrice : undefined}
          value={draft.price}
          onChange={({ target }) => write({ price: target.value })}
        />
        <Field
          label={quick.much}
          hint={
            cap === undefined
              ? piece
                ? quick.muchPiecesHint
                : quick.muchHint
              : formats.amount(cap, draft.unit)
          }
          fault={checked && cap === undefined ? quick.needMuch : undefined}
          value={draft.much}
          onChange={({ target }) => write({ much: target.value })}
        />
        {boothId !== undefined && (
          <PictureChoice
            label={pictures.item}
            hint={pictures.itemHint}
            boothId={boothId}
            picture={draft.picture}
            onChosen={(picture) => write({ picture })}
          />
        )}
        <RefusalLine refusal={adding.refusal} />
        <Button type="submit" tone="leaf" size="air" busy={adding.at === 'sending'}>
          {adding.at === 'sending' ? quick.adding : quick.add}
        </Button>
        <Button tone="quiet" onClick={onBundle}>
          {bundle.open}
        </Button>
      </Form>
    </Sheet>
  );
}
