import type { Refusal, WordView } from '@chophien/contracts';
import { wordCharactersMax } from '@chophien/domain';
import { Button, Field, IconButton, Opening, Refused, RefusalLine, useRead } from '@chophien/ui';
import { Choice } from '@chophien/ui/choice';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import styles from './desk.module.css';
import type { DeskDoor } from './use-desk.js';

/** The words that are not said unseen in this show, by whose list; the show's own can be added and dropped here. */
export function WordsPanel({ door }: { door: DeskDoor }) {
  const { desk } = useStudioWords();
  const { http } = useMarket();
  const words = desk.words;
  const showId = door.view.show.id;
  const { reading, again, put } = useRead(`words ${showId}`, () => http.words(showId));
  if (reading.at === 'loading') return <Opening />;
  if (reading.at === 'refused') return <Refused refusal={reading.refusal} onRetry={again} />;
  const drop = async (wordId: string) => {
    const answer = await http.dropWord(showId, wordId);
    if (answer.ok) put(answer.value);
  };
  return (
    <>
      <AddWord showId={showId} onAdded={put} />
      {reading.value.length === 0 && <p className={styles.soft}>{words.empty}</p>}
      <ul className={styles.list}>
        {reading.value.map((one) => (
          <li key={one.id} className={styles.word}>
            <span>
              <b>{one.word}</b> · {words.verdicts[one.verdict]} · {words.reaches[one.reach]}
            </span>
            {one.reach === 'show' && (
              <IconButton tone="quiet" label={words.drop(one.word)} onClick={() => void drop(one.id)}>
                <Trash2 aria-hidden="true" size={20} />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function AddWord({ showId, onAdded }: { showId: string; onAdded: (words: WordView[]) => void }) {
  const { desk } = useStudioWords();
  const { http } = useMarket();
  const words = desk.words;
  const [word, setWord] = useState('');
  const [verdict, setVerdict] = useState<WordView['verdict']>('hold');
  const [sending, setSending] = useState<{ busy: boolean; refusal?: Refusal }>({ busy: false });
  const send = async () => {
    if (sending.busy || word.trim() === '') return;
    setSending({ busy: true });
    const answer = await http.addWord(showId, { word, verdict });
    setSending(answer.ok ? { busy: false } : { busy: false, refusal: answer.refusal });
    if (!answer.ok) return;
    setWord('');
    onAdded(answer.value);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field
        label={words.word}
        hint={words.hint}
        value={word}
        maxLength={wordCharactersMax}
        onChange={({ target }) => setWord(target.value)}
      />
      <Choice
        label={words.verdict}
        value={verdict}
        options={(['hold', 'block'] as const).map((value) => ({ value, label: words.verdicts[value] }))}
        onChoose={setVerdict}
      />
      <RefusalLine refusal={sending.refusal} />
      <Button type="submit" busy={sending.busy}>
        {words.add}
      </Button>
    </form>
  );
}
