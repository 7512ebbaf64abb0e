import { LanguagePicker, useTitle, useWords } from '@chophien/ui';
import { ShoppingBasket } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import styles from './page.module.css';

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
          <LanguagePicker />
        </nav>
      </header>
      <main id="content" className={styles.content}>
        {children}
      </main>
    </div>
  );
}
