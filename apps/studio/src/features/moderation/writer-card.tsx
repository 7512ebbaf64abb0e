import type { ChatLine, WriterView } from '@chophien/contracts';
import type { LineActKind } from '@chophien/domain';
import { Button, RefusalLine, useRead } from '@chophien/ui';
import { ArrowDown } from 'lucide-react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import styles from './desk.module.css';

type WriterCardProps = {
  showId: string;
  line: ChatLine;
  /** How many lines have come since the talk was stopped here. */
  more: number;
  onAct: (kind: LineActKind) => void;
  onReply: () => void;
  onClose: () => void;
};

const offered = ['remove', 'mute', 'ban'] as const;

/** The chosen line, who wrote it, and what can be done. */
export function WriterCard({ showId, line, more, onAct, onReply, onClose }: WriterCardProps) {
  const { desk: words } = useStudioWords();
  const { http } = useMarket();
  const { reading } = useRead(`writer of ${line.id}`, () => http.writerOf(showId, line.id));
  const isKeeper = line.fromHost || (reading.at === 'full' && reading.value.isKeeper);
  return (
    <section className={styles.card} aria-label={words.writer.title(line.name)}>
      <div className={styles.cardHead}>
        <h3>{words.writer.title(line.name)}</h3>
        <Button tone="quiet" onClick={onClose}>
          <ArrowDown aria-hidden="true" size={20} /> {more > 0 ? words.talk.paused(more) : words.talk.toEnd}
        </Button>
      </div>
      <p className={styles.quote}>{line.text}</p>
      {reading.at === 'refused' && <RefusalLine refusal={reading.refusal} />}
      {reading.at === 'full' && <Known writer={reading.value} />}
      <div className={styles.ways}>
        {offered.map((kind) =>
          isKeeper && kind !== 'remove' ? null : (
            <Button key={kind} onClick={() => onAct(kind)}>
              {words.act.short[kind]}
            </Button>
          ),
        )}
        <Button onClick={onReply}>{words.act.reply}</Button>
      </div>
    </section>
  );
}

function Known({ writer }: { writer: WriterView }) {
  const { desk: words } = useStudioWords();
  const { sinceMs, isKeeper, hasBought, acts } = writer;
  return (
    <>
      <p className={styles.soft}>
        {isKeeper ? words.writer.keeper : words.writer.since(sinceMs)} ·{' '}
        {hasBought ? words.writer.bought : words.writer.notBought}
      </p>
      {acts.length > 0 && (
        <p className={styles.soft}>
          {words.writer.acts}: {acts.map(({ kind }) => words.act.names[kind]).join(', ')}
        </p>
      )}
    </>
  );
}
