import { ChevronDown } from 'lucide-react';
import { useId, type ComponentProps, type ReactNode } from 'react';
import field from './field.module.css';
import styles from './select.module.css';

type SelectProps = Pick<ComponentProps<'select'>, 'value' | 'disabled'> & {
  label: string;
  /** The options. */
  children: ReactNode;
  onChoose: (value: string) => void;
};

/** One of several, by the device's own list. */
export function Select({ label, children, onChoose, ...rest }: SelectProps) {
  const id = useId();
  return (
    <div className={field.field}>
      <label htmlFor={id} className={field.label}>
        {label}
      </label>
      <span className={styles.box}>
        <select {...rest} id={id} className={field.input} onChange={({ target }) => onChoose(target.value)}>
          {children}
        </select>
        <ChevronDown aria-hidden="true" size={20} className={styles.arrow} />
      </span>
    </div>
  );
}
