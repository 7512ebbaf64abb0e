import { useId, type ComponentProps } from 'react';
import styles from './field.module.css';

type FieldProps = ComponentProps<'input'> & {
  label: string;
  hint?: string | undefined;
  /** What is wrong with what was written; said beside the box and to screen readers. */
  fault?: string | undefined;
};

export function Field({ label, hint, fault, ...rest }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = fault ?? hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        {...rest}
        id={id}
        className={styles.input}
        aria-invalid={fault === undefined ? undefined : true}
        aria-describedby={note === undefined ? undefined : noteId}
      />
      {note !== undefined && (
        <p id={noteId} className={styles.note} data-fault={fault !== undefined || undefined}>
          {note}
        </p>
      )}
    </div>
  );
}
