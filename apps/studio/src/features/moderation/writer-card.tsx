import type { ChatLine, WriterView } from '@chophien/contracts';
import type { LineActKind } from '@chophien/domain';
import { Button, IconButton, RefusalLine, useRead } from '@chophien/ui';
import { X } from 'lucide-react';
import { useWords } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import styles from './desk.module.css';

type WriterCardProps = {
  showId: string;
  line: ChatLine;
  onAct: (kind: LineActKind) => void;
  onReply: () => void;
  onClose: () => void;
};

const offered: readonly LineActKind[] = ['remove', 'mute', 'ban'];

/** The chosen line, who wrote it, and what can be done. */
export function WriterCard({ showId, line, onAct, onReply, onClose }: WriterCardProps) {
  const { desk: words } = useStudioWords();
  const { common } = useWords();
  const { http } = useMarket();
  const { reading } = useRead(`writer of ${line.id}`, () => http.writerOf(showId, line.id));
  const isKeeper = line.fromHost || (reading.at === 'full' && reading.value.isKeeper);
  return (
    <section className={styles.card} aria-label={words.writer.title(line.name)}>
      <div className={styles.cardHead}>
        <h3>{words.writer.title(line.name)}</h3>
        <IconButton tone="quiet" label={common.close} onClick={onClose}>
          <X aria-hidden="true" size={20} />
        </IconButton>
      </div>
      <p className={styles.quote}>{line.text}</p>
      {reading.at === 'refused' && <RefusalLine refusal={reading.refusal} />}
      {reading.at === 'full' && <Known writer={reading.value} />}
      <div className={styles.ways}>
        {offered.map((kind) =>
          isKeeper && kind !== 'remove' ? null : (
            <Button key={kind} onClick={() => onAct(kind)}>
              {words.act.confirm[kind]}
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
