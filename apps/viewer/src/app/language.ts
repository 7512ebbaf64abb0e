import {
  chooseLanguage,
  isLanguage,
  keptLanguage,
  languageCookie,
  loadMessages,
  openLanguage,
  type LanguageStore,
  type Messages,
} from '@chophien/i18n';

/** A page that came drawn is read in the language it came in; else the kept one counts, then the device's. */
export function openReadersLanguage(isDrawn: boolean): Promise<LanguageStore<Messages>> {
  const { lang } = document.documentElement;
  return openLanguage({
    first:
      isDrawn && isLanguage(lang) ? lang : chooseLanguage(keptLanguage(document.cookie), navigator.languages),
    load: loadMessages,
    keep: (language) => {
      document.cookie = languageCookie(language);
    },
  });
}
