import { Opening, Refused, useAllWords } from '@chophien/ui';
import { SignIn } from '@chophien/ui/sign-in';
import type { ReactNode } from 'react';
import { useMarket, useSession } from './market.js';
import { Page } from './page.js';
import styles from './page.module.css';

/** The studio is for those who are signed in; what each may do there the market decides. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { session } = useMarket();
  const who = useSession();
  const { signIn } = useAllWords();
  if (who.at === 'unknown' && who.lost !== undefined)
    return (
      <Page>
        <Refused refusal={who.lost} onRetry={() => void session.read()} />
      </Page>
    );
  if (who.at === 'unknown') return <Opening />;
  if (who.at === 'in') return children;
  return (
    <Page>
      <section className={styles.signIn}>
        <h1>{signIn.title}</h1>
        <SignIn doors={session} onDone={() => undefined} />
      </section>
    </Page>
  );
}
