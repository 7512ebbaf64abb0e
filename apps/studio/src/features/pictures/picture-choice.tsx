import type { Refusal } from '@chophien/contracts';
import { Picture, RefusalLine } from '@chophien/ui';
import { Camera } from 'lucide-react';
import { useId, useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import styles from './picture-choice.module.css';

type PictureChoiceProps = {
  label: string;
  hint: string;
  boothId: string;
  /** The base path of the picture that is chosen now. */
  picture: string | undefined;
  onChosen: (picture: string) => void;
};
type Sending = { at: 'idle' | 'sending'; refusal?: Refusal };

/** A photo from this device, sent at once and shown as the market has made it. The old one stays until then. */
export function PictureChoice({ label, hint, boothId, picture, onChosen }: PictureChoiceProps) {
  const { pictures: words } = useStudioWords();
  const { http } = useMarket();
  const [sending, setSending] = useState<Sending>({ at: 'idle' });
  const noteId = useId();

  const send = async (file: File | undefined) => {
    if (file === undefined) return;
    setSending({ at: 'sending' });
    const answer = await http.uploadPicture(boothId, file);
    setSending(answer.ok ? { at: 'idle' } : { at: 'idle', refusal: answer.refusal });
    if (answer.ok) onChosen(answer.value.picture);
  };
  const busy = sending.at === 'sending';
  return (
    <div className={styles.choice}>
      <label className={styles.box} data-busy={busy || undefined}>
        {picture === undefined ? (
          <span className={styles.empty} aria-hidden="true">
            <Camera size={28} />
          </span>
        ) : (
          <Picture base={picture} sizes="96px" className={styles.picture} />
        )}
        <span>
          <span className={styles.label}>{label}</span>
          <span id={noteId} className={styles.hint} role="status">
            {busy ? words.sending : picture === undefined ? hint : words.change}
          </span>
        </span>
        <input
          type="file"
          accept="image/jpeg,image/png,image/webp,image/avif"
          className={styles.file}
          aria-label={label}
          aria-describedby={noteId}
          disabled={busy}
          onChange={({ target }) => {
            void send(target.files?.[0]);
            // The same photo may be chosen again after a refusal.
            target.value = '';
          }}
        />
      </label>
      <RefusalLine refusal={sending.refusal} />
    </div>
  );
}
