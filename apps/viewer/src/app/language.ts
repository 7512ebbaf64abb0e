import { createLanguageStore, loadMessages, vi, type LanguageStore, type Messages } from '@chophien/i18n';

export function createLanguage(): LanguageStore<Messages> {
  return createLanguageStore({
    source: vi,
    load: loadMessages,
    storage: window.localStorage,
    preferred: navigator.languages,
  });
}
