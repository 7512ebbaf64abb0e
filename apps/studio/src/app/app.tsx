import type { LanguageStore } from '@chophien/i18n';
import { LanguageProvider, lazyPart, Opening, PanelBoundary } from '@chophien/ui';
import { Overlays } from '@chophien/ui/overlays';
import { Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import { areSamplesShown } from '../features/samples/are-shown.js';
import { HomePage } from '../features/home/home-page.js';
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
                  <Route>
                    <SignedIn>
                      <Switch>
                        <Route path="/" component={HomePage} />
                        <Route path="/plan" component={PlanPage} />
                        <Route path="/shows/:id/plan">
                          {({ id }) => <EditPlanPage key={id} showId={id} />}
                        </Route>
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
