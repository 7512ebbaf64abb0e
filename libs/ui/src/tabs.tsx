import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import styles from './tabs.module.css';

type Tab<Value> = { value: Value; label: string; panel: ReactNode };
type TabsProps<Value> = { label: string; first: Value; tabs: readonly Tab<Value>[] };

/** Parts of one thing, one in sight at a time: for what is read apart. What must stay in the first HTML is not put here. */
export function Tabs<Value extends string>({ label, first, tabs }: TabsProps<Value>) {
  return (
    <Base.Root defaultValue={first} className={styles.tabs}>
      <Base.List aria-label={label} className={styles.list}>
        {tabs.map((tab) => (
          <Base.Tab key={tab.value} value={tab.value} className={styles.tab}>
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className={styles.panel}>
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
