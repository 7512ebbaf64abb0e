import { Chip, Field } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import styles from './caps.module.css';

type WhyChoiceProps = { why: string; fault: string | undefined; onWrite: (why: string) => void };

/** Why a cap is changed: one tap for the usual reasons, a few words for any other. */
export function WhyChoice({ why, fault, onWrite }: WhyChoiceProps) {
  const { caps } = useStudioWords();
  return (
    <div className={styles.why}>
      <Field
        label={caps.why}
        value={why}
        maxLength={200}
        fault={fault}
        onChange={({ target }) => onWrite(target.value)}
      />
      <div className={styles.reasons} role="group" aria-label={caps.usual}>
        {caps.reasons.map((reason) => (
          <Chip key={reason} pressed={why === reason} onClick={() => onWrite(reason)}>
            {reason}
          </Chip>
        ))}
      </div>
    </div>
  );
}
