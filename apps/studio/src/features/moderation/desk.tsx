import type { DeskView, Power } from '@chophien/contracts';
import { Notice } from '@chophien/ui';
import { Tabs } from '@chophien/ui/tabs';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useStudioWords } from '../../app/language.js';
import { Page } from '../../app/page.js';
import { useLive } from '../room/live-context.js';
import { AppealsPanel } from './appeals-panel.js';
import styles from './desk.module.css';
import { HeldPanel } from './held-panel.js';
import { LogPanel } from './log-panel.js';
import { PeoplePanel } from './people-panel.js';
import { RulesPanel } from './rules-panel.js';
import { TalkPanel } from './talk-panel.js';
import { TeamPanel } from './team-panel.js';
import { useDesk, type DeskDoor } from './use-desk.js';
import { WordsPanel } from './words-panel.js';

type Part = keyof ReturnType<typeof useStudioWords>['desk']['parts'];
type PartOf = { value: Part; needs: Power | 'give'; count?: number; panel: ReactNode };

/** Beside the talk, what waits and what is set; on a phone one part at a time. */
export function Desk({ view: first }: { view: DeskView }) {
  const door = useDesk(first);
  const { desk: words, stock } = useStudioWords();
  const { view } = door;
  const line = useLive((state) => state.line);
  const parts = partsOf(door).filter(({ needs }) =>
    needs === 'give' ? view.mayGive : view.powers.includes(needs),
  );
  return (
    <Page wide>
      <header className={styles.head}>
        <h1>{words.title}</h1>
        <p className={styles.soft}>
          {view.show.title} · {view.show.booth.name}
        </p>
        {view.powers.includes('caps') && <Link href="/stock">{stock.way}</Link>}
        <p role="status" className={styles.line}>
          {line === 'lost' || line === 'slow' ? words.lost : ''}
        </p>
      </header>
      {parts.length === 0 && !view.powers.includes('caps') && <Notice title={words.noPower} />}
      <div className={styles.desk}>
        {view.powers.includes('chat') && <TalkPanel door={door} />}
        {parts.length > 0 && (
          <div className={styles.side}>
            <Tabs
              label={words.title}
              first={parts[0]?.value ?? 'held'}
              tabs={parts.map(({ value, count = 0, panel }) => ({
                value,
                label: words.count(words.parts[value], count),
                panel,
              }))}
            />
          </div>
        )}
      </div>
    </Page>
  );
}

function partsOf(door: DeskDoor): readonly PartOf[] {
  const { heldCount, appealsOpen } = door.view;
  return [
    { value: 'held', needs: 'chat', count: heldCount, panel: <HeldPanel door={door} /> },
    { value: 'appeals', needs: 'chat', count: appealsOpen, panel: <AppealsPanel door={door} /> },
    { value: 'people', needs: 'chat', panel: <PeoplePanel door={door} /> },
    { value: 'rules', needs: 'chat', panel: <RulesPanel door={door} /> },
    { value: 'words', needs: 'chat', panel: <WordsPanel door={door} /> },
    { value: 'log', needs: 'chat', panel: <LogPanel door={door} /> },
    { value: 'team', needs: 'give', panel: <TeamPanel showId={door.view.show.id} /> },
  ];
}
