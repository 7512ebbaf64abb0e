import type { OperatorView } from '@chophien/contracts';
import { Opening, Refused } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import { Page } from '../../app/page.js';
import { Gauges } from './gauges.js';
import { HealthLine } from './health-line.js';
import { Queues, Refusals, Shows } from './lists.js';
import styles from './operator.module.css';
import { useOperator } from './use-operator.js';

/** How the market stands, for who looks after it as a whole. */
export function OperatorPage() {
  const { reading, again } = useOperator();
  return (
    <Page>
      {reading.at === 'loading' && <Opening />}
      {reading.at === 'refused' && <Refused refusal={reading.refusal} onRetry={again} />}
      {reading.at === 'full' && <Standing view={reading.value} />}
    </Page>
  );
}

function Standing({ view }: { view: OperatorView }) {
  const { operator: words } = useStudioWords();
  return (
    <>
      <header className={styles.head}>
        <h1>{words.title}</h1>
        <p className={styles.soft}>{words.process(view.process)}</p>
      </header>
      <HealthLine health={view.health} />
      <Gauges seconds={view.seconds} />
      <Queues lanes={view.lanes} pool={view.pool} />
      <Shows shows={view.shows} />
      <Refusals refused={view.refused} />
    </>
  );
}
