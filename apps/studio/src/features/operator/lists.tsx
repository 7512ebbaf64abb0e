import type { OperatorView } from '@chophien/contracts';
import type { ReactNode } from 'react';
import { useStudioWords } from '../../app/language.js';
import styles from './operator.module.css';

export function Queues({ lanes, pool }: Pick<OperatorView, 'lanes' | 'pool'>) {
  const { operator: words } = useStudioWords();
  return (
    <List title={words.queues}>
      {lanes.map(({ name, waiting, lastBatch }) => (
        <Row key={name} name={words.lanes[name]} value={words.lane(waiting, lastBatch)} />
      ))}
      <Row name={words.pool} value={words.poolUse(pool.inUse, pool.idle, pool.waiting)} />
    </List>
  );
}

export function Shows({ shows }: Pick<OperatorView, 'shows'>) {
  const { operator: words } = useStudioWords();
  return (
    <List title={words.shows} empty={words.noShows}>
      {shows.map(({ slug, title, watching }) => (
        <Row key={slug} name={<a href={`/s/${slug}`}>{title}</a>} value={words.watching(watching)} />
      ))}
    </List>
  );
}

/** By code: who runs the market looks it up, and words would hide which it is. */
export function Refusals({ refused }: Pick<OperatorView, 'refused'>) {
  const { operator: words } = useStudioWords();
  return (
    <List title={words.refused} empty={words.noneRefused}>
      {refused.map(({ code, times }) => (
        <Row key={code} name={<code>{code}</code>} value={words.times(times)} />
      ))}
    </List>
  );
}

function List({
  title,
  empty,
  children,
}: {
  title: string;
  empty?: string;
  children: ReactNode[] | ReactNode;
}) {
  const isEmpty = Array.isArray(children) && children.length === 0;
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      {isEmpty ? <p className={styles.soft}>{empty}</p> : <dl className={styles.list}>{children}</dl>}
    </section>
  );
}

function Row({ name, value }: { name: ReactNode; value: string }) {
  return (
    <div className={styles.row}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
