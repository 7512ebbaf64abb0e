import { AllWords, LanguagePicker, lazyPart, useTitle, useWords } from '@chophien/ui';
import { ShoppingBasket } from 'lucide-react';
import { Suspense, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useMarket, useSession } from '../app/market.js';
import styles from './page.module.css';

// Where it is lost, the choice of language stays as it stands.
const AccountMenu = lazyPart(
  async () =>
    (await import('@chophien/ui/account-menu').catch(() => undefined))?.AccountMenu ?? LanguagePicker,
);

/** A page away from the show: the market's name, the way home, and one column of content. */
export function Page({ title, children }: { title?: string; children: ReactNode }) {
  const { appName, common } = useWords();
  useTitle(title);
  return (
    <div className={styles.page}>
      <a href="#content" className={styles.skip}>
        {common.skipToContent}
      </a>
      <header className={styles.head}>
        <Link href="/" className={styles.name}>
          <img src="/icon.svg" alt="" width={32} height={32} />
          {appName}
        </Link>
        <nav className={styles.nav}>
          <Link href="/orders" className={styles.orders}>
            <ShoppingBasket aria-hidden="true" size={20} />
            {common.orders}
          </Link>
          <Account />
        </nav>
      </header>
      <main id="content" className={styles.content}>
        {children}
      </main>
    </div>
  );
}

/** The same place for everybody: the languages, and behind the same sign the way out for those who are in. */
function Account() {
  const { session } = useMarket();
  const who = useSession();
  if (who.at !== 'in') return <LanguagePicker />;
  return (
    <Suspense fallback={<LanguagePicker />}>
      <AllWords>
        <AccountMenu name={who.me.name} signOut={session.signOut} />
      </AllWords>
    </Suspense>
  );
}
