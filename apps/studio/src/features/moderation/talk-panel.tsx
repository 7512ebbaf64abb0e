import type { LineActKind } from '@chophien/domain';
import { Button } from '@chophien/ui';
import { Keyboard } from 'lucide-react';
import { useReducer, useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { AnswerForm } from '../talk/answer-form.js';
import { ActSheet } from './act-sheet.js';
import { shownMax, stepChoosing } from './choosing.js';
import styles from './desk.module.css';
import type { DeskKey } from './keys.js';
import { KeysSheet } from './keys-sheet.js';
import { ReplySheet } from './reply-sheet.js';
import { useLive } from '../room/live-context.js';
import { TalkLines } from './talk-lines.js';
import type { DeskDoor } from './use-desk.js';
import { useDeskKeys } from './use-desk-keys.js';
import { usePacedLines } from './use-paced-lines.js';
import { WriterCard } from './writer-card.js';

type Opened = { at: 'none' | 'keys' | 'reply' } | { at: 'act'; kind: LineActKind };
const closed: Opened = { at: 'none' };
const actOfKey: Partial<Record<DeskKey, LineActKind>> = { remove: 'remove', mute: 'mute', ban: 'ban' };

/** The talk as it runs; a line that is chosen stops it here, and is dealt with. */
export function TalkPanel({ door }: { door: DeskDoor }) {
  const { desk: words } = useStudioWords();
  const all = usePacedLines();
  const [choosing, tell] = useReducer(stepChoosing, { at: 'running' });
  const [opened, open] = useState<Opened>(closed);
  const gone = useLive((state) => state.gone);
  const lines = (choosing.at === 'stopped' ? choosing.lines : all.slice(-shownMax)).filter(
    ({ seq, turn = 0 }) => turn >= (gone[seq] ?? 0),
  );
  const chosen = choosing.at === 'stopped' ? lines.find(({ seq }) => seq === choosing.seq) : undefined;
  const more = choosing.at === 'stopped' ? all.filter(({ seq }) => seq > (lines.at(-1)?.seq ?? 0)).length : 0;

  useDeskKeys((key) => {
    const kind = actOfKey[key];
    if (key === 'next' || key === 'before') tell({ type: 'moved', by: key === 'next' ? 1 : -1, lines: all });
    else if (key === 'let go') tell({ type: 'let go' });
    else if (key === 'help') open({ at: 'keys' });
    else if (chosen && kind) open({ at: 'act', kind });
    else if (chosen) open({ at: 'reply' });
  });
  const done = () => {
    open(closed);
    tell({ type: 'let go' });
  };
  return (
    <section className={styles.talk} aria-label={words.parts.talk}>
      <div className={styles.talkHead}>
        <h2>{words.parts.talk}</h2>
        <Button tone="quiet" onClick={() => open({ at: 'keys' })}>
          <Keyboard aria-hidden="true" size={20} /> {words.keys.title}
        </Button>
      </div>
      <TalkLines
        lines={lines}
        chosenSeq={chosen?.seq}
        onChoose={(seq) => tell({ type: 'chosen', seq, lines: all })}
      />
      {chosen && (
        <div className={styles.chosen}>
          <WriterCard
            showId={door.view.show.id}
            line={chosen}
            more={more}
            onAct={(kind) => open({ at: 'act', kind })}
            onReply={() => open({ at: 'reply' })}
            onClose={() => tell({ type: 'let go' })}
          />
        </div>
      )}
      <AnswerForm />
      {opened.at === 'keys' && <KeysSheet onClose={() => open(closed)} />}
      {opened.at === 'act' && chosen && (
        <ActSheet door={door} kind={opened.kind} line={chosen} onDone={done} onClose={() => open(closed)} />
      )}
      {opened.at === 'reply' && chosen && (
        <ReplySheet showId={door.view.show.id} line={chosen} onDone={done} onClose={() => open(closed)} />
      )}
    </section>
  );
}
