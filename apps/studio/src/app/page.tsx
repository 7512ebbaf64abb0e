import { LanguagePicker, useTitle } from '@chophien/ui';
import { AccountMenu } from '@chophien/ui/account-menu';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useStudioWords } from './language.js';
import { useMarket, useSession } from './market.js';
import styles from './page.module.css';

/** A quiet page of the studio: home, sign-in, a show that is over. `wide`: for who works at a desk. */
export function Page({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  const words = useStudioWords();
  const { session } = useMarket();
  const who = useSession();
  useTitle(words.title);
  return (
    <div className={styles.page} data-wide={wide || undefined}>
      <header className={styles.head}>
        <Link href="/" className={styles.name}>
          <img src="/studio/icon.svg" alt="" width={32} height={32} />
          {words.title}
        </Link>
        {who.at === 'in' ? <AccountMenu name={who.me.name} signOut={session.signOut} /> : <LanguagePicker />}
      </header>
      <main className={styles.content}>{children}</main>
    </div>
  );
}
