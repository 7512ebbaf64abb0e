import type { ReactNode } from 'react';
import styles from './notice.module.css';

type NoticeProps = { title: string; text?: string; icon?: ReactNode; children?: ReactNode };

/** A state that has something to say and something to do next: empty, lost, over, not found. */
export function Notice({ title, text, icon, children }: NoticeProps) {
  return (
    <div className={styles.notice}>
      {icon !== undefined && <div className={styles.icon}>{icon}</div>}
      <h2 className={styles.title}>{title}</h2>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </div>
  );
}
