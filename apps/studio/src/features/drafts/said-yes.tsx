import type { ConfirmedForView, OrderView, StudioOrderView } from '@chophien/contracts';
import { Money, useWords } from '@chophien/ui';
import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStudioWords } from '../../app/language.js';
import styles from './drafts.module.css';
import { FocusedTitle } from './focused-title.js';

type SaidYesProps = {
  order: OrderView | StudioOrderView;
  /** Undefined: the show has told of it, and not who it was. */
  saidBy?: ConfirmedForView['saidBy'];
  children: ReactNode;
};

/** It is an order: by whose yes, for whom, and what it comes to. */
export function SaidYes({ order, saidBy, children }: SaidYesProps) {
  const { drafts: words } = useStudioWords();
  return (
    <div className={styles.said}>
      <CircleCheck aria-hidden="true" size={48} className={styles.tick} />
      <FocusedTitle>{words.done[saidBy ?? 'somebody']}</FocusedTitle>
      <Summary order={order} />
      {saidBy !== 'you' && <p className={styles.soft}>{words.notUsed}</p>}
      {order.state === 'held' && <p>{words.toPay}</p>}
      {children}
    </div>
  );
}

function Summary({ order }: Pick<SaidYesProps, 'order'>) {
  const { drafts: words } = useStudioWords();
  const { formats } = useWords();
  if (!('lines' in order))
    return (
      <p>
        {words.order(order.code)}: {order.buyerName},{' '}
        {words.goods(formats.amount(order.amount, order.unit), order.name, order.offerCode)},{' '}
        <Money dong={order.totalDong} />
      </p>
    );
  return (
    <>
      <p>
        {words.order(order.code)}:{' '}
        {order.lines.map(({ amount, unit, name, code }) =>
          words.goods(formats.amount(amount, unit), name, code),
        )}
        , <Money dong={order.totalDong} />
      </p>
      <p>
        <strong>
          {order.recipient} · {order.phone}
        </strong>
        <br />
        {order.addressText}
      </p>
    </>
  );
}
