import { Tooltip as Base } from '@base-ui/react/tooltip';
import styles from './tooltip.module.css';
import { useTip } from './use-tip.js';

/** What a button with only an icon does, for eyes: its name, beside it. One for the whole page. */
export function Tooltip() {
  const { tip, hide } = useTip();
  const name = tip?.getAttribute('aria-label') ?? '';
  return (
    <Base.Root open={tip !== undefined && name !== ''} onOpenChange={(open) => (open ? undefined : hide())}>
      <Base.Portal>
        {/* Its reader has heard it already: it is the button's own name. */}
        <Base.Positioner
          anchor={tip}
          sideOffset={6}
          collisionPadding={8}
          className={styles.place}
          aria-hidden="true"
        >
          <Base.Popup className={styles.words} data-tip-words="">
            {name}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
