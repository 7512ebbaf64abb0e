import { Button, LanguagePicker, useTitle, useAllWords } from '@chophien/ui';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useStudioWords } from './language.js';
import { useMarket, useSession } from './market.js';
import styles from './page.module.css';

/** A quiet page of the studio: home, sign-in, a show that is over. */
export function Page({ children }: { children: ReactNode }) {
  const words = useStudioWords();
  const { market } = useAllWords();
  const { session } = useMarket();
  const who = useSession();
  useTitle(words.title);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Link href="/" className={styles.name}>
          <img src="/studio/icon.svg" alt="" width={32} height={32} />
          {words.title}
        </Link>
        <div className={styles.nav}>
          {who.at === 'in' && (
            <Button tone="quiet" onClick={() => void session.signOut()}>
              {market.signOut}
            </Button>
          )}
          <LanguagePicker />
        </div>
      </header>
      <main className={styles.content}>{children}</main>
    </div>
  );
}
