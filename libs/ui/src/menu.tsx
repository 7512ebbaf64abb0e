import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './button.js';
import styles from './menu.module.css';

/** A few things to do behind one sign. */
export function Menu({ label, icon, children }: { label: string; icon: ReactNode; children: ReactNode }) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={<IconButton tone="quiet" label={label} />}>{icon}</Base.Trigger>
      <Base.Portal>
        <Base.Positioner align="end" collisionPadding={8} className={styles.place}>
          <Base.Popup className={styles.menu}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Things that belong together, under their name. */
export function MenuGroup({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Base.Group className={styles.group}>
      <Base.GroupLabel className={styles.name}>{name}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

export function MenuItem({ onChoose, children }: { onChoose: () => void; children: ReactNode }) {
  return (
    <Base.Item className={styles.item} onClick={onChoose}>
      {children}
    </Base.Item>
  );
}

type MenuChoiceProps = {
  name: string;
  value: string;
  options: readonly { value: string; label: string; lang?: string }[];
  onChoose: (value: string) => void;
};

/** One of a few, the one that holds ticked. */
export function MenuChoice({ name, value, options, onChoose }: MenuChoiceProps) {
  return (
    <MenuGroup name={name}>
      <Base.RadioGroup
        value={value}
        onValueChange={(chosen: unknown) => (typeof chosen === 'string' ? onChoose(chosen) : undefined)}
      >
        {options.map((option) => (
          <Base.RadioItem
            key={option.value}
            value={option.value}
            lang={option.lang}
            closeOnClick
            className={styles.item}
          >
            {option.label}
            <Base.RadioItemIndicator className={styles.tick}>
              <Check aria-hidden="true" size={20} />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </MenuGroup>
  );
}
