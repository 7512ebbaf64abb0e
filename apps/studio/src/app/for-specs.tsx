import type { StudioClient } from '@chophien/client';
import { languageStore, moreVi, studioVi, vi } from '@chophien/i18n';
import { LanguageProvider } from '@chophien/ui';
import type { ReactNode } from 'react';
import { StudioLanguageContext, type StudioWords } from './language.js';
import { MarketContext, type Market } from './market.js';

/** The studio's words around a part of it; used by specs alone. */
export function InVietnamese({ children }: { children: ReactNode }) {
  return (
    <StudioLanguageContext value={store}>
      <LanguageProvider store={store}>{children}</LanguageProvider>
    </StudioLanguageContext>
  );
}

/** The same with a market that has these doors and no others, and where this account is in. */
export function inMarket(http: Partial<StudioClient>, accountId = 'host') {
  const who = { at: 'in', me: { accountId, name: 'Hạnh', phone: '0900000101', mayHost: true } };
  const terms = () => ({ payMethods: ['cod'], clockOffsetMs: 0 });
  const session = { getSnapshot: () => who, subscribe: () => () => undefined, terms };
  const market: Market = Object.assign(Object.create(null), { http, session, deviceId: 'phone' });
  return function InMarket({ children }: { children: ReactNode }) {
    return (
      <MarketContext value={market}>
        <InVietnamese>{children}</InVietnamese>
      </MarketContext>
    );
  };
}

const words: StudioWords = { ...vi, ...moreVi, studio: studioVi };
const load = () => Promise.resolve(words);
const store = languageStore<StudioWords, StudioWords>(
  { language: 'vi', words },
  { load, loadAll: load, keep: () => undefined },
  true,
);
