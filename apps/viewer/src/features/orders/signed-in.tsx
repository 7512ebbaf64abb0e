import { Opening, useAllWords } from '@chophien/ui';
import { SignIn } from '@chophien/ui/sign-in';
import type { ReactNode } from 'react';
import { useMarket, useSession } from '../../app/market.js';
import styles from './orders.module.css';

/** What only a signed-in buyer has; anyone else is asked in, in place. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { session } = useMarket();
  const state = useSession();
  const { orders, signIn } = useAllWords();
  if (state.at === 'unknown') return <Opening />;
  if (state.at === 'in') return children;
  return (
    <section className={styles.signIn}>
      <h2>{signIn.title}</h2>
      <p className={styles.soft}>{orders.signInHint}</p>
      <SignIn doors={session} onDone={() => undefined} />
    </section>
  );
}
