import { LanguagePicker, useTitle } from '@chophien/ui';
import type { ReactNode } from 'react';
import styles from './samples.module.css';
import { samples } from './samples.js';
import { Colours, Corners, Spaces, TypeScale } from './tokens.js';

const tokens = { Colours, 'Type scale': TypeScale, Space: Spaces, Corners };
const grounds = ['light', 'dark'] as const;

/** Every part that pages are made of, in every state, light and dark side by side. Nothing is fetched for it. */
export function SamplesPage() {
  useTitle('libs/ui');
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <h1>libs/ui</h1>
        <LanguagePicker />
      </header>
      {[...Object.entries(tokens), ...Object.entries(samples)].map(([name, Sample]) => (
        <SideBySide key={name} name={name}>
          <Sample />
        </SideBySide>
      ))}
    </main>
  );
}

function SideBySide({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className={styles.sample} aria-label={name}>
      <h2>{name}</h2>
      <div className={styles.grounds}>
        {grounds.map((ground) => (
          <div key={ground} data-ground={ground} className={styles.ground}>
            {children}
          </div>
        ))}
      </div>
    </section>
  );
}
