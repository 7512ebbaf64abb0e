import { CSPProvider } from '@base-ui/react/csp-provider';
import { Drawer } from '@base-ui/react/drawer';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import close from './close.module.css';
import { useWords } from './language.js';
import styles from './sheet.module.css';

type SheetProps = { title: string; onClose: () => void; children: ReactNode };

/** A sheet from below on a phone, a card in the middle on a desk. It is open as long as it is mounted. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const { common } = useWords();
  return (
    <CSPProvider disableStyleElements>
      <Drawer.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
        <Drawer.Portal>
          <Drawer.Backdrop className={styles.backdrop} />
          <Drawer.Viewport className={styles.viewport}>
            <Drawer.Popup className={styles.popup}>
              <div className={styles.handle} aria-hidden="true" />
              <div className={styles.head}>
                <Drawer.Title className={styles.title}>{title}</Drawer.Title>
                <Drawer.Close className={close.close} aria-label={common.close}>
                  <X aria-hidden="true" />
                </Drawer.Close>
              </div>
              {/* Can be focused, so that a long one is read by keys. */}
              <Drawer.Content className={styles.content} tabIndex={0} role="region" aria-label={title}>
                {children}
              </Drawer.Content>
            </Drawer.Popup>
          </Drawer.Viewport>
        </Drawer.Portal>
      </Drawer.Root>
    </CSPProvider>
  );
}
