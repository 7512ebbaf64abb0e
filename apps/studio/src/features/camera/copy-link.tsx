import { Button, Field } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import styles from './preflight.module.css';

type Copying = 'ready' | 'copied' | 'byHand';

/** This page's address for the phone's own browser: copied by a tap, or by hand where the app forbids that. */
export function CopyLink({ url }: { url: string }) {
  const { preflight: words } = useStudioWords();
  const [copying, setCopying] = useState<Copying>('ready');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setCopying('copied');
    } catch {
      // No clipboard in here (or none allowed): the address is shown to be held and copied.
      setCopying('byHand');
    }
  };
  return (
    <div className={styles.copy}>
      <Button tone="leaf" size="air" onClick={() => void copy()}>
        {words.copyLink}
      </Button>
      <p role="status">{copying === 'copied' && words.linkCopied}</p>
      {copying === 'byHand' && (
        <Field label={words.linkByHand} value={url} readOnly onFocus={({ target }) => target.select()} />
      )}
    </div>
  );
}
