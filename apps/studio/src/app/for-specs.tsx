import { languageStore, moreVi, studioVi, vi } from '@chophien/i18n';
import { LanguageProvider } from '@chophien/ui';
import type { ReactNode } from 'react';
import { StudioLanguageContext, type StudioWords } from './language.js';

/** The studio's words around a part of it; used by specs alone. */
export function InVietnamese({ children }: { children: ReactNode }) {
  return (
    <StudioLanguageContext value={store}>
      <LanguageProvider store={store}>{children}</LanguageProvider>
    </StudioLanguageContext>
  );
}

const words: StudioWords = { ...vi, ...moreVi, studio: studioVi };
const load = () => Promise.resolve(words);
const store = languageStore<StudioWords, StudioWords>(
  { language: 'vi', words },
  { load, loadAll: load, keep: () => undefined },
  true,
);
