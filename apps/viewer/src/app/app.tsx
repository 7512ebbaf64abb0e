import type { LanguageStore, Messages } from '@chophien/i18n';
import { LanguageProvider, lazyPart, Opening, PanelBoundary } from '@chophien/ui';
import { Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { MarketPage } from '../features/market/market-page.js';
import { ShowPage } from '../features/show/show-page.js';
import { MarketContext, type Market } from './market.js';
import { NotFoundPage } from './not-found-page.js';

const OrdersPage = lazyPart(async () => (await import('../features/orders/orders-page.js')).OrdersPage);
const OrderPage = lazyPart(async () => (await import('../features/orders/order-page.js')).OrderPage);
const BoothPage = lazyPart(async () => (await import('../features/booth/booth-page.js')).BoothPage);

export function App({ market, language }: { market: Market; language: LanguageStore<Messages> }) {
  return (
    <MarketContext value={market}>
      <LanguageProvider store={language}>
        <PanelBoundary>
          <Suspense fallback={<Opening />}>
            <Switch>
              <Route path="/" component={MarketPage} />
              <Route path="/s/:slug">{({ slug }) => <ShowPage key={slug} slug={slug} />}</Route>
              <Route path="/b/:slug">{({ slug }) => <BoothPage slug={slug} />}</Route>
              <Route path="/orders" component={OrdersPage} />
              <Route path="/orders/:id">{({ id }) => <OrderPage id={id} />}</Route>
              <Route component={NotFoundPage} />
            </Switch>
          </Suspense>
        </PanelBoundary>
      </LanguageProvider>
    </MarketContext>
  );
}
