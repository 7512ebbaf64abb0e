import { languageStore, moreVi, vi } from '@chophien/i18n';
import type { ReactNode } from 'react';
import { LanguageProvider } from './language.js';

const words = { ...vi, ...moreVi };
const load = () => Promise.resolve(words);
const store = languageStore({ language: 'vi', words }, { load, loadAll: load, keep: () => undefined }, true);

/** All words in Vietnamese, at hand: for specs. */
export function InVietnamese({ children }: { children: ReactNode }) {
  return <LanguageProvider store={store}>{children}</LanguageProvider>;
}
