import {
  lazyPart,
  Notice,
  Opening,
  PanelBoundary,
  useMedia,
  useOnline,
  useTitle,
  useWords,
} from '@chophien/ui';
import { startTransition, Suspense, useState } from 'react';
import { useMarket } from '../../app/market.js';
import { ButtonLink } from '../../shared/button-link.js';
import { Page } from '../../shared/page.js';
import { later } from '../../shared/later.js';
import { useLater } from '../../shared/use-later.js';
import { BagList } from '../bag/bag-list.js';
import { ChatLines } from '../chat/chat-lines.js';
import { Composer } from '../chat/composer.js';
import { Stage } from '../stage/stage.js';
import { BagButton } from './bag-button.js';
import { LiveContext, PictureContext, useLive } from './live-context.js';
import { SheetContext, type OpenSheet } from './open-sheet.js';
import { PinnedOffer } from './pinned-offer.js';
import { Sheets } from './sheets.js';
import styles from './show-page.module.css';
import { useInShow } from './use-in-show.js';

const TalkTop = lazyPart(async () => (await later()).TalkTop);
const Hearts = lazyPart(async () => (await later()).Hearts);

/** One show: the picture, the shop and the talk, each standing on its own. */
export function ShowPage({ slug }: { slug: string }) {
  const market = useMarket();
  const [{ live, picture }] = useState(() => market.openShow(slug));
  const [sheet, setSheet] = useState<OpenSheet>({ at: 'none' });
  // The tap is seen at once and the sheet drawn in slices: on a slow phone one drawing would hold every frame back.
  const [showSheet] = useState(() => (next: OpenSheet) => startTransition(() => setSheet(next)));
  useInShow(live, slug);
  return (
    <LiveContext value={live}>
      <PictureContext value={picture}>
        <SheetContext value={showSheet}>
          <Room />
          <Sheets sheet={sheet} onClose={() => showSheet({ at: 'none' })} />
        </SheetContext>
      </PictureContext>
    </LiveContext>
  );
}

function Room() {
  const known = useLive((state) => state.show !== null);
  const refused = useLive((state) => state.show === null && state.refusal !== null);
  const title = useLive((state) => state.show?.title);
  const wide = useMedia('(min-width: 1024px)');
  const online = useOnline();
  const isLater = useLater();
  useTitle(title);
  if (refused) return <NoShow />;
  if (!known && !online) return <NoNetwork />;
  if (!known)
    return (
      <div className={styles.waiting}>
        <Opening />
      </div>
    );
  return (
    <main className={styles.room}>
      <Stage>
        <PanelBoundary>
          <Suspense>{isLater && <TalkTop />}</Suspense>
          <ChatLines />
        </PanelBoundary>
      </Stage>
      <section className={styles.offer}>
        <PanelBoundary>
          <PinnedOffer />
        </PanelBoundary>
      </section>
      <div className={styles.bar}>
        <Composer />
        <div className={styles.heart}>
          <Suspense>{isLater && <Hearts />}</Suspense>
        </div>
        {!wide && <BagButton />}
      </div>
      {wide && <BagPanel />}
    </main>
  );
}

function BagPanel() {
  const { bag } = useWords();
  return (
    <aside className={styles.bag} aria-label={bag.title}>
      <h2 className={styles.bagTitle}>{bag.title}</h2>
      <PanelBoundary>
        <BagList />
      </PanelBoundary>
    </aside>
  );
}

/** The show comes by itself when its line does; meanwhile there are the orders, which the device keeps. */
function NoNetwork() {
  const { show, common } = useWords();
  return (
    <Page>
      <Notice title={show.offline}>
        <ButtonLink href="/orders">{common.orders}</ButtonLink>
      </Notice>
    </Page>
  );
}

function NoShow() {
  const { show, common } = useWords();
  return (
    <Page title={show.notFoundTitle}>
      <Notice title={show.notFoundTitle} text={show.notFoundText}>
        <ButtonLink href="/">{common.home}</ButtonLink>
      </Notice>
    </Page>
  );
}
