import { AllWords, useAllWords } from '@chophien/ui';
import { Megaphone } from 'lucide-react';
import { useLive } from '../show/live-context.js';
import { ToMe } from './to-me.js';
import styles from './talk.module.css';

/** Above the talk: what the grower announces, and what concerns this writer alone. */
export function TalkTop() {
  return (
    <AllWords>
      <Announcement />
      <ToMe />
    </AllWords>
  );
}

function Announcement() {
  const { talk } = useAllWords();
  const announcement = useLive((state) => state.chatRules?.announcement);
  if (!announcement) return null;
  return (
    <p className={styles.announcement} role="status" data-testid="announcement">
      <Megaphone aria-hidden="true" size={18} />
      <span>
        <strong>{talk.announcement}:</strong> {announcement.text}
      </span>
    </p>
  );
}
