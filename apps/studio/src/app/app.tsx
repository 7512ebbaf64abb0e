import type { LanguageStore } from '@chophien/i18n';
import { LanguageProvider, lazyPart, Opening, PanelBoundary } from '@chophien/ui';
import { Overlays } from '@chophien/ui/overlays';
import { Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import { areSamplesShown } from '../features/samples/are-shown.js';
import { HomePage } from '../features/home/home-page.js';
import { listPath } from '../features/packing/list-path.js';
import { StudioLanguageContext, type StudioWords } from './language.js';
import { MarketContext, type Market } from './market.js';
import { NotFoundPage } from './not-found-page.js';
import { SignedIn } from './signed-in.js';

// On air a page is never reloaded by itself: a lost part is shown as lost, and asked for again by hand.
const RoomPage = lazyPart(async () => (await import('../features/room/room-page.js')).RoomPage, 'throw');
const PlanPage = lazyPart(async () => (await import('../features/plan/plan-page.js')).PlanPage, 'throw');

const EditPlanPage = lazyPart(
  async () => (await import('../features/plan/edit-plan-page.js')).EditPlanPage,
  'throw',
);

const PackDaysPage = lazyPart(
  async () => (await import('../features/packing/pack-days-page.js')).PackDaysPage,
  'throw',
);
const PackListPage = lazyPart(
  async () => (await import('../features/packing/pack-list-page.js')).PackListPage,
  'throw',
);
const LabelsPage = lazyPart(
  async () => (await import('../features/packing/labels-page.js')).LabelsPage,
  'throw',
);

const DeskPage = lazyPart(
  async () => (await import('../features/moderation/desk-page.js')).DeskPage,
  'throw',
);

const StockPage = lazyPart(async () => (await import('../features/stock/stock-page.js')).StockPage, 'throw');

const OperatorPage = lazyPart(
  async () => (await import('../features/operator/operator-page.js')).OperatorPage,
  'throw',
);

const SamplesPage = lazyPart(async () =>
  (await areSamplesShown())
    ? (await import('../features/samples/samples-page.js')).SamplesPage
    : NotFoundPage,
);

export function App({ market, language }: { market: Market; language: LanguageStore<StudioWords> }) {
  return (
    <MarketContext value={market}>
      <StudioLanguageContext value={language}>
        <LanguageProvider store={language}>
          <PanelBoundary>
            <Suspense fallback={<Opening />}>
              <Router base="/studio">
                <Switch>
                  <Route path="/ui" component={SamplesPage} />
                  {/* The pack desk opens without a network too: it asks by itself who packs. */}
                  <Route path="/packing" component={PackDaysPage} />
                  <Route path="/packing/:boothId/:producerId/:day">
                    {(of) => <PackListPage key={listPath(of)} of={of} />}
                  </Route>
                  <Route path="/packing/:boothId/:producerId/:day/labels">
                    {(of) => <LabelsPage key={listPath(of)} of={of} />}
                  </Route>
                  <Route>
                    <SignedIn>
                      <Switch>
                        <Route path="/" component={HomePage} />
                        <Route path="/plan" component={PlanPage} />
                        <Route path="/stock" component={StockPage} />
                        <Route path="/operator" component={OperatorPage} />
                        <Route path="/shows/:id/plan">
                          {({ id }) => <EditPlanPage key={id} showId={id} />}
                        </Route>
                        <Route path="/desk/:id">{({ id }) => <DeskPage key={id} showId={id} />}</Route>
                        <Route path="/shows/:id">{({ id }) => <RoomPage key={id} showId={id} />}</Route>
                        <Route component={NotFoundPage} />
                      </Switch>
                    </SignedIn>
                  </Route>
                </Switch>
              </Router>
            </Suspense>
          </PanelBoundary>
          <Overlays />
        </LanguageProvider>
      </StudioLanguageContext>
    </MarketContext>
  );
}
