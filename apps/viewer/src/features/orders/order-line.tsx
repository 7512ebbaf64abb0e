import type { OrderLineView } from '@chophien/contracts';
import { Button, lazyPart, Money, useAllWords } from '@chophien/ui';
import { Suspense, useState, type ReactNode } from 'react';
import styles from './orders.module.css';

const FactsSheet = lazyPart(async () => (await import('../facts/facts-sheet.js')).FactsSheet);

export function OrderLine({ line, children }: { line: OrderLineView; children: ReactNode }) {
  const { orders, formats } = useAllWords();
  return (
    <li className={styles.line}>
      <div>
        <p className={styles.lineName}>{line.name}</p>
        <p className={styles.soft}>{line.producerName}</p>
        <p>{orders.line(formats.amount(line.amount, line.unit), formats.price(line.priceDong, line.unit))}</p>
      </div>
      <strong>
        <Money dong={line.goodsDong} />
      </strong>
      {children}
    </li>
  );
}

/** The facts as they were at the time of buying, one tap away. */
export function LineFacts({ factsId }: Pick<OrderLineView, 'factsId'>) {
  const { orders } = useAllWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button tone="quiet" className={styles.lineFacts} onClick={() => setOpen(true)}>
        {orders.facts}
      </Button>
      {open && (
        <Suspense>
          <FactsSheet source={{ factsId }} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
