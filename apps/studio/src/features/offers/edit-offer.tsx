import type { OfferView } from '@chophien/contracts';
import { readAmount, readDong } from '@chophien/i18n';
import { Button, Field, useWords } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import styles from './bag-sheet.module.css';
import type { useOfferMoves } from './use-offer-moves.js';

type EditOfferProps = { offer: OfferView; moves: ReturnType<typeof useOfferMoves>; onDone: () => void };

/** Price and how much is for sale in all, as a farmer writes them. */
export function EditOffer({ offer, moves, onDone }: EditOfferProps) {
  const { offer: words, quick } = useStudioWords();
  const { formats, common } = useWords();
  const [price, setPrice] = useState(formats.count(offer.priceDong));
  const [cap, setCap] = useState(offer.unit === 'g' ? formats.amount(offer.cap, 'g') : String(offer.cap));
  const priceDong = readDong(price);
  const capRead = readAmount(cap, offer.unit);

  const save = async () => {
    if (priceDong === undefined || capRead === undefined) return;
    const priceDone = priceDong === offer.priceDong || (await moves.setPrice(offer.id, priceDong));
    const capDone = capRead === offer.cap || (priceDone && (await moves.setCap(offer.id, capRead)));
    if (priceDone && capDone) onDone();
  };
  return (
    <form
      noValidate
      className={styles.edit}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        label={words.price}
        value={price}
        inputMode="decimal"
        hint={priceDong === undefined ? undefined : formats.price(priceDong, offer.unit)}
        fault={priceDong === undefined ? quick.needPrice : undefined}
        onChange={({ target }) => setPrice(target.value)}
      />
      <Field
        label={words.cap}
        value={cap}
        hint={capRead === undefined ? undefined : formats.amount(capRead, offer.unit)}
        fault={capRead === undefined ? quick.needMuch : undefined}
        onChange={({ target }) => setCap(target.value)}
      />
      <div className={styles.ways}>
        <Button type="submit" tone="leaf" size="air" busy={moves.moving.busy}>
          {moves.moving.busy ? words.saving : words.save}
        </Button>
        <Button size="air" onClick={onDone}>
          {common.close}
        </Button>
      </div>
    </form>
  );
}
