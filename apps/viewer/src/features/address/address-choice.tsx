import type { AddressView, Refusal } from '@chophien/contracts';
import { Button, IconButton, RefusalLine, toast, useAllWords } from '@chophien/ui';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useMarket } from '../../app/market.js';
import styles from './address.module.css';

type AddressChoiceProps = {
  address: AddressView;
  pressed?: boolean;
  onChoose?: () => void;
  onChange?: () => void;
  onRemoved?: () => void;
};

export function AddressChoice({ address, pressed, onChoose, onChange, onRemoved }: AddressChoiceProps) {
  const { address: words } = useAllWords();
  const { http } = useMarket();
  const [refusal, setRefusal] = useState<Refusal>();
  const remove = async () => {
    const answer = await http.removeAddress(address.id);
    if (!answer.ok) return setRefusal(answer.refusal);
    onRemoved?.();
    toast(words.removed(address.line));
  };
  const told = (
    <>
      <strong>
        {address.recipient} · {address.phone}
      </strong>
      <span>
        {address.line}, {address.communeName}, {address.provinceName}
      </span>
    </>
  );
  return (
    <div className={styles.choice} data-pressed={pressed || undefined}>
      {onChoose === undefined ? (
        <p className={styles.told}>{told}</p>
      ) : (
        <button type="button" className={styles.told} aria-pressed={pressed} onClick={onChoose}>
          {told}
        </button>
      )}
      {onChange !== undefined && (
        <Button tone="quiet" onClick={onChange}>
          {words.change}
        </Button>
      )}
      {onRemoved !== undefined && (
        <IconButton tone="quiet" label={words.removeNamed(address.line)} onClick={() => void remove()}>
          <Trash2 aria-hidden="true" size={20} />
        </IconButton>
      )}
      {onRemoved !== undefined && <RefusalLine refusal={refusal} />}
    </div>
  );
}
