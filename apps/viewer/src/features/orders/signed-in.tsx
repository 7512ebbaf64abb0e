import { Opening, useAllWords } from '@chophien/ui';
import { SignIn } from '@chophien/ui/sign-in';
import type { ReactNode } from 'react';
import { useMarket, useSession } from '../../app/market.js';
import styles from './orders.module.css';

type SignedInProps = {
  /** What is shown while the market cannot be asked who is here. */
  unreached: (onRetry: () => void) => ReactNode;
  children: ReactNode;
};

/** What only a signed-in buyer has; anyone else is asked in, in place. */
export function SignedIn({ unreached, children }: SignedInProps) {
  const { session } = useMarket();
  const state = useSession();
  const { orders, signIn } = useAllWords();
  if (state.at === 'unknown')
    return state.lost !== undefined ? unreached(() => void session.read()) : <Opening />;
  if (state.at === 'in') return children;
  return (
    <section className={styles.signIn}>
      <h2>{signIn.title}</h2>
      <p className={styles.soft}>{orders.signInHint}</p>
      <SignIn doors={session} onDone={() => undefined} />
    </section>
  );
}
