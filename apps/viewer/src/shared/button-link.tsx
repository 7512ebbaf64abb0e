import type { ReactNode } from 'react';
import { Link } from 'wouter';
import styles from './button-link.module.css';

export function ButtonLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className={styles.link}>
      {children}
    </Link>
  );
}
