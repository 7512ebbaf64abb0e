import { Sheet } from '@chophien/ui/sheet';
import { useStudioWords } from '../../app/language.js';
import styles from './desk.module.css';

export function KeysSheet({ onClose }: { onClose: () => void }) {
  const { desk } = useStudioWords();
  return (
    <Sheet title={desk.keys.title} onClose={onClose}>
      <dl className={styles.keys}>
        {desk.keys.list.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
