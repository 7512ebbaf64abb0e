import type { OrderView, Refusal } from '@chophien/contracts';
import { Button, RefusalLine, useAllWords } from '@chophien/ui';
import { Scale } from 'lucide-react';
import { useState } from 'react';
import { useMarket } from '../../app/market.js';
import styles from './orders.module.css';

type WeightQuestionProps = { order: OrderView; onChanged: (order: OrderView) => void };
type Answering = { at: 'asking' | 'takes' | 'refuses'; refusal?: Refusal };

/** The parcel weighs another amount than was ordered: taken so, or cancelled. */
export function WeightQuestion({ order, onChanged }: WeightQuestionProps) {
  const { http } = useMarket();
  const { weight, formats } = useAllWords();
  const [now, setNow] = useState<Answering>({ at: 'asking' });
  const [line] = order.lines;
  const asked = order.weightAsked;
  if (asked === null || line === undefined) return null;
  const packed = formats.amount(asked.amount, line.unit);
  const reply = async (takes: boolean) => {
    setNow({ at: takes ? 'takes' : 'refuses' });
    const answer = await http.answerWeight(order.id, { amount: asked.amount, takes });
    setNow(answer.ok ? { at: 'asking' } : { at: 'asking', refusal: answer.refusal });
    if (answer.ok) onChanged(answer.value);
  };
  const isSending = now.at !== 'asking';
  return (
    <section className={styles.question} aria-label={weight.title}>
      <h2 className={styles.questionTitle}>
        <Scale aria-hidden="true" size={22} />
        {weight.title}
      </h2>
      <WeightWords asked={asked} packed={packed} line={line} />
      <RefusalLine refusal={now.refusal} />
      <div className={styles.ways}>
        {asked.amount > 0 && (
          <Button tone="leaf" size="l" busy={isSending} onClick={() => void reply(true)}>
            {now.at === 'takes' ? weight.sending : weight.takes(packed)}
          </Button>
        )}
        <Button size="l" busy={isSending} onClick={() => void reply(false)}>
          {now.at === 'refuses' ? weight.sending : weight.refuses}
        </Button>
      </div>
    </section>
  );
}

type WeightWordsProps = {
  asked: NonNullable<OrderView['weightAsked']>;
  packed: string;
  line: OrderView['lines'][number];
};

function WeightWords({ asked, packed, line }: WeightWordsProps) {
  const { weight, formats } = useAllWords();
  if (asked.amount === 0) return <p>{weight.nothing}</p>;
  const then = asked.amount < line.amount ? weight.less : weight.more;
  return (
    <>
      <p>{weight.asks(packed, formats.amount(line.amount, line.unit))}</p>
      <p>
        <strong>{then(packed, formats.money(asked.goodsDong))}</strong>
        {asked.dueBackDong > 0 && ` ${weight.back(formats.money(asked.dueBackDong))}`}
      </p>
    </>
  );
}
