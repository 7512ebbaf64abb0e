import type { AllMessages, LanguageStore, Messages } from '@chophien/i18n';
import { AllWords, LanguageProvider, lazyPart, Opening, PanelBoundary } from '@chophien/ui';
import { Overlays } from '@chophien/ui/overlays';
import { Suspense, useEffect } from 'react';
import { Route, Router, Switch } from 'wouter';
import { ShowPage } from '../features/show/show-page.js';
import { useLater } from '../shared/use-later.js';
import { MarketContext, type Market } from './market.js';

const Outbox = lazyPart(async () => (await import('../features/outbox/outbox-bar.js')).OutboxBar);
const NotFoundPage = lazyPart(async () => (await import('./not-found-page.js')).NotFoundPage);
const MarketPage = lazyPart(async () => (await import('../features/market/market-page.js')).MarketPage);
const OrdersPage = lazyPart(async () => (await import('../features/orders/orders-page.js')).OrdersPage);
const OrderPage = lazyPart(async () => (await import('../features/orders/order-page.js')).OrderPage);
const ProductPage = lazyPart(async () => (await import('../features/facts/product-page.js')).ProductPage);
const BoothPage = lazyPart(async () => (await import('../features/booth/booth-page.js')).BoothPage);

type AppProps = {
  market: Market;
  language: LanguageStore<Messages, AllMessages>;
  /** Where there is no address bar. */
  path?: string;
  /** The page is on the screen and hears. */
  onAlive?: () => void;
};

export function App({ market, language, path, onAlive }: AppProps) {
  return (
    <MarketContext value={market}>
      <LanguageProvider store={language}>
        <PanelBoundary>
          <Suspense fallback={<Opening />}>
            <Router {...(path !== undefined && { ssrPath: path })}>
              <Switch>
                <Route path="/s/:slug">{({ slug }) => <ShowPage key={slug} slug={slug} />}</Route>
                <Route>
                  <AllWords>
                    <OtherPages />
                  </AllWords>
                </Route>
              </Switch>
              <Alive onAlive={onAlive} />
            </Router>
          </Suspense>
        </PanelBoundary>
        <Overlays />
        <Later />
      </LanguageProvider>
    </MarketContext>
  );
}

/** A show is drawn with what it needs at once; every other page waits for all words. */
function OtherPages() {
  return (
    <Switch>
      <Route path="/" component={MarketPage} />
      <Route path="/b/:slug">{({ slug }) => <BoothPage slug={slug} />}</Route>
      <Route path="/p/:lotId">{({ lotId }) => <ProductPage lotId={lotId} />}</Route>
      <Route path="/orders" component={OrdersPage} />
      <Route path="/orders/:id">{({ id }) => <OrderPage id={id} />}</Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
}

/** What an earlier page has left undone is taken up a little later than what this one shows. */
function Later() {
  const isLater = useLater();
  return (
    <Suspense>
      {isLater && (
        <AllWords>
          <Outbox />
        </AllWords>
      )}
    </Suspense>
  );
}

/** Last in its boundary: when it is at work, what stands before it is too. */
function Alive({ onAlive }: Pick<AppProps, 'onAlive'>) {
  useEffect(() => onAlive?.(), [onAlive]);
  return null;
}
