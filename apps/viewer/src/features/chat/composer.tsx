import { chatLineMax, cleanLine } from '@chophien/domain';
import { AllWords, IconButton, lazyPart, useTypedEarly, useWords } from '@chophien/ui';
import { SendHorizontal } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useSession } from '../../app/market.js';
import { later } from '../../shared/later.js';
import { useLive } from '../show/live-context.js';
import { useShowSheet } from '../show/open-sheet.js';
import styles from './composer.module.css';
import type { LineNews } from '../talk/composer-says.js';
import { usePostLine } from './use-post-line.js';

const ComposerSays = lazyPart(async () => (await later()).ComposerSays);

/** The line to the market. What was written is the box's own, which nothing empties until the market has it. */
export function Composer() {
  const { chat: words } = useWords();
  const session = useSession();
  const showSheet = useShowSheet();
  const [isEmpty, setIsEmpty] = useState(true);
  const [news, setNews] = useState<LineNews>({});
  const look = () => setIsEmpty(box.current?.value === '');
  const box = useTypedEarly(look);
  const { posting, post } = usePostLine();
  const over = useLive((state) => state.show?.state === 'ended');

  const send = async () => {
    const written = box.current?.value ?? '';
    const line = cleanLine(written);
    if (!line.ok || posting.at === 'sending') return;
    if (session.at === 'out') return showSheet({ at: 'signIn' });
    const posted = await post(line.value);
    if (!posted.ok) return posted.refusal.code === 'not_signed_in' && showSheet({ at: 'signIn' });
    if (box.current?.value === written) box.current.form?.reset();
    look();
    const { reading } = posted;
    // Goods that are held are looked at now; all else can be asked beside the talk.
    const isOrder = reading?.items.some(({ order }) => order !== null) === true;
    setNews(isOrder ? {} : posted);
    if (isOrder) showSheet({ at: 'draft', reading });
  };
  if (over) return null;
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Suspense>
        {(news.reading ?? news.held ?? posting.refusal) && (
          <AllWords>
            <ComposerSays news={news} refusal={posting.refusal} onClose={() => setNews({})} />
          </AllWords>
        )}
      </Suspense>
      <div className={styles.row}>
        <input
          ref={box}
          className={styles.input}
          aria-label={words.placeholder}
          placeholder={words.placeholder}
          maxLength={chatLineMax * 2}
          enterKeyHint="send"
          autoComplete="off"
          onChange={look}
        />
        {!isEmpty && (
          <IconButton
            type="submit"
            label={words.send}
            busy={posting.at === 'sending'}
            className={styles.send}
          >
            <SendHorizontal aria-hidden="true" size={20} />
          </IconButton>
        )}
      </div>
    </form>
  );
}
