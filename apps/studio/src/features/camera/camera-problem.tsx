import { Button, useWords } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import { CopyLink } from './copy-link.js';
import { isInsideAnApp } from './in-app.js';
import styles from './preflight.module.css';
import type { Camera } from './use-camera.js';

/** Why there is no picture, and what to do about it on a phone. */
export function CameraProblem({ camera, onRetry }: { camera: Camera; onRetry: () => void }) {
  const { preflight: words, air } = useStudioWords();
  const { common } = useWords();
  if (camera.at === 'open') return null;
  if (camera.at === 'asking') return <p className={styles.problem}>{words.asking}</p>;
  // Without the door to a camera, or inside another app, asking again helps nobody.
  const shut = navigator.mediaDevices === undefined || isInsideAnApp(navigator.userAgent);
  if (shut && camera.at !== 'stopped') {
    return (
      <div className={styles.problem} role="alert">
        <strong>{words.inAppTitle}</strong>
        <p>{words.inApp}</p>
        <CopyLink
          url={location.href}
          copied={words.linkCopied}
          button={{ tone: 'leaf', size: 'air', children: words.copyLink }}
        />
      </div>
    );
  }
  const [title, hint] = {
    denied: [words.denied, words.deniedHint],
    missing: [words.missing, words.missingHint],
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
