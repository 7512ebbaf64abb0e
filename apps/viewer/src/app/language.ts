import {
  chooseLanguage,
  isLanguage,
  loadAllMessages,
  keptLanguage,
  languageCookie,
  loadMessages,
  openLanguage,
  type AllMessages,
  type LanguageStore,
  type Messages,
} from '@chophien/i18n';

/** A page that came drawn is read in the language it came in; else the kept one counts, then the device's. */
export function openReadersLanguage(isDrawn: boolean): Promise<LanguageStore<Messages, AllMessages>> {
  const { lang } = document.documentElement;
  const first =
    isDrawn && isLanguage(lang) ? lang : chooseLanguage(keptLanguage(document.cookie), navigator.languages);
  return openLanguage(first, {
    load: loadMessages,
    loadAll: loadAllMessages,
    keep: (language) => {
      document.cookie = languageCookie(language);
    },
  });
}
