import type { OperatorView } from '@chophien/contracts';
import { useStudioWords } from '../../app/language.js';
import styles from './operator.module.css';

const parts = ['database', 'video', 'redis'] as const;

/** Whether the market runs, in a sentence, and each part of it. */
export function HealthLine({ health: { state, parts: states } }: Pick<OperatorView, 'health'>) {
  const { operator: words } = useStudioWords();
  return (
    <div className={styles.health} data-state={state}>
      <strong role="status">{words.states[state]}</strong>
      <ul>
        {parts.map((part) => {
          const now = states[part];
          return (
            now && (
              <li key={part} data-part={now}>
                {words.part(words.parts[part], words.partStates[now])}
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
