import { Button, Field, toast } from '@chophien/ui';
import { useState, type ComponentProps } from 'react';
import { useStudioWords } from '../../app/language.js';
import styles from './preflight.module.css';

type CopyLinkProps = { url: string; copied: string; button: ComponentProps<typeof Button> };

/** An address for somewhere else: copied by a tap, or by hand where the app forbids that. */
export function CopyLink({ url, copied, button }: CopyLinkProps) {
  const { preflight: words } = useStudioWords();
  const [byHand, setByHand] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setByHand(false);
      toast(copied);
    } catch {
      // No clipboard in here (or none allowed): the address is shown to be held and copied.
      setByHand(true);
    }
  };
  return (
    <div className={styles.copy}>
      <Button {...button} onClick={() => void copy()} />
      {byHand && (
        <Field label={words.linkByHand} value={url} readOnly onFocus={({ target }) => target.select()} />
      )}
    </div>
  );
}
