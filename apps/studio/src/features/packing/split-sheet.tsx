import { newKey } from '@chophien/client';
import type { PackListView, Refusal, SplitPickBody } from '@chophien/contracts';
import { splitShort } from '@chophien/domain';
import { readAmount } from '@chophien/i18n';
import { Button, Field, RefusalLine, useWords } from '@chophien/ui';
import { Select } from '@chophien/ui/select';
import { Sheet } from '@chophien/ui/sheet';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import { openLines } from './desk.js';
import styles from './packing.module.css';

type Splitting = { at: 'writing' | 'sending'; refusal?: Refusal };
type SplitSheetProps = { list: PackListView; boothId: string; onSplit: () => void; onClose: () => void };

/** What was picked of one line, and what that makes for each parcel, before anything is done. */
export function SplitSheet({ list, boothId, onSplit, onClose }: SplitSheetProps) {
  const { packing } = useStudioWords();
  const { formats } = useWords();
  const { http } = useMarket();
  const lines = openLines(list);
  const [offerId, setOfferId] = useState(lines[0]?.offerId ?? '');
  // One key for what is typed now: sent twice, it is split once.
  const [typed, setTyped] = useState({ text: '', key: newKey() });
  const [now, setNow] = useState<Splitting>({ at: 'writing' });
  const line = lines.find((one) => one.offerId === offerId);
  if (!line) return null;
  const { unit, left, rows } = line;
  const picked = readAmount(typed.text, unit);
  const isShort = picked !== undefined && picked < left;
  const shares = isShort
    ? splitShort(
        rows.map(({ amount }) => amount),
        picked,
      )
    : [];
  const split = async () => {
    if (!isShort) return;
    setNow({ at: 'sending' });
    const answer = await http.splitPick(boothId, asOfNow({ offerId, picked, key: typed.key }));
    if (!answer.ok) return setNow({ at: 'writing', refusal: answer.refusal });
    onSplit();
    onClose();
  };
  return (
    <Sheet title={packing.split} onClose={onClose}>
      <div className={styles.split}>
        <p>{packing.splitHint}</p>
        {lines.length > 1 && (
          <Select label={packing.splitLine} value={offerId} onChoose={setOfferId}>
            {lines.map(({ offerId: id, offerCode, name }) => (
              <option key={id} value={id}>
                {offerCode} · {name}
              </option>
            ))}
          </Select>
        )}
        <Field
          label={unit === 'piece' ? packing.splitPickedCount : packing.splitPicked}
          hint={packing.splitNeeds(formats.amount(left, unit))}
          fault={picked !== undefined && !isShort ? packing.splitEnough : undefined}
          inputMode="decimal"
          value={typed.text}
          onChange={({ target }) => setTyped({ text: target.value, key: newKey() })}
        />
        <ul className={styles.shares}>
          {shares.map((share, at) => (
            <li key={rows[at]?.orderId} className={styles.share}>
              <span>{rows[at]?.code}</span>
              <strong>
                {packing.splitShare(formats.amount(rows[at]?.amount ?? 0, unit), formats.amount(share, unit))}
              </strong>
            </li>
          ))}
        </ul>
        <RefusalLine refusal={now.refusal} />
        <Button
          tone="leaf"
          size="air"
          disabled={!isShort}
          busy={now.at === 'sending'}
          onClick={() => void split()}
        >
          {now.at === 'sending' ? packing.splitting : packing.splitSend}
        </Button>
      </div>
    </Sheet>
  );
}

function asOfNow(split: Omit<SplitPickBody, 'weighedAtMs'>): SplitPickBody {
  return { ...split, weighedAtMs: Date.now() };
}
