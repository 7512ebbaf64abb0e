import { isLanguage, type Language } from './languages.js';

const name = 'chophien.language';
const yearSeconds = 31_536_000;

/** The language a reader chose before, out of the cookies of a request or of the page. */
export function keptLanguage(cookies: string | undefined): Language | undefined {
  const kept = cookies?.split('; ').find((cookie) => cookie.startsWith(`${name}=`));
  const value = kept?.slice(name.length + 1);
  return isLanguage(value) ? value : undefined;
}

/** The cookie that keeps a choice: it goes with the next request, so that the first HTML is in that language already. */
export function languageCookie(language: Language): string {
  return `${name}=${language}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax`;
}
