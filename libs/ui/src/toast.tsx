import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import close from './close.module.css';
import { useWords } from './language.js';
import styles from './toast.module.css';
import { toasting } from './toasting.js';

const shownMs = 5_000;
const shownMax = 2;
/** The region stands empty for a moment before it speaks: what comes with it is not read out. */
const emptyMs = 150;

/** The short words at the top of the screen: said as well as shown, gone by themselves or by a swipe. */
export function Toasts() {
  const { common } = useWords();
  const [manager] = useState(() => Toast.createToastManager());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hear = () => {
      clearTimeout(timer);
      timer = setTimeout(() => toasting.take().forEach((title) => manager.add({ title })), emptyMs);
    };
    hear();
    const deafen = toasting.subscribe(() => (toasting.waiting().length > 0 ? hear() : undefined));
    return () => {
      clearTimeout(timer);
      deafen();
    };
  }, [manager]);
  return (
    <Toast.Provider toastManager={manager} timeout={shownMs} limit={shownMax}>
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport} aria-label={common.notices}>
          <Shown />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Shown() {
  const { toasts } = Toast.useToastManager();
  const { common } = useWords();
  return toasts.map((each) => (
    // A group, not a dialog: nothing is asked.
    <Toast.Root
      key={each.id}
      toast={each}
      role="group"
      aria-modal={undefined}
      swipeDirection={['up', 'left', 'right']}
      className={styles.toast}
    >
      <Toast.Content className={styles.content}>
        <Toast.Title render={<p />} className={styles.title} />
        {/* It is seen, so it is heard of as well. */}
        <Toast.Close className={close.close} aria-label={common.close} aria-hidden={false}>
          <X aria-hidden="true" size={20} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
