import { Button, useWords } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import { isInsideAnApp } from './open-camera.js';
import styles from './preflight.module.css';
import type { Camera } from './use-camera.js';

/** Why there is no picture, and what to do about it on a phone. */
export function CameraProblem({ camera, onRetry }: { camera: Camera; onRetry: () => void }) {
  const { preflight: words, air } = useStudioWords();
  const { common } = useWords();
  if (camera.at === 'open') return null;
  if (camera.at === 'asking') return <p className={styles.problem}>{words.asking}</p>;
  const [title, hint] = {
    denied: [words.denied, words.deniedHint],
    missing: [words.missing, isInsideAnApp(navigator.userAgent) ? words.inApp : words.missingHint],
    stopped: [air.cameraLost, ''],
  }[camera.at];
  return (
    <div className={styles.problem} role="alert">
      <strong>{title}</strong>
      <p>{hint}</p>
      <Button size="air" onClick={onRetry}>
        {camera.at === 'stopped' ? air.cameraAgain : common.retry}
      </Button>
    </div>
  );
}
