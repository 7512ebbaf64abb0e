import type { OrderView } from '@chophien/contracts';
import { Button, RefusalLine, useAllWords } from '@chophien/ui';
import { useState } from 'react';
import { useMarket } from '../../app/market.js';
import { SumList, sumUp } from '../../shared/sum-list.js';
import { AddressBook } from '../address/address-book.js';
import { useAddresses } from '../address/use-addresses.js';
import buyStyles from '../buy/buy.module.css';
import { PayChoice } from '../buy/pay-choice.js';
import { HeldGoods } from '../orders/held-order.js';
import styles from './draft.module.css';
import { useAgree, type DraftOrder } from './use-agree.js';

type DraftFormProps = {
  drafts: readonly DraftOrder[];
  /** What becomes of them without a yes, where that is not the usual. */
  hint?: string;
  onChanged: (order: OrderView) => void;
};

/** Goods that are held for a comment: what they are and cost, where they go, and the yes that makes them an order. */
export function DraftForm({ drafts, hint, onChanged }: DraftFormProps) {
  const { session } = useMarket();
  const { draft: words } = useAllWords();
  const addresses = useAddresses(true);
  const { payMethods } = session.terms();
  const [method, setMethod] = useState(payMethods[0] ?? 'cod');
  const { agreeing, send } = useAgree(drafts, onChanged);
  const addressId = addresses.chosen?.id;
  const [first] = drafts;
  if (first === undefined || first.expiresAtMs === null) return null;
  return (
    <>
      <HeldGoods
        order={first}
        expiresAtMs={first.expiresAtMs}
        hint={hint ?? words.hint}
        onChanged={onChanged}
      >
        <DraftLines drafts={drafts} />
      </HeldGoods>
      <SumList sums={sumUp(drafts)} isAtMost={drafts.some(({ isAtMost }) => isAtMost === true)} />
      <AddressBook addresses={addresses} />
      <PayChoice methods={payMethods} chosen={method} onChoose={setMethod} />
      <div className={buyStyles.place}>
        <RefusalLine refusal={agreeing.refusal} />
        {addressId !== undefined && (
          <Button
            tone="buy"
            size="l"
            busy={agreeing.at === 'sending'}
            onClick={() => void send?.({ addressId, method })}
          >
            {agreeing.at === 'sending' ? words.agreeing : words.agree}
          </Button>
        )}
      </div>
    </>
  );
}

function DraftLines({ drafts }: Pick<DraftFormProps, 'drafts'>) {
  const { orders, formats } = useAllWords();
  return (
    <ul className={styles.lines}>
      {drafts.flatMap(({ id, lines }) =>
        lines.map((line) => (
          <li key={id}>
            <strong>
              {line.code} · {line.name}
            </strong>
            <span>
              {orders.line(formats.amount(line.amount, line.unit), formats.price(line.priceDong, line.unit))}
            </span>
          </li>
        )),
      )}
    </ul>
  );
}
