import type { ActNews, WaitingAct } from '@chophien/client';
import { sayRefusal } from '@chophien/i18n';
import { Button, useAllWords } from '@chophien/ui';
import { useSyncExternalStore } from 'react';
import { useLostStyles } from '../offline/use-lost-styles.js';
import styles from './outbox.module.css';
import type { OpenOutbox } from './open-outbox.js';
import { useOrderToasts, useOutbox } from './use-outbox.js';
import { useActWords } from './use-act-words.js';

/** What was asked of the market and waits for its answer, over any page; nothing while nothing does. */
export function OutboxBar() {
  const opened = useOutbox();
  useLostStyles();
  return opened === undefined ? null : <Bar outbox={opened} />;
}

function Bar({ outbox: { box, news } }: { outbox: OpenOutbox }) {
  const { outbox: words } = useAllWords();
  const waiting = useSyncExternalStore(box.store.subscribe, box.store.getSnapshot);
  const told = useSyncExternalStore(news.subscribe, news.getSnapshot);
  useOrderToasts(news);
  const bad = told.filter(({ kind }) => kind === 'refused' || kind === 'too_late');
  if (waiting.length === 0 && bad.length === 0) return null;
  return (
    <aside className={styles.bar} aria-label={words.title}>
      {waiting.length > 0 && <Waiting waiting={waiting} onGiveUp={(key) => void box.giveUp(key)} />}
      {bad.map((each) => (
        <Ended key={keyOf(each)} news={each} onSeen={() => news.tell({ type: 'seen', news: each })} />
      ))}
    </aside>
  );
}

type WaitingProps = { waiting: readonly WaitingAct[]; onGiveUp: (key: string) => void };

function Waiting({ waiting, onGiveUp }: WaitingProps) {
  const { outbox: words } = useAllWords();
  const say = useActWords();
  return (
    <>
      <div role="status">
        <p className={styles.count}>{words.waiting(waiting.length)}</p>
        <p>{words.waitsFor[waiting[0]?.waitsFor ?? 'sending']}</p>
      </div>
      <ul className={styles.acts}>
        {waiting.map(({ act, isSent }) => (
          <li key={act.body.key} className={styles.act}>
            <span>{say(act)}</span>
            {isSent ? (
              <span className={styles.soft}>{words.sent}</span>
            ) : (
              <Button
                tone="plain"
                aria-label={words.giveUpNamed(say(act))}
                onClick={() => onGiveUp(act.body.key)}
              >
                {words.giveUp}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Ended({ news, onSeen }: { news: ActNews; onSeen: () => void }) {
  const { outbox: words, refusals } = useAllWords();
  const say = useActWords();
  if (news.kind !== 'refused' && news.kind !== 'too_late') return null;
  return (
    <div className={styles.act} role="alert">
      <p>
        {news.kind === 'too_late'
          ? words.tooLate(say(news.act))
          : `${words.refused(say(news.act))} ${sayRefusal(refusals, news.refusal)}`}
      </p>
      <Button tone="plain" onClick={onSeen}>
        {words.seen}
      </Button>
    </div>
  );
}

function keyOf(news: ActNews): string | undefined {
  return 'act' in news ? news.act.body.key : undefined;
}
