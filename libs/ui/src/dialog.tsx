import { AlertDialog } from '@base-ui/react/alert-dialog';
import { CSPProvider } from '@base-ui/react/csp-provider';
import type { ReactNode } from 'react';
import { Button } from './button.js';
import styles from './dialog.module.css';

type DialogProps = {
  /** `hint`: what a yes brings about. */
  ask: { question: string; hint: string; yes: string; no: string };
  /** The yes is on its way. */
  busy?: boolean;
  onYes: () => void;
  onNo: () => void;
  /** Why the yes did not go through. */
  children?: ReactNode;
};

/** One question before what cannot be undone. It is open as long as it is mounted; Escape is a no. */
export function Dialog({ ask, busy = false, onYes, onNo, children }: DialogProps) {
  return (
    <CSPProvider disableStyleElements>
      <AlertDialog.Root open onOpenChange={(open) => (open ? undefined : onNo())}>
        <AlertDialog.Portal>
          <AlertDialog.Backdrop className={styles.backdrop} />
          <AlertDialog.Viewport className={styles.viewport}>
            <AlertDialog.Popup className={styles.popup}>
              <AlertDialog.Title className={styles.question}>{ask.question}</AlertDialog.Title>
              <AlertDialog.Description>{ask.hint}</AlertDialog.Description>
              {children}
              <div className={styles.ways}>
                {/* First, so that it has the focus: who taps too fast has changed nothing. */}
                <AlertDialog.Close render={<Button />}>{ask.no}</AlertDialog.Close>
                <Button busy={busy} className={styles.yes} onClick={onYes}>
                  {ask.yes}
                </Button>
              </div>
            </AlertDialog.Popup>
          </AlertDialog.Viewport>
        </AlertDialog.Portal>
      </AlertDialog.Root>
    </CSPProvider>
  );
}
