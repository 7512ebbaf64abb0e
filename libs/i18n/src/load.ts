import type { Language } from './languages.js';
import type { StudioMessages } from './messages/studio-vi.js';
import type { Messages } from './messages/vi.js';

/** The source comes with the program; each other language is a file of its own, fetched when someone reads it. */
export type FetchedLanguage = Exclude<Language, 'vi'>;

export async function loadMessages(language: FetchedLanguage): Promise<Messages> {
  return language === 'en' ? (await import('./messages/en.js')).en : (await import('./messages/fr.js')).fr;
}

export async function loadStudioMessages(language: FetchedLanguage): Promise<StudioMessages> {
  return language === 'en'
    ? (await import('./messages/studio-en.js')).studioEn
    : (await import('./messages/studio-fr.js')).studioFr;
}
