import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useId } from 'react';
import styles from './choice.module.css';

type Option<Value> = {
  value: Value;
  label: string;
  hint?: string;
  /** Where the label is in another language. */ lang?: string;
};
type ChoiceProps<Value> = {
  label: string;
  value: Value;
  options: readonly Option<Value>[];
  onChoose: (value: Value) => void;
};

/** One of a few, all in sight, each with a word on what it means. */
export function Choice<Value extends string>({ label, value, options, onChoose }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className={styles.choice}>
      <p id={id} className={styles.label}>
        {label}
      </p>
      <RadioGroup aria-labelledby={id} className={styles.options} value={value} onValueChange={onChoose}>
        {options.map((option) => (
          <label key={option.value} className={styles.option} lang={option.lang}>
            <Radio.Root value={option.value} className={styles.radio}>
              <Radio.Indicator className={styles.dot} />
            </Radio.Root>
            <span>
              <span className={styles.name}>{option.label}</span>
              {option.hint !== undefined && <span className={styles.hint}>{option.hint}</span>}
            </span>
          </label>
        ))}
      </RadioGroup>
    </div>
  );
}
