import { Button, useWords } from '@chophien/ui';
import { ShoppingBasket } from 'lucide-react';
import styles from './bag-button.module.css';
import { useLive } from './live-context.js';
import { useShowSheet } from './open-sheet.js';

export function BagButton() {
  const { bag, formats } = useWords();
  const count = useLive((state) => Object.keys(state.offers).length);
  const show = useShowSheet();
  return (
    <Button
      tone="over"
      className={styles.bag}
      aria-label={bag.open(count)}
      data-tip=""
      onClick={() => show({ at: 'bag' })}
    >
      <ShoppingBasket aria-hidden="true" size={22} />
      <span aria-hidden="true">{formats.count(count)}</span>
    </Button>
  );
}
