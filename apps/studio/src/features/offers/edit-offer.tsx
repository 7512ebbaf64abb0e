import type { CapRequestView, OfferView } from '@chophien/contracts';
import { readAmount, readDong } from '@chophien/i18n';
import { Button, Field, Form, useWords } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import styles from './bag-sheet.module.css';
import { CapOutcome } from './cap-outcome.js';
import { useChangeCap } from './use-change-cap.js';
import type { useOfferMoves } from './use-offer-moves.js';
import { WhyChoice } from './why-choice.js';

type EditOfferProps = {
  offer: OfferView;
  moves: ReturnType<typeof useOfferMoves>;
  onWaiting: (request: CapRequestView) => void;
  onDone: () => void;
};

/** Price and how much is for sale in all, as a farmer writes them; the price goes first, the cap with its reason after. */
export function EditOffer({ offer, moves, onWaiting, onDone }: EditOfferProps) {
  const { offer: words, quick, caps } = useStudioWords();
  const { formats } = useWords();
  const { changing, send, rewrite } = useChangeCap(offer, { onDone, onWaiting });
  const edit = useEdit(offer, changing.at === 'done' ? offer.cap : changing.seen);
  const { priceDong, cap, capMoves, why } = edit;
  const busy = moves.moving.busy || changing.at === 'sending';

  const save = async () => {
    edit.check();
    if (priceDong === undefined || cap === undefined || (capMoves && why === '')) return;
    if (priceDong !== offer.priceDong && !(await moves.setPrice(offer.id, priceDong))) return;
    if (capMoves) await send(cap, why);
    else onDone();
  };
  return (
    <Form className={styles.edit} onSend={() => void save()}>
      {offer.rule === undefined && (
        <Field
          label={words.price}
          value={edit.priceText}
          inputMode="decimal"
          hint={priceDong === undefined ? undefined : formats.price(priceDong, offer.unit)}
          fault={priceDong === undefined ? quick.needPrice : undefined}
          onChange={({ target }) => edit.writePrice(target.value)}
        />
      )}
      <Field
        label={words.cap}
        value={edit.capText}
        hint={cap === undefined ? undefined : formats.amount(cap, offer.unit)}
        fault={cap === undefined ? quick.needMuch : undefined}
        onChange={({ target }) => {
          rewrite();
          edit.writeCap(target.value);
        }}
      />
      {capMoves && (
        <WhyChoice
          why={edit.whyText}
          fault={edit.lacksWhy ? caps.needWhy : undefined}
          onWrite={edit.writeWhy}
        />
      )}
      <CapOutcome changing={changing} unit={offer.unit} onSend={(to) => void send(to, why)} onKeep={onDone} />
      <SaveOrClose
        busy={busy}
        saves={changing.at === 'writing' || changing.at === 'sending'}
        onClose={onDone}
      />
    </Form>
  );
}

/** Where the market asks which of two values it shall be, that is the question, and not whether to save. */
function SaveOrClose({ busy, saves, onClose }: { busy: boolean; saves: boolean; onClose: () => void }) {
  const { offer: words } = useStudioWords();
  const { common } = useWords();
  return (
    <div className={styles.ways}>
      {saves && (
        <Button type="submit" tone="leaf" size="air" busy={busy}>
          {busy ? words.saving : words.save}
        </Button>
      )}
      <Button size="air" onClick={onClose}>
        {common.close}
      </Button>
    </div>
  );
}

/** What is written in the fields, and what it reads as. */
function useEdit(offer: OfferView, seenCap: number) {
  const { formats } = useWords();
  const [priceText, writePrice] = useState(formats.count(offer.priceDong));
  const [capText, writeCap] = useState(
    offer.unit === 'g' ? formats.amount(offer.cap, 'g') : String(offer.cap),
  );
  const [whyText, writeWhy] = useState('');
  const [checked, setChecked] = useState(false);
  const cap = readAmount(capText, offer.unit);
  const why = whyText.trim();
  return {
    priceText,
    capText,
    whyText,
    writePrice,
    writeCap,
    writeWhy,
    priceDong: readDong(priceText),
    cap,
    why,
    capMoves: cap !== undefined && cap !== seenCap,
    lacksWhy: checked && why === '',
    check: () => setChecked(true),
  };
}
